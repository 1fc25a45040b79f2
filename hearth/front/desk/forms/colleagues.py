"""A new colleague, a place on the roster, a password of one's own."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, time
from typing import Any

from django import forms
from django.contrib.auth.password_validation import validate_password
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from hearth.casework.cases.forms.parts import choose, day, offer, text
from hearth.foundation.accounts.kinds import Role
from hearth.foundation.accounts.models import Membership, User
from hearth.front.desk.actions import NewColleague


class ColleagueForm(forms.Form):
    username = forms.SlugField(
        label=_("Sign-in name"),
        max_length=60,
        help_text=_("Small letters, digits and dashes; no e-mail address."),
        error_messages={
            "required": _("Write a sign-in name."),
            "invalid": _("Only small letters, digits and dashes."),
        },
    )
    full_name = text(_("Name and surname"), most=200, required=True)
    role = choose(_("Role in this unit"), missing=_("Choose the role."))
    phone = text(_("Telephone"), most=30)
    email = forms.EmailField(label=_("E-mail"), required=False)
    until = day(_("Until which day?"), required=False, help_text=_("Empty: without an end."))

    def __init__(self, *args: Any, now: datetime, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.now = now
        self.fields["full_name"].error_messages["required"] = _("Write the name and surname.")
        offer(self, "role", [(role.value, role.label) for role in Role])

    def clean_username(self) -> str:
        return str(self.cleaned_data["username"]).lower()

    def clean_until(self) -> datetime | None:
        until = self.cleaned_data["until"]
        if until is None:
            return None
        moment = timezone.make_aware(datetime.combine(until, time.min))
        if moment <= self.now:
            raise forms.ValidationError(_("This day is over already."))
        return moment

    def colleague(self) -> NewColleague:
        said = self.cleaned_data
        return NewColleague(
            said["username"], said["full_name"], Role(said["role"]), said["phone"], said["email"],
            said["until"],
        )  # fmt: skip


class TurnForm(forms.Form):
    """Who answers for the unit, and as which."""

    colleague = choose(_("Who?"), missing=_("Choose a colleague."))
    position = forms.IntegerField(
        label=_("Woken as which?"),
        min_value=1,
        max_value=99,
        help_text=_("1 is woken first."),
        error_messages={"required": _("Write a number: 1 is woken first.")},
    )

    def __init__(self, *args: Any, posts: Sequence[Membership], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.people = {str(post.user_id): post.user for post in posts}
        offer(self, "colleague", [(key, user.full_name) for key, user in self.people.items()])


class PasswordForm(forms.Form):
    """Twice, so that a slip of the finger locks nobody out."""

    password = forms.CharField(
        label=_("New password"),
        strip=False,
        max_length=200,
        help_text=_("Fifteen characters at least: four or five words nobody would put together."),
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        error_messages={"required": _("Write a password.")},
    )
    again = forms.CharField(
        label=_("Once more"),
        strip=False,
        max_length=200,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        error_messages={"required": _("Write it once more.")},
    )

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.user = user

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        first, second = said.get("password"), said.get("again")
        if first and second and first != second:
            self.add_error("again", _("The two are not the same."))
        elif first and self.user.check_password(first):
            self.add_error("password", _("This is the password you have. Take another."))
        elif first:
            try:
                validate_password(first, self.user)
            except forms.ValidationError as refused:
                self.add_error("password", refused)
        return said
