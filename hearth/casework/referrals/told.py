"""How the timeline of a case tells each event of a referral: never to whom, never what for."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.translation import gettext_lazy as _

from hearth.casework.cases.told import Told
from hearth.casework.referrals.happened import Happened
from hearth.foundation.access.compartments import Compartment

SERVICES = Compartment.SERVICES

TOLD: Mapping[str, Told] = {
    Happened.SENT: Told(SERVICES, "wait", _("A referral was sent")),
    Happened.ASKED: Told(SERVICES, "wait", _("A question about a referral was asked")),
    Happened.REPLIED: Told(SERVICES, "have", _("A question about a referral was answered")),
    Happened.SLIP_PRINTED: Told(SERVICES, "wait", _("A slip for a partner outside was printed")),
    Happened.LINK_MADE: Told(SERVICES, "wait", _("A reply link for a partner outside was made")),
    Happened.LINK_SENT: Told(SERVICES, "wait", _("A reply link went out to a partner outside")),
    Happened.LINK_OPENED: Told(SERVICES, "wait", _("A partner outside opened the reply link")),
    Happened.SEEN: Told(SERVICES, "wait", _("A referral was seen")),
    Happened.UNANSWERED: Told(SERVICES, "late", _("A referral was not answered in time")),
    Happened.ACCEPTED: Told(SERVICES, "good", _("A referral was accepted")),
    Happened.DECLINED: Told(SERVICES, "no", _("A referral was not accepted")),
    Happened.STARTED: Told(SERVICES, "going", _("A service that was referred to has begun")),
    Happened.COMPLETED: Told(SERVICES, "good", _("A service that was referred to has ended")),
    Happened.FEEDBACK: Told(SERVICES, "good", _("Feedback on a referral came")),
    Happened.WITHDRAWN: Told(SERVICES, "shut", _("A referral was taken back")),
}
