"""What people write into the pages of livelihood: strings in, values out."""

from hearth.areas.livelihood.forms.catalogue import CourseForm, LookForm
from hearth.areas.livelihood.forms.school import EntersForm, StepForm
from hearth.areas.livelihood.forms.training import EndForm, EnrolForm, PaperForm, WeekForm
from hearth.areas.livelihood.forms.work import CheckForm, LeftForm, PlacementForm, WishForm

__all__ = [
    "CheckForm",
    "CourseForm",
    "EndForm",
    "EnrolForm",
    "EntersForm",
    "LeftForm",
    "LookForm",
    "PaperForm",
    "PlacementForm",
    "StepForm",
    "WeekForm",
    "WishForm",
]
