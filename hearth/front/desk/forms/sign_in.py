"""The sign-in form."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _


class SignInForm(forms.Form):
    """Name and password. What was wrong is not said: neither whether the name exists."""

    username = forms.CharField(
        label=_("Sign-in name"),
        max_length=60,
        widget=forms.TextInput(attrs={"autocomplete": "username", "autocapitalize": "none"}),
        error_messages={"required": _("Write your sign-in name.")},
    )
    password = forms.CharField(
        label=_("Password"),
        max_length=200,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
        error_messages={"required": _("Write your password.")},
    )

    def refuse(self) -> None:
        self.add_error(
            None,
            _("The name or the password is not right. If you forgot it, ask your administrator."),
        )

    def slow_down(self) -> None:
        self.add_error(
            None,
            _("Too many wrong passwords. Wait five minutes, or ask your administrator."),
        )
