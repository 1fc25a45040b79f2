"""Steps, sources and kinds as words, in the reader's language."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from hearth.areas.outreach.rules.steps import Step

STEPS: Mapping[Step, str | Promise] = {
    Step.ANALYSIS: _("Analysis of the situation"),
    Step.AREAS: _("Areas chosen"),
    Step.ANIMATORS: _("Animators trained"),
    Step.VISITS: _("Home visits"),
    Step.MATERIALS: _("Materials handed out"),
    Step.MEASURED: _("Success measured"),
}


def before_and_after(what: str, before: int, after: int, asked: int) -> list[tuple[str, int]]:
    """Two bars for one question: how many of a hundred knew, before and after."""
    return [
        (gettext("%(what)s: before") % {"what": what}, percent(before, asked)),
        (gettext("%(what)s: after") % {"what": what}, percent(after, asked)),
    ]


def percent(part: int, of: int) -> int:
    return round(100 * part / of) if of else 0
