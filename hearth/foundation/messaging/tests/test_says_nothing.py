"""A letter says that there is something to see. Whatever happens, it says nothing more."""

from __future__ import annotations

import inspect
from dataclasses import replace
from pathlib import Path
from uuid import uuid4

import pytest
from pytest_django import Settings

from hearth.foundation.access.actions import open_dossier
from hearth.foundation.access.actor import Actor
from hearth.foundation.deeds.deeds import acting
from hearth.foundation.drafts.actions import keep
from hearth.foundation.messaging import actions
from hearth.foundation.messaging.models import Letter
from hearth.foundation.messaging.text import LANGUAGES, LETTERS, NoSuchLetter, text
from tests.cast import VLORE

SENTENCES = {
    "en": "You have something new to see in Hearth.",
    "sq": "Keni diçka të re për të parë në Hearth.",
}
CANARY = "Kanarina Shembulli"
FORBIDDEN = ("http", "{", "%", "@", "+355", "NRM", "MKR", "polic", "viktim", "victim", "case")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_document_is_the_same_for_everybody(language: str) -> None:
    said = text("something-new", language)
    assert said.sentence == SENTENCES[language]
    assert said.subject == "Hearth"
    for word in FORBIDDEN:
        assert word not in said.whole
    assert not any(letter.isdigit() for letter in said.whole)


def test_every_letter_exists_in_every_language() -> None:
    documents = {path.name for path in LETTERS.glob("*")}
    names = {name.split(".")[0] for name in documents}
    assert documents == {f"{name}.{language}.txt" for name in names for language in LANGUAGES}


@pytest.mark.parametrize("template", ["../text", "something-new.en.txt", CANARY, ""])
def test_a_text_is_chosen_and_never_written(template: str) -> None:
    with pytest.raises(NoSuchLetter):
        text(template, "sq")


@pytest.mark.django_db
def test_no_word_of_a_case_is_in_any_letter(
    settings: Settings, tmp_path: Path, vera: Actor, agim: Actor
) -> None:
    settings.DEMO = True
    settings.PLACE = replace(settings.PLACE, data=tmp_path)
    with acting(vera):
        dossier = open_dossier(qark=VLORE, by=vera)
        keep("identification", {"name": CANARY}, subject=dossier.pk, by=vera)
        actions.wake_now(
            [agim.unit.pk], people=[agim.user.pk], because="alert", about=uuid4(), by=vera
        )
    letters = list(Letter.objects.all())
    assert letters
    for letter in letters:
        actions.deliver(letter.pk, by=vera)
        columns = {
            field.attname: str(getattr(letter, field.attname)) for field in letter._meta.fields
        }
        assert str(dossier.pk) not in columns.values()
        assert CANARY not in " ".join(columns.values())
    files = list((tmp_path / "outbox").iterdir())
    assert len(files) == len(letters)
    for file in files:
        _, said = file.read_text(encoding="utf-8").split("\n\n", 1)
        assert said in {text("something-new", language).whole for language in LANGUAGES}


def test_nobody_who_writes_a_letter_is_asked_for_words() -> None:
    for write in (actions.send, actions.send_outside, actions.wake, actions.wake_now):
        asked = set(inspect.signature(write).parameters)
        assert not asked & {"text", "body", "subject", "message", "content", "context", "words"}
