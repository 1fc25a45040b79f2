"""A mistaken "potential" is taken back by the unit that wrote it: a rung more, and nothing lost."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from hearth.areas.identification.actions import (
    DecidedMeanwhile,
    NotYoursToCorrect,
    SayWhatWasWrong,
    correct_status,
    decide_status,
    request_formal,
)
from hearth.areas.identification.actions.formal import CONSENT
from hearth.areas.identification.queries import ladder_of
from hearth.areas.identification.rules.ladder import Body, Decided, Status, may_be_corrected
from hearth.areas.identification.tests.reports import TODAY, agreed, identified, status_now
from hearth.casework.cases.models import Case
from hearth.casework.duties.models import Alert
from hearth.casework.people.models import Identity
from hearth.casework.people.queries.standing import NotTheirWork
from hearth.foundation.access.actor import Actor
from hearth.foundation.deeds.deeds import acting
from tests.cast import at, later, signed_in

WRONG = {"reason": "correction-reason/wrong-person", "words": "The other woman (invented)."}


def test_both_rungs_stay_and_say_why(vera: Actor, vesa: Actor, agim: Actor, ilir: Actor) -> None:
    case = identified(vera).case
    correct_status(case, **WRONG, seen=1, by=later(vesa, hours=1))
    with acting(later(vera, hours=2)):
        after, mistake = ladder_of(case, later(vera, hours=2)).rungs
    assert (after.status, mistake.status) == (Status.SCREENING, Status.POTENTIAL)
    assert after.grounds == WRONG["words"]
    assert mistake.corrected
    with acting(later(agim, hours=2)):  # told: that it was a mistake, and not the words
        assert [one.grounds for one in ladder_of(case, later(agim, hours=2)).rungs] == ["", ""]
    with acting(later(ilir, hours=2)):
        assert ladder_of(case, later(ilir, hours=2)).rungs == ()


def test_whoever_was_told_is_told_of_the_mistake(vera: Actor, agim: Actor, drita: Actor) -> None:
    case = identified(vera).case
    correct_status(case, **WRONG, seen=1, by=later(vera, hours=1))
    for who, duty in ((agim, "T-CORR-POL"), (drita, "T-CORR-RA")):
        with acting(later(who, hours=1)):
            told = Alert.objects.visible_to(later(who, hours=1)).sent_to(who.unit_ids)
            assert duty in {alert.duty for alert in told}


def test_the_name_that_danger_opened_closes(vera: Actor, agim: Actor, drita: Actor) -> None:
    name = {"given_name": "Anonima", "family_name": "Eshpikur"}
    case = identified(vera, danger="danger/now", danger_now="He is near.", name=name).case
    names = Identity.objects.visible_to(agim).filter(dossier=case.dossier_id)
    with acting(agim):
        assert names.exists()
    correct_status(case, **WRONG, seen=1, by=later(vera, minutes=5))
    soon = later(agim, minutes=6)
    with acting(soon):
        assert not Identity.objects.visible_to(soon).exists()


def test_from_the_screening_it_is_decided_like_any_other(vera: Actor) -> None:
    case = identified(vera).case
    correct_status(case, **WRONG, seen=1, by=vera)
    decide_status(case, Decided(Status.NOT_VICTIM, Body.MOBILE_UNIT, TODAY), seen=2, by=vera)
    assert status_now(case, vera) is Status.NOT_VICTIM


def test_it_says_what_was_wrong_and_knows_what_stood_on_the_screen(vera: Actor) -> None:
    case = identified(vera).case
    with pytest.raises(SayWhatWasWrong):
        correct_status(case, reason=WRONG["reason"], words="  ", seen=1, by=vera)
    with pytest.raises(DecidedMeanwhile):
        correct_status(case, **WRONG, seen=2, by=vera)
    assert status_now(case, vera) is Status.POTENTIAL


def test_what_was_built_on_is_not_a_mistake_any_more(vera: Actor) -> None:
    """She asked for the formal procedure and took that back: only the structure ends her rights."""
    case = identified(vera).case
    request_formal(case, agreed(CONSENT), on=TODAY, seen=1, by=vera)
    decide_status(case, Decided(Status.POTENTIAL, Body.MOBILE_UNIT, TODAY), seen=2, by=vera)
    with pytest.raises(NotYoursToCorrect):
        correct_status(case, **WRONG, seen=3, by=vera)


@pytest.mark.parametrize("status", [status for status in Status if status != "potential"])
def test_nothing_but_potential_is_corrected_and_only_by_its_own_unit(status: Status) -> None:
    assert not may_be_corrected(status, None, own=True)
    assert not may_be_corrected(Status.POTENTIAL, None, own=False)
    assert may_be_corrected(Status.POTENTIAL, Status.SCREENING, own=True)


@pytest.mark.parametrize("who", ["agim", "drita", "ilir", "nora", "mira"])
def test_who_only_reads_or_is_a_stranger_corrects_nothing(
    request: pytest.FixtureRequest, vera: Actor, agim: Actor, drita: Actor, who: str
) -> None:
    case = identified(vera).case
    with pytest.raises(NotTheirWork):
        correct_status(case, **WRONG, seen=1, by=request.getfixturevalue(who))


def test_on_the_page(client: Client, vera: Actor, ilir: Actor) -> None:
    case = identified(at(vera, timezone.now()), danger="danger/not-seen").case
    address = reverse("identification:correction", args=[case.pk])
    assert signed_in(client, ilir).get(address).status_code == 404
    signed_in(client, vera)
    assert address in client.get(reverse("desk:case", args=[case.pk])).content.decode()
    assert client.get(address).status_code == 200
    assert client.post(address, {"seen": 1, "words": "x"}).status_code == 422
    assert client.post(address, {"seen": 1, **WRONG}).status_code == 302
    assert client.get(address).status_code == 404  # nothing is left to correct
    assert (
        status_now(Case.objects.unscoped(because="test").get(), at(vera, timezone.now()))
        is Status.SCREENING
    )
