"""The teller: who acts, and when. Every episode goes through it, so nobody acts in the future."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from random import Random
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from demo.directory import Directory
from hearth.areas.identification.actions import Identified, identify
from hearth.areas.identification.rules import Finding
from hearth.areas.identification.screening import Screening
from hearth.casework.duties.actions import acknowledge, log_call, say_what_came
from hearth.casework.duties.models import Alert
from hearth.foundation.access.actor import Actor
from hearth.foundation.deeds.deeds import acting

TIRANE = ZoneInfo("Europe/Tirane")
YEAR = 365


@dataclass(frozen=True)
class Teller:
    """The year ends on `until`; chance is seeded, so that the story is the same every time."""

    directory: Directory
    until: datetime
    chance: Random

    def at(self, days_ago: float, hour: int, minute: int = 0) -> datetime:
        """A moment of the year, never later than its end."""
        day = (self.until.astimezone(TIRANE) - timedelta(days=days_ago)).date()
        moment = datetime(day.year, day.month, day.day, hour, minute, tzinfo=TIRANE)
        return min(moment, self.until - timedelta(minutes=1))

    def actor(self, key: str, moment: datetime) -> Actor:
        return self.directory.actor(key, moment)

    def submission(self) -> UUID:
        return UUID(int=self.chance.getrandbits(128), version=4)

    def report(self, who: str, moment: datetime, **said: Any) -> Identified:
        """A mobile unit concludes a screening; what is not said is ordinary."""
        screening = Screening(**(ORDINARY | {"submission": self.submission()} | said))
        done = identify(screening, by=self.actor(who, moment))
        assert done is not None
        return done

    def answered(
        self, done: Identified, unit: str, who: str, *, after: int, came: str = "yes"
    ) -> Alert:
        """The unit acknowledges after so many minutes, calls back, and says what came of it.

        `came`: "yes", or the last part of a no-action reason, or "" for not yet.
        """
        recipient = self.directory.units[unit].pk
        alert = next(a for a in done.told.alerts if a.recipient_id == recipient)
        first = self.actor(who, alert.raised_at + timedelta(minutes=after))
        self._do(first, lambda seen: acknowledge(seen, by=first), alert)
        called = self.actor(who, first.at + timedelta(minutes=4))
        reporter = done.identification.by.short_name
        self._do(
            called, lambda seen: log_call(seen, called_at=first.at, spoke_to=reporter, by=called), alert
        )
        if came:
            last = self.actor(who, first.at + timedelta(hours=3))
            reason = "" if came == "yes" else f"no-action-reason/{came}"
            self._do(
                last,
                lambda seen: say_what_came(seen, intervened=came == "yes", reason=reason, by=last),
                alert,
            )
        return alert

    def _do(self, actor: Actor, deed: Callable[[Alert], object], alert: Alert) -> None:
        with acting(actor):
            seen = Alert.objects.visible_to(actor).select_related("notice", "recipient")
            deed(seen.get(pk=alert.pk))


ORDINARY: dict[str, Any] = {
    "danger": "danger/not-seen",
    "qark": "iso:AL-12",
    "municipality": "asrdb:61",
    "place_type": "place-type/street",
    "source": "signal-source/outreach-visit",
    "sex": "sex/female",
    "age_band": "age-band/unknown",
    "signs": {"indicator/g-01": "observed", "indicator/g-12": "stated", "indicator/l-01": "stated"},
    "accepts_help": "yes",
    "finding": Finding.POTENTIAL_VICTIM,
    "meet_at": "Te hyrja kryesore (vend i shpikur)",
}
