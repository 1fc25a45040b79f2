"""The sheets of outreach on the phone: drawn from the very questions, read by the very `read()`."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from typing import Any
from uuid import UUID

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _

from hearth.areas.outreach.actions import NoShift, NotInAMobileUnit, write_down
from hearth.areas.outreach.models import InformationSession, Visit
from hearth.areas.outreach.questions import (
    SHEETS,
    Ask,
    Mistakes,
    Question,
    SheetKind,
    choices_of,
    read,
)
from hearth.foundation.access.actor import Actor
from hearth.foundation.design.questions import Data
from hearth.foundation.design.widgets import OneChip
from hearth.foundation.vocabularies.choices import name_of, term
from hearth.front.field.faults import WHOLE, Answers, Faults
from hearth.front.field.models import Envelope

NOT_ON_A_PHONE = frozenset({Ask.NUMBER, Ask.COLLEAGUE})  # no directory of colleagues travels
SHORT = 200


def sheet(kind: SheetKind, today: date) -> Data:
    """A sheet as the app draws it, in the language of the moment."""
    asked = SHEETS[kind]
    return {
        "title": str(asked.title),
        "send": str(asked.act),
        "parts": list(_parts(asked.questions, today)),
    }


def told(kind: SheetKind) -> Callable[..., None]:
    """The deed of a sheet: `read()`, then the verb that fits, as from the desk."""

    def tell(answers: Answers, envelope: Envelope, *, by: Actor) -> None:
        entry = read(kind, _said(answers, envelope), on=timezone.localdate(by.at))
        if isinstance(entry, Mistakes):
            raise Faults([f"{name}:sheet" for name in entry])
        try:
            write_down(entry, by=by)
        except NoShift:
            raise Faults(["happened_at:no-shift"]) from None
        except NotInAMobileUnit:
            raise Faults([f"{WHOLE}:no-unit"]) from None

    return tell


def again(kind: SheetKind) -> Callable[..., forms.Form]:
    """Only what was wrong is asked again; everything else stays as it was sealed."""

    def form(answers: Answers, envelope: Envelope, *, by: Actor) -> forms.Form:
        on = timezone.localdate(by.at)
        wrong = read(kind, _said(answers, envelope), on=on)
        names = {fault.partition(":")[0] for fault in envelope.faults}
        questions = [q for q in SHEETS[kind].questions if q.name in names]
        made = forms.Form({q.name: _text(answers.get(q.name)) for q in questions})
        for question in questions:
            made.fields[question.name] = _field(question, on)
        for name, sentence in wrong.items() if isinstance(wrong, Mistakes) else ():
            if name in made.fields:
                made.add_error(name, sentence)
        return made

    return form


def source_of(which: object, by: Actor) -> InformationSession | Visit | None:
    """The session or the visit that was sealed under this id, if it arrived."""
    try:
        key = UUID(_text(which))
    except ValueError:
        return None
    for source in (InformationSession, Visit):
        found = source.objects.visible_to(by).filter(pk=key).first()
        if isinstance(found, source):
            return found
    return None


def _said(answers: Answers, envelope: Envelope) -> dict[str, Any]:
    return {**answers, "id": str(envelope.pk)}


def _text(said: object) -> str:
    return " ".join(map(str, said)) if isinstance(said, list) else str(said or "")


def _parts(questions: tuple[Question, ...], today: date) -> Iterator[Data]:
    """In the order of the sheet; the counts of a group are drawn together, where they begin."""
    drawn: set[str] = set()
    for question in questions:
        if question.ask in NOT_ON_A_PHONE:
            continue
        if not question.group:
            yield _drawn(question, today)
        elif question.group not in drawn:
            drawn.add(question.group)
            group = [each for each in questions if each.group == question.group]
            yield {"fold": _group_name(question.group), "questions": [_count(q) for q in group]}


def _group_name(group: str) -> str:
    return {"people": _("Who was there?"), "knowledge": _("How many knew?")}[group]


def _count(question: Question) -> Data:
    label = f"{question.row_words} · {question.column_words}"
    return {"name": question.name, "label": label, "look": "input", "required": False,
            "mode": "numeric", "most": 4}  # fmt: skip


def _drawn(question: Question, today: date) -> Data:
    data: Data = {
        "name": question.name,
        "label": str(question.label),
        "required": question.required,
        "look": "input",
    }
    if question.help:
        data["hint"] = str(question.help)
    if question.required:
        data["missing"] = str(question.missing)
    return data | _kind(question, today)


def _kind(question: Question, today: date) -> Data:
    offered = choices_of(question, on=today)
    match question.ask:
        case Ask.MOMENT:
            return {"look": "moment", "now": question.name == "happened_at"}
        case Ask.COUNT:
            return {"mode": "numeric", "most": 5}
        case Ask.TEXT:
            return {"look": "input" if question.most <= SHORT else "text", "most": question.most}
        case Ask.YES_NO:
            return _ticked([("yes", _("Yes")), ("no", _("No"))], "segments", one=True)
        case Ask.CHOICES:
            return _ticked(offered, "chips", one=False)
    if question.few:
        return _ticked(offered, "chips", one=True)
    return {"look": "select", "groups": [{"options": [["", "—"]]}, *_groups(offered)]}


def _ticked(offered: list[tuple[str, str]], look: str, *, one: bool) -> Data:
    options = [{"value": code, "label": str(name)} for code, name in offered]
    return {"look": look, "one": one, "families": [{"options": options}]}


def _groups(offered: list[tuple[str, str]]) -> Iterator[Data]:
    """Municipalities under their qark; what hangs from nothing, in one group."""
    groups: dict[str, list[list[str]]] = {}
    for code, name in offered:
        groups.setdefault(term(code).parent_id or "", []).append([code, name])
    for parent, options in groups.items():
        yield {"name": name_of(parent), "options": options} if parent else {"options": options}


def _field(question: Question, on: date) -> forms.Field:
    words: Mapping[str, Any] = {
        "label": question.label, "help_text": question.help, "required": False,
    }  # fmt: skip
    if question.ask is Ask.YES_NO:
        yes_no = [("yes", _("Yes")), ("no", _("No"))]
        return forms.ChoiceField(choices=yes_no, widget=OneChip(), **words)
    if question.terms and question.ask is Ask.CHOICE:
        return forms.ChoiceField(choices=[("", "—"), *choices_of(question, on=on)], **words)
    return forms.CharField(**words)
