"""A course provider that signs in here is asked as a unit, and answers on its own pages."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from hearth.areas.livelihood import queries
from hearth.areas.livelihood.actions import ask_provider, enrol
from hearth.areas.livelihood.models import Course, Enrolment
from hearth.areas.livelihood.tests.scene import BEGAN, in_english, sewing
from hearth.casework.cases.models import Case
from hearth.casework.cases.tests.scene import met
from hearth.casework.people.actions import name_person
from hearth.casework.referrals.models import OutsidePartner, Referral
from hearth.casework.referrals.rules import State
from hearth.foundation.access.actor import Actor
from hearth.foundation.accounts.kinds import Role, UnitKind
from hearth.foundation.accounts.models import Unit
from hearth.foundation.deeds.deeds import acting
from tests.cast import VLORE, at, somebody, unit

NAME = "Provë Shembullake"


@pytest.fixture
def teacher(house: None) -> Actor:
    """Gives the course: a partner of the employment office, with an account here."""
    office = unit("employment-vlora", kind=UnitKind.EMPLOYMENT, of="employment-service", qark=VLORE)
    return somebody("teacher", Role.PARTNER, office)


@pytest.fixture
def now(mira: Actor) -> Actor:
    return at(mira, timezone.now() - timedelta(minutes=5))


@pytest.fixture
def case(now: Actor) -> Case:
    case = met(now)
    with acting(now):
        name_person(case.person, {"given_name": NAME}, by=now)
    return case


def asked_of_the_office(desk: Client, case: Case, course: Course) -> Referral:
    """Enrolled, asked from the case file, sent with her yes; each step on its page."""
    said = {"course": str(course.pk), "began_on": f"{timezone.localdate():%d.%m.%Y}"}
    desk.post(reverse("livelihood:enrolments", args=[case.pk]), said)
    enrolment = Enrolment.objects.unscoped(because="test").get()
    written = desk.post(reverse("livelihood:provider", args=[enrolment.pk])).headers["Location"]
    draft = desk.get(written).content.decode()
    assert f'<option value="{course.unit_id}" selected>' in draft
    words = {
        "service": "service/vocational-training", "to": str(course.unit_id), "way": "now",
        "urgency": "urgency/planned", "message": "Një vend në kurs.",
    }  # fmt: skip
    assert desk.post(written, words).status_code == 302
    return Referral.objects.unscoped(because="test").select_related("recipient").get()


def test_from_the_catalogue_to_the_answer_of_the_office(
    client: Client, mira: Actor, teacher: Actor, ilir: Actor, now: Actor, case: Case
) -> None:
    course = sewing(at(teacher, now.at))
    referral = asked_of_the_office(in_english(client, mira), case, course)
    assert (referral.stands, referral.recipient) == (State.SENT, teacher.unit)
    office = in_english(Client(), teacher)
    assert case.number in office.get(reverse("referrals:list")).content.decode()
    address = reverse("referrals:referral", args=[referral.pk])
    page = office.get(address).content.decode()
    assert "Një vend në kurs." in page
    assert NAME not in page
    office.post(reverse("referrals:answer", args=[referral.pk]), {"answer": "yes"})
    office.post(reverse("referrals:beginning", args=[referral.pk]))
    cover = office.get(reverse("desk:case", args=[case.pk]))
    assert cover.status_code == 200
    assert NAME not in cover.content.decode()
    then = at(teacher, timezone.now())
    with acting(then):
        assert queries.trainings_of(case, then) == [], "the weeks noted by others stay with them"
    stranger = in_english(Client(), ilir)
    for closed in (address, reverse("desk:case", args=[case.pk])):
        assert stranger.get(closed).status_code == 404
    done = {"outcome": "referral-outcome/completed", "feedback": "She sews."}
    office.post(reverse("referrals:outcome", args=[referral.pk]), done)
    assert office.get(reverse("desk:case", args=[case.pk])).status_code == 404
    assert "She sews." in client.get(address).content.decode()


def test_a_new_referral_offers_the_office_first(
    client: Client, mira: Actor, teacher: Actor, case: Case
) -> None:
    new = reverse("referrals:addressees", args=[case.pk])
    page = in_english(client, mira).get(new, {"service": "service/vocational-training"})
    here = page.content.decode().partition("Gives this service, in this qark")[2]
    assert str(teacher.unit.pk) in here.partition("</optgroup>")[0]


def test_one_that_others_wrote_in_or_that_is_gone_is_asked_outside(
    teacher: Actor, now: Actor, case: Case
) -> None:
    by_us = enrol(case, sewing(now), began_on=BEGAN, by=now)
    theirs = enrol(case, sewing(at(teacher, now.at)), began_on=BEGAN, by=now)
    Unit.objects.filter(pk=teacher.unit.pk).update(until=now.at.date())
    for enrolment in (by_us, theirs):
        referral = ask_provider(enrolment, "A place.", by=now)
        assert referral.recipient is None
        with acting(now):
            assert OutsidePartner.objects.visible_to(now).filter(referral=referral).exists()
