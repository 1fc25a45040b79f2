"""What a folder says is understood, or refused with a sentence that names the place."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.conf import settings

from hearth.casework.instruments.folders import read_folders
from hearth.casework.instruments.rules.about import KEY, BadInstrument
from hearth.casework.instruments.tests import shelf
from hearth.casework.instruments.xform import xform_of


def refused(root: Path, **words: str) -> str:
    shelf.write(root, **words)
    with pytest.raises(BadInstrument) as sentence:
        shelf.understood(root)
    return str(sentence.value)


def test_a_folder_is_understood(tmp_path: Path) -> None:
    shelf.write(tmp_path)
    definition = shelf.understood(tmp_path).definition
    assert [q.name for q in definition.asked] == [
        "slept", "calm", "nights", "words", "why", "hours", "since",
    ]  # fmt: skip
    assert definition.by_name["nights"].within[0].label.en == "More"
    assert definition.scores[0].bands[1].label.sq == "e lodhur"


def test_a_question_hearth_cannot_ask_is_refused_by_line(tmp_path: Path) -> None:
    said = refused(tmp_path, survey=shelf.SURVEY + "geopoint,place,Ku?,Where?,,,,,,\n")
    assert said.startswith("sleep/survey.csv, line 9: Hearth cannot ask")
    assert "geopoint" in said


def test_a_condition_hearth_cannot_work_out_is_refused(tmp_path: Path) -> None:
    survey = shelf.SURVEY + "text,place,Ku?,Where?,,pulldata('list'),,,,\n"
    assert "does not know “pulldata()”" in refused(tmp_path, survey=survey)


def test_a_condition_looks_back_and_never_forward(tmp_path: Path) -> None:
    survey = shelf.SURVEY.replace("${nights} > 3", "${later} = 'x'")
    survey += "text,later,Më vonë,Later,,,,,,\n"
    assert "“later”, which is not asked before it" in refused(tmp_path, survey=survey)


def test_both_languages_are_there_or_nothing_is(tmp_path: Path) -> None:
    survey = shelf.SURVEY + "text,place,,Where?,,,,,,\n"
    assert "English and in Albanian" in refused(tmp_path, survey=survey)


def test_a_picture_needs_leave(tmp_path: Path) -> None:
    survey = shelf.SURVEY + "image,photo,Foto,Photo,,,,,,\n"
    assert "pictures" in refused(tmp_path, survey=survey)


def test_confidential_answers_never_go_to_a_telephone_in_the_clear(tmp_path: Path) -> None:
    assert "encrypted or not at all" in refused(tmp_path, drawer="health", collect="plain")


def test_a_score_counts_only_what_has_points(tmp_path: Path) -> None:
    about = shelf.ABOUT.replace('["slept", "calm"]', '["slept", "words"]')
    assert "“words” has no points" in refused(tmp_path, about=about.replace('["calm"]', "[]"))


def test_a_score_says_its_source(tmp_path: Path) -> None:
    about = shelf.ABOUT.replace('change = 2\nsource = "invented"', "change = 2")
    assert "says no source" in refused(tmp_path, about=about)


def test_the_telephone_is_given_the_same_questions(tmp_path: Path) -> None:
    shelf.write(tmp_path, collect="encrypted")
    xform = xform_of(shelf.understood(tmp_path))
    assert "<h:title>Gjumi (i shpikur)</h:title>" in xform
    assert f'base64RsaPublicKey="{KEY}"' in xform
    assert 'id="sleep" version="1"' in xform
    assert "/data/slept  = 'often'" in xform  # as pyxform spaces it


def test_a_code_list_is_written_out(tmp_path: Path) -> None:
    choices = shelf.CHOICES + "why,terms of list,,,\n"
    shelf.write(tmp_path, choices=choices)
    why = shelf.understood(tmp_path).definition.by_name["why"]
    assert [choice.name for choice in why.choices] == ["noise", "dreams", "list/a"]


def test_what_we_ship_is_understood_and_becomes_a_form() -> None:
    folders = read_folders(settings.INSTRUMENTS_DIR, lambda _list: [("list/a", "A", "A")])
    assert {folder.about.key for folder in folders} >= {"feedback", "session-questions"}
    for folder in folders:
        assert "<h:html" in xform_of(folder)
