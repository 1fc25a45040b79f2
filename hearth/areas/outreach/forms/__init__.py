"""Strings in, values out: the five sheets, and what the coordinator plans."""

from hearth.areas.outreach.forms.awareness import CampaignForm, ProgrammeForm, StepForm
from hearth.areas.outreach.forms.origin import OriginForm
from hearth.areas.outreach.forms.plan import AgreementForm, AreaForm
from hearth.areas.outreach.forms.sheet import SheetForm

__all__ = [
    "AgreementForm",
    "AreaForm",
    "CampaignForm",
    "OriginForm",
    "ProgrammeForm",
    "SheetForm",
    "StepForm",
]
