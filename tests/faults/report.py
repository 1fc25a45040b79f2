"""What a mobile unit sends, and how it insists."""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from uuid import uuid4

from hearth.areas.identification.models import Identification
from tests.faults.visitor import NobodyAnswered, Visitor

FORM = "/identification/new"
ANSWERED = (302, 503)
INSISTS = 120.0  # seconds


def answers(submission: str, **changes: object) -> dict[str, object]:
    """The quick form, filled in."""
    return {
        "submission": submission,
        "danger": "danger/not-seen",
        "municipality": "municipality/asrdb:61",
        "place_type": "place-type/bus-station",
        "source": "signal-source/outreach-visit",
        "sex": "sex/female",
        "age_band": "age-band/18-25",
        "signs": ["indicator/g-01", "indicator/g-12"],
        "accepts_help": "yes",
        "finding": "potential-victim",
        "meet_at": "Platform 2",
    } | changes


@dataclass
class Reporter:
    """Somebody who sends report after report, each until it is acknowledged."""

    browser: Visitor
    acknowledged: dict[str, str] = field(
        default_factory=dict
    )  # submission -> the page of who was told
    strange: list[int] = field(default_factory=list)  # answers that are neither yes nor "not now"

    def report(self) -> None:
        submission, end = str(uuid4()), time.monotonic() + INSISTS
        while submission not in self.acknowledged:
            assert time.monotonic() < end, "a report was not taken for two minutes"
            self._try(submission)

    def _try(self, submission: str) -> None:
        try:
            answer = self.browser.post(FORM, answers(submission))
        except NobodyAnswered:
            time.sleep(0.1)  # as an impatient hand presses again
            return
        if answer.status == 302:
            self.acknowledged[submission] = answer.place
        elif answer.status not in ANSWERED:
            self.strange.append(answer.status)


def written_down(submission: str) -> int:
    """How many identifications were made of it."""
    rows = Identification.objects.unscoped(because="test")
    return int(rows.filter(submission=submission).count())
