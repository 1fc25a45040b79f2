"""A group opened, a person taken in, a meeting with who came."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy as _

from hearth.areas.counselling.actions import Gathered
from hearth.areas.counselling.forms.parts import how_long
from hearth.areas.counselling.models import GroupMember
from hearth.areas.counselling.queries import Circle
from hearth.casework.cases.forms.parts import Dated, choose, day, offer, offer_terms
from hearth.foundation.vocabularies.choices import choices


class GroupForm(Dated):
    theme = choose(_("What is the group about?"), missing=_("Choose the theme."))

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, today=today, **kwargs)
        offer_terms(self, "theme", "group-theme", today)


class JoinForm(Dated):
    group = choose(_("Which group?"), missing=_("Choose the group."))

    def __init__(self, *args: Any, today: date, groups: Sequence[Circle], **kwargs: Any) -> None:
        super().__init__(*args, today=today, **kwargs)
        offer(self, "group", [(str(one.row.pk), one.row.theme.name) for one in groups])


class MeetingForm(Dated):
    """One question for each member, under the number of the case; no name stands here."""

    past = ("on",)

    on = day(_("On which day?"), missing=_("Write the day."))
    minutes = how_long(_("Minutes"))
    activity = choose(_("What was done?"), missing=_("Choose what was done."))

    def __init__(
        self, *args: Any, today: date, members: Sequence[GroupMember], **kwargs: Any
    ) -> None:
        super().__init__(*args, today=today, **kwargs)
        offer_terms(self, "activity", "group-activity", today)
        self.members = list(members)
        answers = choices("session-attendance", on=today)
        for member in self.members:
            question = choose(member.case.number, missing=_("Choose one."))
            question.choices = answers
            self.fields[str(member.pk)] = question

    def gathered(self) -> Gathered:
        said = self.cleaned_data
        came = {member.pk: said[str(member.pk)] for member in self.members}
        return Gathered(said["on"], said["minutes"], said["activity"], came)
