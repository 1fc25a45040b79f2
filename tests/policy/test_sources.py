"""What a rule rests on is said in both languages, on every page of policy/ that has a source."""

from __future__ import annotations

import csv
from collections import defaultdict

from django.conf import settings
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override

from hearth.areas.identification.actions import identify
from hearth.areas.identification.tests.reports import screening
from hearth.casework.duties.models import Alert
from hearth.foundation.access.actor import Actor
from hearth.foundation.design.language import LANGUAGE_COOKIE
from hearth.foundation.design.sources import albanian, cited, in_both
from tests.cast import at, signed_in


def test_every_source_of_the_pages_is_said_in_albanian_and_once() -> None:
    said: defaultdict[str, set[str]] = defaultdict(set)
    for page, en, sq in in_both():
        assert sq, f"{page}: {en} has no source_sq"
        said[en].add(sq)
    assert len(said) > 50
    assert [en for en, ways in said.items() if len(ways) > 1] == []


def test_every_entitlement_says_what_it_rests_on_in_albanian() -> None:
    with (settings.VOCABULARIES_DIR / "entitlement.csv").open(encoding="utf-8") as sheet:
        sources = {line["source"] for line in csv.DictReader(sheet)}
    assert sources - set(albanian()) == set()


def test_each_reads_it_in_their_language_and_an_old_text_stays_as_it_was() -> None:
    with override("en"):
        assert cited("Our proposal") == "Our proposal"
    with override("sq"):
        assert cited("Our proposal") == "Propozimi ynë"
        assert cited("A text of last year") == "A text of last year"


def test_the_note_under_a_deadline_speaks_the_readers_language(vera: Actor, agim: Actor) -> None:
    identify(screening(), by=at(vera, timezone.now()))
    alert = Alert.objects.unscoped(because="test").get(recipient=agim.unit)
    assert alert.source in albanian(), "the row keeps what the page said"
    for language, words in (("sq", albanian()[alert.source]), ("en", alert.source)):
        desk = Client()
        desk.cookies[LANGUAGE_COOKIE] = language
        page = signed_in(desk, agim).get(reverse("duties:inbox")).content.decode()
        assert words in page
        assert sum(each in page for each in (alert.source, albanian()[alert.source])) == 1
