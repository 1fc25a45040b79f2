"""What a partner sees behind a reply link: no more than any unit asked sees before its yes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from hearth.casework.referrals.models import Referral


@dataclass(frozen=True)
class Offer:
    """Number, coded facts, the service, how soon, the message. There is no field for a name."""

    number: str
    service: str
    urgency: str
    danger: bool
    sex: str
    age_band: str
    message: str
    from_unit: str
    phone: str
    answer_by: datetime | None


def offer_of(referral: Referral) -> Offer:
    """Of a referral read by the house, with its case, person, sender and service."""
    person = referral.case.person
    return Offer(
        number=referral.case.number,
        service=referral.service.name,
        urgency=referral.urgency.name,
        danger=referral.danger,
        sex=person.sex.name,
        age_band=person.age_band.name,
        message=str(referral.message),
        from_unit=referral.sender.name,
        phone=referral.sender.phone,
        answer_by=referral.answer_by,
    )
