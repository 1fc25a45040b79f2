"""A new referral: what for, whom, how soon, what she needs; and whether she agrees."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from hearth.casework.cases.actions import Agreed
from hearth.casework.cases.forms.parts import choose, long_text, offer, offer_terms, text
from hearth.casework.cases.rules import Missing
from hearth.casework.cases.wordings import to_be_read
from hearth.casework.referrals.models import OutsidePartner, Referral
from hearth.casework.referrals.policy import WithoutConsent
from hearth.casework.referrals.queries.directory import Choice
from hearth.casework.referrals.queries.drawers import DRAWERS
from hearth.casework.referrals.wish import Partner, Wish, WithoutHer
from hearth.foundation.access.compartments import Compartment
from hearth.foundation.accounts.kinds import UnitKind
from hearth.foundation.accounts.models import Unit
from hearth.foundation.design.widgets import Chips, Choices, Segments
from hearth.foundation.vocabularies.choices import grouped, name_of

OUTSIDE = "outside"
MOST_WORDS = 2000
PARTNER_KINDS = (
    UnitKind.HEALTH,
    UnitKind.SCHOOL,
    UnitKind.EMPLOYMENT,
    UnitKind.MUNICIPALITY,
    UnitKind.NGO,
    UnitKind.SHELTER,
    UnitKind.COUNSELLING,
    UnitKind.LEGAL_CLINIC,
    UnitKind.EMBASSY,
)


class WishForm(forms.Form):
    """Five questions; the rest is folded away."""

    service = choose(_("Which service?"), missing=_("Choose the service."))
    to = choose(_("Whom do you ask?"), missing=_("Choose whom you ask."))
    urgency = choose(_("How soon?"), widget=Segments(), missing=_("Say how soon it is needed."))
    danger = forms.BooleanField(label=_("The person is in danger now"), required=False)
    message = long_text(
        _("What does the person need?"),
        most=MOST_WORDS,
        rows=4,
        help_text=_("They read this before they answer. No name, no address."),
        error_messages={"required": _("Write what the person needs, in a sentence or two.")},
    )
    partner_name = text(_("Who they are"), most=200)
    partner_kind = choose(_("What they are"), required=False)
    partner_reached_by = choose(_("How they answer"), required=False, widget=Choices())
    partner_contact = text(_("E-mail or telephone for the link"), most=200)
    reason = choose(_("Why do you refer?"), required=False)
    withheld = forms.MultipleChoiceField(
        label=_("What must stay closed to them, even if they accept?"),
        required=False,
        widget=Chips(),
        choices=[(drawer.value, name) for drawer, name in DRAWERS.items()],
    )

    def __init__(self, *args: Any, directory: Sequence[Choice], on: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "service", list(grouped("service", on=on)))
        listed: list[tuple[str, Any]] = [(each.heading, list(each.units)) for each in directory]
        offer(self, "to", [*listed, (OUTSIDE, _("A partner without an account here"))])
        offer_terms(self, "urgency", "urgency", on)
        offer_terms(self, "reason", "referral-reason", on)
        offer(self, "partner_kind", [(kind.value, kind.label) for kind in PARTNER_KINDS])
        offer(
            self,
            "partner_reached_by",
            [
                (OutsidePartner.Reached.LINK.value, _("With a link that opens once")),
                (OutsidePartner.Reached.PAPER.value, _("On a slip of paper")),
            ],
        )

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        if said.get("to") != OUTSIDE:
            return said
        if not said.get("partner_name"):
            self.add_error("partner_name", _("Write who they are."))
        if not said.get("partner_kind"):
            self.add_error("partner_kind", _("Choose what they are."))
        if not said.get("partner_reached_by"):
            self.add_error("partner_reached_by", _("Choose how they answer."))
        if said.get("partner_reached_by") == "link" and not said.get("partner_contact"):
            self.add_error("partner_contact", _("Write where the link is sent."))
        return said

    def wish(self, units: Mapping[str, Unit]) -> Wish:
        """The cleaned answers, as the action understands them."""
        said = self.cleaned_data
        return Wish(
            service=said["service"],
            urgency=said["urgency"],
            danger=said["danger"],
            message=said["message"],
            to=self.partner() if said["to"] == OUTSIDE else units[said["to"]],
            reason=said["reason"] or None,
            withheld=frozenset(map(Compartment, said["withheld"])),
        )

    def partner(self) -> Partner:
        said = self.cleaned_data
        return Partner(
            name=said["partner_name"],
            kind=said["partner_kind"],
            reached_by=said["partner_reached_by"],
            contact=said["partner_contact"],
        )


def as_written(referral: Referral, partner: OutsidePartner | None, needed: int) -> dict[str, Any]:
    """A draft, as the form shows it again."""
    answers: dict[str, Any] = {
        "service": referral.service_id,
        "urgency": referral.urgency_id,
        "danger": referral.danger,
        "message": str(referral.message),
        "reason": referral.reason_id or "",
        "withheld": [d.value for d in DRAWERS if needed & d.bit and not referral.opens & d.bit],
        "to": str(referral.recipient_id or ""),
    }
    if partner is not None:
        answers |= {
            "to": OUTSIDE,
            "partner_name": str(partner.name),
            "partner_kind": partner.kind,
            "partner_reached_by": partner.reached_by,
            "partner_contact": str(partner.contact or ""),
        }
    return answers


class AgreementForm(forms.Form):
    """Her answer, beside the text that is read aloud; or the ground on which it goes without."""

    way = choose(_("Does the person agree?"), widget=Choices(), missing=_("Ask, and choose."))
    guardian = text(
        _("Guardian who agreed"),
        most=200,
        help_text=_("Name, and on what ground: parent, court decision."),
    )
    assent = choose(_("What did the child answer?"), required=False, widget=Segments())
    ground = choose(_("Why without consent?"), required=False, widget=Choices())
    why = long_text(_("What cannot wait, and why"), most=MOST_WORDS, rows=2, required=False)

    def __init__(
        self, *args: Any, child: bool, grounds: Sequence[WithoutConsent], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.child = child
        ways = [
            ("now", _("Yes. The text was read aloud just now")),
            ("before", _("Yes, and it is written down in the case")),
        ]
        if grounds:
            ways.append(("without", _("The person was not asked, or said no")))
            offer(self, "ground", [(g.ground, name_of(g.ground)) for g in grounds])
        else:
            del self.fields["ground"], self.fields["why"]
        offer(self, "way", ways)
        if child:
            answers = [("given", _("Yes")), ("no", _("No")), ("too-young", _("Too young to ask"))]
            offer(self, "assent", answers)
        else:
            del self.fields["guardian"], self.fields["assent"]

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        if said.get("way") == "now" and self.child:
            if not said.get("guardian"):
                self.add_error("guardian", _("For a child, write who the guardian is who agreed."))
            if not said.get("assent"):
                self.add_error("assent", _("Say what the child answered."))
            if said.get("assent") == "no":
                self.refuse([Missing.CHILD_SAID_NO])
        if said.get("way") == "without":
            if not said.get("ground"):
                self.add_error("ground", _("Choose on what ground it goes without consent."))
            if not said.get("why"):
                self.add_error("why", _("Write why it cannot wait for the person’s answer."))
        return said

    def agreed(self, wish: Wish) -> Agreed:
        """Her yes to this recipient, just given."""
        said = self.cleaned_data
        return Agreed(
            purpose="consent-purpose/referral",
            wording=to_be_read().key,
            recipient=wish.recipient,
            outside=wish.partner.name if wish.partner else "",
            by_guardian=self.child,
            guardian=said.get("guardian", ""),
            assent=said.get("assent", ""),
        )

    def without_her(self) -> WithoutHer:
        return WithoutHer(self.cleaned_data["ground"], self.cleaned_data["why"])

    def refuse(self, missing: Sequence[Missing]) -> None:
        """What a consent lacks, said beside the question it belongs to."""
        for one in missing:
            if one is Missing.CHILD_SAID_NO:
                self.add_error("assent", _("The child said no, so there is no consent."))
            else:
                self.add_error("way", _("This consent cannot be written down as it is."))
