"""A text nobody translated is found, and so is a translation nobody says."""

from __future__ import annotations

from pathlib import Path

import pytest

from hearth.config.checks.sources import Said, said_in
from hearth.config.checks.translations import problems

CATALOGUE = "hearth/areas/identification/locale/sq/LC_MESSAGES"
HEAD = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n'


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A house with one view, one template and one catalogue."""
    (tmp_path / CATALOGUE).mkdir(parents=True)
    templates = tmp_path / "hearth/areas/identification/templates"
    templates.mkdir()
    (tmp_path / "hearth/areas/identification/views.py").write_text(
        'message = _("Due by %(time)s") % {"time": due}\n'
        'count = ngettext("%(n)s alert", "%(n)s alerts", n)\n'
        "other = translated(name)\n"
    )
    (templates / "page.html").write_text(
        '{% load i18n %}{% translate "Save" %} {% badge "late" _("Late") %}\n'
        "{% blocktranslate trimmed with who=name %}\n  Told: {{ who }}.\n{% endblocktranslate %}\n"
        '{% translate "May" context "month" %}'
    )
    return tmp_path


def test_every_text_is_found_in_code_and_templates(repository: Path) -> None:
    assert {said for said, _ in said_in(repository)} == {
        Said("Due by %(time)s"),
        Said("%(n)s alert", plural="%(n)s alerts"),
        Said("Save"),
        Said("Late"),
        Said("Told: %(who)s."),
        Said("May", context="month"),
    }


def test_a_whole_catalogue_is_no_trouble(repository: Path) -> None:
    _write(repository, WHOLE)
    assert problems(repository) == []


@pytest.mark.parametrize(
    ("found", "instead", "trouble"),
    [
        ('msgid "Save"\nmsgstr "Ruaj"\n', "", "not translated: 'Save'"),
        ('msgstr "Ruaj"', 'msgstr ""', "empty: 'Save'"),
        ('msgid "Save"', '#, fuzzy\nmsgid "Save"', "marked as uncertain: 'Save'"),
        ('msgid "Save"', 'msgid "Discard"\nmsgstr "Hidh"\n\nmsgid "Save"', "nobody says this"),
        ("Deri më %(time)s", "Deri më", "a hole is missing"),
        ("Deri më %(time)s", "Deri më %(ora)s", "a hole that the English does not have"),
        ('msgid "Save"', '#~ msgid "Old"\n#~ msgstr "I vjetër"\n\nmsgid "Save"', "out of use"),
    ],
)
def test_what_is_wrong_is_named(repository: Path, found: str, instead: str, trouble: str) -> None:
    assert found in WHOLE
    _write(repository, WHOLE.replace(found, instead))
    said = problems(repository)
    assert any(trouble in sentence for sentence in said), said


def test_a_catalogue_that_django_does_not_read_is_named(repository: Path) -> None:
    _write(repository, WHOLE)
    stray = repository / "hearth/foundation/deeds/locale/sq/LC_MESSAGES"
    stray.mkdir(parents=True)
    (stray / "django.po").write_text(HEAD)
    assert any("Django does not look here" in sentence for sentence in problems(repository))


def _write(repository: Path, text: str) -> None:
    (repository / CATALOGUE / "django.po").write_text(HEAD + text, encoding="utf-8")


WHOLE = """\
msgid "Due by %(time)s"
msgstr "Deri më %(time)s"

msgid "%(n)s alert"
msgid_plural "%(n)s alerts"
msgstr[0] "%(n)s njoftim"
msgstr[1] "%(n)s njoftime"

msgid "Save"
msgstr "Ruaj"

msgid "Late"
msgstr "Me vonesë"

msgid "Told: %(who)s."
msgstr "U njoftua: %(who)s."

msgctxt "month"
msgid "May"
msgstr "Maj"
"""
