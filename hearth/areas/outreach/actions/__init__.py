"""What a mobile unit does outside, and what its coordinator plans."""

from hearth.areas.outreach.actions.book import NotInAMobileUnit, book_of, field_unit
from hearth.areas.outreach.actions.campaign import CampaignRun, run_campaign
from hearth.areas.outreach.actions.contact import log_contact
from hearth.areas.outreach.actions.once import IdTaken
from hearth.areas.outreach.actions.plan import AreaPlanned, plan_area, sign_agreement
from hearth.areas.outreach.actions.programme import (
    Programme,
    StepDone,
    begin_programme,
    note_step,
)
from hearth.areas.outreach.actions.session import hold_session
from hearth.areas.outreach.actions.shift import NoShift, begin_shift, end_shift
from hearth.areas.outreach.actions.trace import Source, trace
from hearth.areas.outreach.actions.visit import log_visit
from hearth.areas.outreach.actions.write_down import write_down

__all__ = [
    "AreaPlanned",
    "CampaignRun",
    "IdTaken",
    "NoShift",
    "NotInAMobileUnit",
    "Programme",
    "Source",
    "StepDone",
    "begin_programme",
    "begin_shift",
    "book_of",
    "end_shift",
    "field_unit",
    "hold_session",
    "log_contact",
    "log_visit",
    "note_step",
    "plan_area",
    "run_campaign",
    "sign_agreement",
    "trace",
    "write_down",
]
