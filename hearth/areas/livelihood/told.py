"""How the timeline tells what happens here, and in which drawer the telling lies."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.translation import gettext_lazy as _

from hearth.areas.livelihood.happened import Happened
from hearth.casework.cases.told import Told
from hearth.foundation.access.compartments import Compartment

TOLD: Mapping[str, Told] = {
    Happened.WISH_NOTED: Told(
        Compartment.SERVICES, "have", _("What the person would like to do was written down")
    ),
    Happened.ENROLLED: Told(Compartment.SERVICES, "going", _("The person enrolled in a course")),
    Happened.PROVIDER_ASKED: Told(
        Compartment.SERVICES, "wait", _("A referral to the course provider was begun")
    ),
    Happened.ATTENDED: Told(Compartment.SERVICES, "have", _("A week of the course was noted")),
    Happened.COURSE_ENDED: Told(Compartment.SERVICES, "have", _("The course ended")),
    Happened.CERTIFIED: Told(Compartment.SERVICES, "good", _("The person has the certificate")),
    Happened.WORK_BEGAN: Told(Compartment.SERVICES, "good", _("The person began work")),
    Happened.WORK_ENDED: Told(Compartment.SERVICES, "no", _("The work ended")),
    Happened.KEEPING_CHECKED: Told(
        Compartment.SERVICES, "have", _("It was asked whether the work was kept")
    ),
    Happened.SCHOOL_BEGAN: Told(Compartment.SERVICES, "going", _("The person began school")),
    Happened.SCHOOL_MOVED: Told(Compartment.SERVICES, "have", _("Something changed at school")),
}
