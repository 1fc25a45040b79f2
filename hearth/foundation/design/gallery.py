"""Every component in real use, on one living page. What is shown here is what screens may use."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hearth.foundation.design import widgets
from hearth.foundation.design.charts import Series

SIGNS = [
    (
        gettext_lazy("General"),
        [
            ("papers", gettext_lazy("Does not hold their own papers")),
            ("spoken-for", gettext_lazy("Somebody speaks for them")),
            ("fear", gettext_lazy("Fear, learnt answers")),
            ("watched", gettext_lazy("Is being watched")),
        ],
    ),
    (
        gettext_lazy("Labour"),
        [
            ("unpaid", gettext_lazy("No pay, or very little")),
            ("hours", gettext_lazy("Excessive hours")),
        ],
    ),
]


class ReportForm(forms.Form):
    """The kinds of question the quick form asks."""

    danger = forms.ChoiceField(
        label=gettext_lazy("Is the person in danger now?"),
        help_text=gettext_lazy("If so, telephone 129 at once. The form waits."),
        choices=[
            ("yes", gettext_lazy("Yes")),
            ("no", gettext_lazy("No")),
            ("unknown", gettext_lazy("I do not know")),
        ],
        widget=widgets.Segments(danger={"yes"}),
    )
    place = forms.ChoiceField(
        label=gettext_lazy("Where are you?"),
        choices=[("", ""), ("seafront", "Vlorë, Shembulli i Parë"), ("station", "Vlorë, Provë")],
    )
    age = forms.ChoiceField(
        label=gettext_lazy("How old do you think they are?"),
        help_text=gettext_lazy("If in doubt, choose the younger."),
        choices=[("0-13", "0–13"), ("14-17", "14–17"), ("18-24", "18–24"), ("25+", "25+")],
        widget=widgets.OneChip,
    )
    signs = forms.MultipleChoiceField(
        label=gettext_lazy("What did you notice?"), choices=SIGNS, widget=widgets.Chips
    )
    finding = forms.ChoiceField(
        label=gettext_lazy("Your finding"),
        choices=[
            ("potential", gettext_lazy("Potential victim of trafficking")),
            ("at-risk", gettext_lazy("Person at risk")),
        ],
        widget=widgets.Choices(
            hints={
                "potential": gettext_lazy("The police and the Responsible Authority are told."),
                "at-risk": gettext_lazy("A case is opened; the police are not told."),
            }
        ),
    )


class RequestForm(forms.Form):
    """The kinds of field a calm form has."""

    born = forms.DateField(
        label=gettext_lazy("Date of birth"),
        help_text=gettext_lazy("For example 19.03.2004. If it is not known, leave it empty."),
        input_formats=widgets.DAY_FORMATS,
        error_messages={"invalid": gettext_lazy("Write the date as 19.03.2004")},
        widget=widgets.Day,
    )
    reason = forms.CharField(
        label=gettext_lazy("Why do you need it?"),
        error_messages={"required": gettext_lazy("Write why you need it")},
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    unit = forms.ChoiceField(
        label=gettext_lazy("Unit"), choices=[("vlore", "Njësia e lëvizshme, Vlorë")]
    )
    number = forms.CharField(label=gettext_lazy("Case number"), disabled=True, initial="4417-K")
    needs = forms.MultipleChoiceField(
        label=gettext_lazy("Needs"),
        required=False,
        choices=[
            ("shelter", gettext_lazy("Shelter")),
            ("doctor", gettext_lazy("Doctor")),
            ("interpreter", gettext_lazy("Interpreter")),
        ],
    )
    agreed = forms.BooleanField(label=gettext_lazy("She has agreed to this"), required=False)


def gallery(now: datetime) -> dict[str, Any]:
    """What the page of all components shows; every name and figure in it is invented."""
    return {
        "now": now,
        "soon": now + timedelta(minutes=9, seconds=56),
        "since": now - timedelta(minutes=5),
        "yesterday": now - timedelta(hours=16),
        "day_before": now - timedelta(hours=40),
        "report": ReportForm({"danger": "no", "age": "18-24", "signs": ["papers", "unpaid"]}),
        "blank": ReportForm(prefix="blank", initial={"danger": "yes"}),
        "request_form": RequestForm({"born": "32.13", "unit": "vlore", "needs": ["shelter"]}),
        "statuses": _statuses(),
        "road": [_("Sent"), _("Seen"), _("Accepted"), _("Started"), _("Completed")],
        "forms": [
            (_("Forced labour"), 1250),
            (_("Sexual exploitation"), 842),
            (_("Forced begging"), None),
            (_("Criminal activity"), 213),
        ],
        "quarters": [_("Jan–Mar"), _("Apr–Jun"), _("Jul–Sep"), _("Oct–Dec")],
        "years": [Series("2025", [29, 36, 43, 33]), Series("2024", [27, 31, None, 31])],
        "qarks": {
            "AL-01": 6,
            "AL-02": 18,
            "AL-03": 12,
            "AL-04": 14,
            "AL-05": None,
            "AL-06": 7,
            "AL-07": None,
            "AL-08": 8,
            "AL-09": 5,
            "AL-10": 9,
            "AL-11": 31,
            "AL-12": 22,
        },
        "bounds": (5, 10, 15, 25),
        "safe_meta": [_("The deadline was yesterday 16:00"), _("Passed to the head")],
    }


def _statuses() -> list[tuple[str, str]]:
    return [
        ("danger", _("Danger now")),
        ("late", _("Late")),
        ("due", _("Due today")),
        ("wait", _("Awaits an answer")),
        ("going", _("Started")),
        ("good", _("Completed")),
        ("no", _("Declined")),
        ("shut", _("Closed")),
        ("draft", _("Draft")),
        ("new", _("New")),
    ]
