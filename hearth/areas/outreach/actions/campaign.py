"""Write down a campaign: a day, a march, something in the media."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time
from uuid import UUID

from django.utils import timezone

from hearth.areas.outreach.actions.book import book_of
from hearth.areas.outreach.actions.once import once
from hearth.areas.outreach.happened import Happened
from hearth.areas.outreach.models import Campaign
from hearth.foundation.access.actor import Actor
from hearth.foundation.accounts.models import Unit
from hearth.foundation.audit.actions import record
from hearth.foundation.deeds.deeds import deed


@dataclass(frozen=True)
class CampaignRun:
    """A campaign as the action understands it; the codes are whole terms."""

    id: UUID
    title: str
    kind: str
    occasion: str
    municipality: str
    since: date
    until: date
    reached: int
    basis: str
    partners: tuple[str, ...] = ()
    materials: tuple[str, ...] = ()
    materials_given: int = 0


def run_campaign(campaign: CampaignRun, *, unit: Unit, by: Actor) -> Campaign:
    """Of this unit. Who was reached is counted or estimated, and says which."""
    return once(Campaign, campaign.id, lambda: _write(campaign, unit, by=by), by=by)


@deed
def _write(said: CampaignRun, unit: Unit, *, by: Actor) -> Campaign:
    campaign = Campaign(
        id=said.id,
        dossier_id=book_of(unit, by=by).dossier_id,
        unit=unit,
        title=said.title,
        kind_id=said.kind,
        occasion_id=said.occasion,
        municipality_id=said.municipality,
        happened_at=timezone.make_aware(datetime.combine(said.since, time(12))),
        counted_on=said.since,
        until=said.until,
        reached=said.reached,
        basis=said.basis,
        partners=list(said.partners),
        materials=list(said.materials),
        materials_given=said.materials_given,
        by=by.user,
        at=by.at,
    )
    campaign.save(force_insert=True)
    record(
        Happened.CAMPAIGN_RUN,
        campaign.dossier_id,
        by=by,
        which=campaign.pk,
        occasion=campaign.occasion_id,
    )
    return campaign
