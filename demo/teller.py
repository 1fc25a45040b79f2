"""The teller: who acts, and when. Stories are told side by side, the earliest scene first.

A story is a generator: it yields the moment of its next scene, and then plays it. Between two
scenes the clock of the house works as it does every minute of a real day: what nobody answered
climbs, and what lost her consent is closed. Nobody acts in the future.
"""

from __future__ import annotations

import heapq
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta
from itertools import count
from random import Random
from uuid import UUID
from zoneinfo import ZoneInfo

from demo.directory import Directory, page
from hearth.casework.duties.actions import climb
from hearth.casework.duties.models import Alert
from hearth.casework.referrals.jobs import bring_up_the_late, follow_consents
from hearth.casework.referrals.models import Referral
from hearth.foundation.access.actor import Actor
from hearth.foundation.accounts.models import Unit, User
from hearth.foundation.jobs.house import house_actor

TIRANE = ZoneInfo("Europe/Tirane")
YEAR = 365
A_MINUTE = timedelta(minutes=1)
LATE = "what nobody answered climbs in the demo as in life"

Story = Iterator[datetime]


@dataclass
class Teller:
    """The year ends on `until`; chance is seeded, so that the story is the same every time."""

    directory: Directory
    until: datetime
    chance: Random
    _waiting: list[tuple[datetime, int, Story]] = field(default_factory=list)
    _numbers: Iterator[int] = field(default_factory=count)
    _posts: dict[str, Actor] = field(default_factory=dict)
    _scene_at: datetime | None = None

    def begin(self, story: Story) -> None:
        """One more story, told beside those that are under way."""
        moment = next(story, None)
        if moment is not None:
            heapq.heappush(self._waiting, (moment, next(self._numbers), story))

    def play(self) -> None:
        """Every scene of every story, in the order in which they happened."""
        while self._waiting:
            moment, _, story = heapq.heappop(self._waiting)
            if moment > self.until:
                raise ValueError("A scene of the demo lies in the future.")
            self._run_clock(moment)
            self._scene_at = moment
            self.begin(story)
        self._run_clock(self.until)

    def strike(self, moment: datetime) -> None:
        """The clock has its minute now, however lately it struck: the scene waits for it."""
        self._run_clock(moment)

    def at(self, days_ago: float, hour: int, minute: int = 0) -> datetime:
        """An hour of a day of the year, never later than its end."""
        day = self.day(days_ago)
        return min(datetime.combine(day, time(hour, minute), TIRANE), self.until - A_MINUTE)

    def day(self, days_ago: float) -> date:
        return (self.until.astimezone(TIRANE) - timedelta(days=days_ago)).date()

    def ago(self, *, hours: float = 0, minutes: float = 0) -> datetime:
        """So long before the visitor comes."""
        return self.until - timedelta(hours=hours, minutes=minutes)

    def later_today(self, hours: float = 3) -> datetime:
        """In so many hours, but before the day is over: what is due then is due today."""
        midnight = datetime.combine(self.day(-1), time(), TIRANE)
        return min(self.until + timedelta(hours=hours), midnight - A_MINUTE)

    def in_days(self, days: int, hour: int) -> datetime:
        return datetime.combine(self.day(-days), time(hour), TIRANE)

    def actor(self, who: str, moment: datetime) -> Actor:
        """One of the cast at a moment of the story. Nobody changes posts in it."""
        if who not in self._posts:
            self._posts[who] = self.directory.actor(who, moment)
        return replace(self._posts[who], at=moment)

    def unit(self, key: str) -> Unit:
        return self.directory.units[key]

    def user(self, who: str) -> User:
        return self.directory.people[who]

    def on_duty(self, unit: str) -> list[str]:
        """Who answers for a unit, the first of its roster first."""
        staff = [each for each in page()["person"] if each["unit"] == unit and each.get("roster")]
        return [each["key"] for each in sorted(staff, key=lambda each: int(each["roster"]))]

    def submission(self) -> UUID:
        return UUID(int=self.chance.getrandbits(128), version=4)

    def _run_clock(self, until: datetime) -> None:
        """Whenever something has waited too long; and once a day, what lost its consent."""
        before = self._scene_at or until
        while (late := _next_late()) is not None and late <= until:
            by = house_actor(max(late, before))  # never before the scene that was just played
            for alert in _climbing(by.at):
                climb(alert, by=by)
            bring_up_the_late(by.at)
        if before.date() != until.date():
            follow_consents(until)


def _climbing(at: datetime) -> list[Alert]:
    rows = Alert.objects.unscoped(because=LATE).to_escalate(at)
    return list(rows.select_related("notice__unit"))


def _next_late() -> datetime | None:
    """When the next alert or referral will have waited too long."""
    alerts = Alert.objects.unscoped(because=LATE).unanswered()
    referrals = Referral.objects.unscoped(because=LATE).waiting()
    firsts: list[datetime] = []
    for rows in (alerts, referrals):
        moments = rows.filter(escalates_at__isnull=False).order_by("escalates_at")
        first = moments.values_list("escalates_at", flat=True).first()
        firsts += [first] if first else []
    return min(firsts, default=None)
