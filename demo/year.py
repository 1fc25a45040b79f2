"""Tells the year. Told once per database; telling it again changes nothing."""

from __future__ import annotations

from random import Random

from django.db import transaction
from django.utils import timezone

from demo import directory
from demo.episodes import (
    asked,
    children,
    counselling,
    houses,
    livelihood,
    night,
    offices,
    ordinary,
    outside,
    phones,
    tailor,
    turns,
)
from demo.teller import Teller
from hearth.areas.identification.models import Identification

STORIES = (
    houses.tell,
    livelihood.catalogue,
    counselling.care,
    tailor.tell,
    children.mother,
    children.begging,
    turns.not_now,
    turns.no_place,
    turns.no_answer,
    turns.no_more,
    turns.once_again,
    offices.official,
    offices.sealed,
    offices.asleep,
    offices.together,
    night.evening,
    night.danger,
    night.unread,
    night.overdue,
    night.asked_for,
    asked.first_days,
    asked.opinions,
    asked.telephone,
    phones.outside,
    phones.put_right,
)


@transaction.atomic
def tell() -> bool:
    """The directory first, then every story, scene by scene. The whole of it, or nothing.

    Answers whether there was anything left to tell.
    """
    if Identification.objects.unscoped(because="whether the demo year has been told").exists():
        return False
    teller = Teller(directory.load(), until=timezone.now(), chance=Random(1999))  # noqa: S311 - a story
    ordinary.tell(teller)
    outside.tell(teller)
    for story in STORIES:
        teller.begin(story(teller))
    teller.play()
    return True
