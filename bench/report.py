"""(a) from pressing Report to the row on the police screen; (b) identifications per second."""

from __future__ import annotations

import http.client
import random
import re
import threading
import time
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from uuid import uuid4

from bench.visitor import Fields, Visitor

# A municipality in each of five qarks whose police have an agreement, and a few more.
TOWNS = {
    "police-vlore": "asrdb:61", "police-diber": "asrdb:7", "police-berat": "asrdb:1",
    "police-durres": "asrdb:10", "police-lezhe": "asrdb:43", "police-korce": "asrdb:35",
    "police-fier": "asrdb:21", "police-elbasan": "asrdb:15",
}  # fmt: skip

TO_ANSWER = re.compile(r'hx-post="/alerts/([0-9a-f-]{36})/acknowledgement"')
MARK = re.compile(r'data-mark="([^"]+)"')
QUIET = 0.5  # seconds without a glance at any screen: what the answers set off is over
KEPT = re.compile(r'id="(?:alert|row)-([0-9a-f-]{36})" hx-preserve')


def answers(town: str, mark: str) -> Fields:
    """The quick form, filled in; the mark stands in the words that the police read."""
    return {
        "submission": str(uuid4()),
        "danger": "danger/not-seen",
        "municipality": f"municipality/{town}",
        "place_type": "place-type/bus-station",
        "source": "signal-source/outreach-visit",
        "sex": random.choice(["sex/female", "sex/male"]),
        "age_band": "age-band/26-plus",
        "signs": ["indicator/g-01", "indicator/g-12", "indicator/l-01"],
        "accepts_help": "yes",
        "finding": "potential-victim",
        "meet_at": f"Invented place {mark}",
        "given_name": "Anonima",
        "family_name": "Eshpikur",
    }


@dataclass
class Screen:
    """A police screen: listens, and asks for the cards when told that something changed.

    What it is told while it asks makes it ask once more, as a browser does, and not once each. It
    says what stands on it, as our script does, and is not sent that again.
    """

    officer: Visitor
    events_port: int
    hands: Visitor  # a second window of the same officer's: a connection is not shared by threads
    seen: dict[str, float] = field(default_factory=dict)
    waiting: set[str] = field(default_factory=set)
    arrived: threading.Event = field(default_factory=threading.Event)
    told: threading.Event = field(default_factory=threading.Event)
    closed: bool = False
    looked: float = 0.0
    alerts: set[str] = field(default_factory=set)
    stands: set[str] = field(default_factory=set)

    def watch(self) -> None:
        line = http.client.HTTPConnection("127.0.0.1", self.events_port, timeout=600)
        cookies = "; ".join(f"{name}={value}" for name, value in self.officer.cookies.items())
        origin = f"http://127.0.0.1:{self.officer.port}"
        line.request("GET", "/events", headers={"Cookie": cookies, "Origin": origin})
        stream = line.getresponse()
        assert stream.status == 200, stream.status
        threading.Thread(target=self._look_when_told, daemon=True).start()
        self.arrived.set()
        while not self.closed and (raw := stream.readline()):
            if raw.startswith(b"event: alerts"):
                self.told.set()

    def _look_when_told(self) -> None:
        while not self.closed:
            self.told.wait()
            self.told.clear()
            self._look()

    def _look(self) -> None:
        headers = {"Hearth-Standing": " ".join(self.stands)}
        page = self.officer.get("/alerts/cards", headers).body.decode()
        self.looked = now = time.perf_counter()
        kept = set(KEPT.findall(page))
        self.stands = {each for each in self.stands if each.partition("=")[0] in kept}
        self.stands |= set(MARK.findall(page))
        for mark in [mark for mark in list(self.waiting) if mark in page]:
            self.seen[mark] = now
            self.waiting.discard(mark)
        self.alerts |= set(TO_ANSWER.findall(page))

    def answer(self) -> None:
        """Acknowledge what is on the screen, as an officer would; outside what is measured."""
        while self.alerts:
            self.hands.post(f"/alerts/{self.alerts.pop()}/acknowledgement", {})


def latencies(reporters: Sequence[Visitor], screens: dict[str, Screen], waves: int) -> list[float]:
    """Waves of simultaneous presses; milliseconds until each row stands on its police screen."""
    taken: list[float] = []
    for _ in range(waves):
        marks = {f"m{uuid4().hex[:10]}": random.choice(list(screens)) for _ in reporters}
        pressed: dict[str, float] = {}
        barrier = threading.Barrier(len(reporters))

        def press(who: Visitor, mark: str, unit: str) -> None:
            screens[unit].waiting.add(mark)
            barrier.wait()
            pressed[mark] = time.perf_counter()
            answer = who.post("/identification/new", answers(TOWNS[unit], mark))
            assert answer.status == 302, answer.body[:3000]

        threads = [
            threading.Thread(target=press, args=(who, mark, unit))
            for who, (mark, unit) in zip(reporters, marks.items(), strict=True)
        ]
        _together(threads)
        deadline = time.perf_counter() + 10
        while any(screens[u].waiting & {m} for m, u in marks.items()):
            if time.perf_counter() > deadline:
                raise SystemExit("a report never reached its police screen")
            time.sleep(0.002)
        for screen in screens.values():
            screen.answer()
        _rest(screens.values())
        taken += [(screens[unit].seen[mark] - pressed[mark]) * 1000 for mark, unit in marks.items()]
    return taken


def _rest(screens: Collection[Screen]) -> None:
    """The answers of one wave, and what they show on the screens, are no part of the next."""
    while time.perf_counter() - max(screen.looked for screen in screens) < QUIET:
        time.sleep(QUIET / 10)


def per_second(reporters: Sequence[Visitor], seconds: float) -> float:
    """Every reporter sends one after the other, for so long; acknowledged reports per second."""
    end = time.perf_counter() + seconds
    counts = [0] * len(reporters)

    def send(index: int, who: Visitor) -> None:
        while time.perf_counter() < end:
            town = random.choice(list(TOWNS.values()))
            answer = who.post("/identification/new", answers(town, "load"))
            assert answer.status == 302, answer.status
            counts[index] += 1

    began = time.perf_counter()
    _together([threading.Thread(target=send, args=pair) for pair in enumerate(reporters)])
    return sum(counts) / (time.perf_counter() - began)


def _together(threads: Sequence[threading.Thread]) -> None:
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
