"""What a mobile unit does outside, in the unit's own book; and where a report came from."""

from hearth.areas.outreach.models.agreement import CooperationAgreement
from hearth.areas.outreach.models.book import MobileUnit
from hearth.areas.outreach.models.campaign import Campaign
from hearth.areas.outreach.models.contact import Contact
from hearth.areas.outreach.models.origin import Origin
from hearth.areas.outreach.models.planned import PlannedArea
from hearth.areas.outreach.models.programme import HouseToHouse, HouseToHouseStep
from hearth.areas.outreach.models.session import Attendance, InformationSession, KnowledgeCheck
from hearth.areas.outreach.models.shift import Shift, ShiftEnd
from hearth.areas.outreach.models.visit import Visit

__all__ = [
    "Attendance",
    "Campaign",
    "Contact",
    "CooperationAgreement",
    "HouseToHouse",
    "HouseToHouseStep",
    "InformationSession",
    "KnowledgeCheck",
    "MobileUnit",
    "Origin",
    "PlannedArea",
    "Shift",
    "ShiftEnd",
    "Visit",
]
