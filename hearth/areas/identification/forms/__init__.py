"""What people write into the pages of identification: strings in, values out."""

from hearth.areas.identification.forms.agreement import AgreementForm, NameForm
from hearth.areas.identification.forms.formal import GivenForm, HoldForm, OutcomeForm, RequestForm
from hearth.areas.identification.forms.interview import InterviewForm
from hearth.areas.identification.forms.protection import (
    AbroadForm,
    ChargeForm,
    MoveForm,
    PeriodForm,
)
from hearth.areas.identification.forms.report import ASKED, MadeCallForm, ScreeningForm
from hearth.areas.identification.forms.status import CorrectionForm, StatusForm

__all__ = [
    "ASKED",
    "AbroadForm",
    "AgreementForm",
    "ChargeForm",
    "CorrectionForm",
    "GivenForm",
    "HoldForm",
    "InterviewForm",
    "MadeCallForm",
    "MoveForm",
    "NameForm",
    "OutcomeForm",
    "PeriodForm",
    "RequestForm",
    "ScreeningForm",
    "StatusForm",
]
