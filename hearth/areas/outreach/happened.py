"""What this area announces. `grep -r outreach.session-held` shows the whole life of one."""

from enum import StrEnum


class Happened(StrEnum):
    BOOK_OPENED = "outreach.book-opened"
    SHIFT_BEGAN = "outreach.shift-began"
    SHIFT_MISSED = "outreach.shift-missed"
    SHIFT_ENDED = "outreach.shift-ended"
    PLACE_VISITED = "outreach.place-visited"
    CONTACT_MADE = "outreach.contact-made"
    SESSION_HELD = "outreach.session-held"
    AREA_PLANNED = "outreach.area-planned"
    CAMPAIGN_RUN = "outreach.campaign-run"
    PROGRAMME_BEGAN = "outreach.programme-began"
    PROGRAMME_MOVED = "outreach.programme-moved"
    AGREEMENT_SIGNED = "outreach.agreement-signed"
    ORIGIN_TRACED = "outreach.origin-traced"
