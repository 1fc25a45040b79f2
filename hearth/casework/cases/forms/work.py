"""A note, a task, a colleague for the team."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, time
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from hearth.casework.cases.forms.parts import choose, day, hour, long_text, offer, text

MOST_WORDS = 8000
END_OF_WORK = time(16, 0)


def shared() -> forms.BooleanField:
    """Asked of a unit that works on the case because the person was referred to it."""
    return forms.BooleanField(
        label=_("Show it to everybody who works on the case"),
        help_text=_("Without the tick only your own unit reads it."),
        required=False,
    )


class NoteForm(forms.Form):
    """Written once. A correction is another note. `apart`: the unit may keep it to itself."""

    text = long_text(
        _("Note"),
        most=MOST_WORDS,
        rows=8,
        help_text=_(
            "What you saw, what the person said, what you agreed. It cannot be changed later."
        ),
    )

    def __init__(self, *args: Any, apart: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if apart:
            self.fields["shared"] = shared()
        self.fields["text"].error_messages["required"] = _("Write something, or go back.")

    def words(self) -> str:
        return str(self.cleaned_data["text"])

    def is_shared(self) -> bool:
        return bool(self.cleaned_data.get("shared"))


@dataclass(frozen=True)
class TaskSaid:
    """What the form says; who the assignee is, the view looks up."""

    what: str
    due_at: datetime
    assignee: str
    danger: bool
    shared: bool


class TaskForm(forms.Form):
    what = text(_("What is to be done?"), most=160, required=True)
    day = day(_("By which day?"), missing=_("Write the day by which it is to be done."))
    hour = hour(_("By what hour?"), required=False, help_text=_("Empty: by 16:00."))
    assignee = choose(_("Who does it?"), missing=_("Choose who does it."))
    danger = forms.BooleanField(label=_("Somebody’s safety hangs on it"), required=False)

    def __init__(
        self, *args: Any, people: list[tuple[str, str]], apart: bool = False, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        if apart:
            self.fields["shared"] = shared()
        self.fields["what"].error_messages["required"] = _("Write what is to be done.")
        offer(self, "assignee", people)

    def task(self) -> TaskSaid:
        said = self.cleaned_data
        by = datetime.combine(said["day"], said["hour"] or END_OF_WORK)
        return TaskSaid(
            what=said["what"],
            due_at=timezone.make_aware(by),
            assignee=said["assignee"],
            danger=bool(said["danger"]),
            shared=bool(said.get("shared")),
        )


class TeamForm(forms.Form):
    colleague = choose(_("Colleague"), missing=_("Choose a colleague."))
    leads = forms.BooleanField(label=_("Leads the case from now on"), required=False)

    def __init__(self, *args: Any, people: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "colleague", people)
