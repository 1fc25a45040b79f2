"""What Today keeps an eye on: periods that end, files that were opened in an emergency."""

from __future__ import annotations

from datetime import datetime, time, timedelta

from django.utils import timezone
from django.utils.translation import gettext as _

from hearth.areas.identification.queries import periods_ending
from hearth.casework.cases.queries.emergency import emergencies_lately
from hearth.foundation.access.actor import Actor
from hearth.foundation.design.addresses import address
from hearth.front.desk.queries.items import Item


def periods(actor: Actor) -> list[Item]:
    """A reflection period that ends: what she decides, and where she stays, is spoken of before."""
    return [
        Item(
            what=_("The reflection period ends"),
            number=period.case.number,
            due_at=timezone.make_aware(datetime.combine(period.ends_on, time.min)),
            danger=False,
            address=address("desk:case", period.case_id) + "#reflection",
            act=_("Open"),
            key=f"reflection-{period.pk}",
        )
        for period in periods_ending(actor)
    ]


def emergencies(actor: Actor) -> list[Item]:
    """Somebody opened a file of ours in an emergency: look at who, and why."""
    return [
        Item(
            what=_("A colleague opened this file in an emergency"),
            number=opening.case.number,
            due_at=opening.at + timedelta(days=1),
            danger=False,
            address=address("desk:readers", opening.case_id),
            act=_("Open"),
            key=f"emergency-{opening.pk}",
        )
        for opening in emergencies_lately(actor)
    ]
