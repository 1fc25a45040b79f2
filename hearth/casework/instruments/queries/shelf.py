"""Which instruments there are."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from django.http import Http404
from django.utils.translation import get_language

from hearth.casework.instruments.models import InstrumentVersion
from hearth.casework.instruments.models.version import InstrumentVersionQuerySet
from hearth.casework.instruments.rules.about import Drawer
from hearth.foundation.access.actor import Actor
from hearth.foundation.wording import Text, worded_once


@dataclass(frozen=True)
class Scale:
    """One score and what its numbers are called, in the reader's language."""

    label: str
    source: str
    bands: tuple[tuple[int, int, str], ...]


@worded_once
def shelf() -> InstrumentVersionQuerySet:
    """What may be asked today, without its XForm."""
    return InstrumentVersion.objects.current().in_order().defer("xform")


def current(key: str) -> InstrumentVersion:
    """The version of an instrument that is asked today; 404 for one that never was."""
    for found in _called(Text(key)):
        return found
    raise Http404


@worded_once
def _called(key: Text) -> InstrumentVersionQuerySet:
    return InstrumentVersion.objects.current().filter(key=key).defer("xform")[:1]


def to_ask(drawers: Collection[Drawer], actor: Actor) -> list[InstrumentVersion]:
    """Those whose answers may lie in these drawers, and that the actor's profession may use."""
    return [
        one
        for one in shelf()
        if one.drawer in drawers and (not one.about.roles or actor.roles & set(one.about.roles))
    ]


def scales_of(instrument: InstrumentVersion) -> tuple[Scale, ...]:
    """How the instrument is scored, to be read before it is used."""
    language = get_language() or "sq"
    return tuple(
        Scale(
            score.label.said(language),
            score.source,
            tuple((band.least, band.most, band.label.said(language)) for band in score.bands),
        )
        for score in instrument.definition.scores
    )
