"""The demo year, told once and then looked at: through the doors, and by everybody in it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import pytest
from django.apps import apps
from django.db import connection, connections
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from pytest_django.plugin import DjangoDbBlocker

from demo.directory import cast, page
from demo.year import tell
from hearth.areas.counselling.models import CounsellingSession, OwnNote
from hearth.casework.cases.models import Case
from hearth.casework.duties.models import Escalation
from hearth.casework.duties.queries import closed_lately, told_about
from hearth.casework.referrals.models import Referral
from hearth.casework.referrals.queries import to_us
from hearth.casework.referrals.rules import State
from hearth.config.place import Place
from hearth.foundation.access.actor import Actor, act_as
from hearth.foundation.access.identity import House, identity
from hearth.foundation.access.scoped import ScopedModel
from hearth.foundation.accounts.models import User
from hearth.foundation.audit.models import Event
from hearth.foundation.audit.verify import verify
from hearth.foundation.deeds.deeds import acting
from hearth.foundation.vault.canaries import sightings
from hearth.foundation.vault.tests.test_no_name_in_a_dump import dump
from hearth.front.desk.queries.today import day_of
from tests.stage import Stage

WORKING = ("vera", "agim", "mira", "drita", "nora", "luan", "teuta", "lira", "sokol", "anila")
# Names, a telephone number and words of the story that nobody else in the house has.
CANARIES = (
    "Provëza", "Askushi", "Eshpikur", "Dëshmitarja", "Punëtori Prova", "069 000 0999",
    "mëndafsh", "tri mollë", "Persona Mostra", "rrobaqepëse", "kapelë të kuqe",
)  # fmt: skip
MOST = 25  # of one kind, as Today shows them
FEW = 25  # a few of each area; never one for each line
LOOKING = "the test looks at the whole year"


@pytest.fixture(scope="module")
def year(stage: Stage, django_db_blocker: DjangoDbBlocker) -> Iterator[Place]:
    """A database of its own, in which the year was told: once for all these tests, being slow."""
    with django_db_blocker.unblock(), stage.copy() as place:
        assert tell()
        yield place


def playing(who: str) -> Actor:
    return act_as(User.objects.get(username=who), at=timezone.now())


def the_cases() -> list[Case]:
    return list(Case.objects.unscoped(because=LOOKING).select_related("person"))


def test_told_again_it_changes_nothing(year: Place) -> None:
    before = len(the_cases())
    assert not tell()
    assert len(the_cases()) == before


def test_all_of_it_went_through_deeds(year: Place) -> None:
    with identity(House(LOOKING)):
        told = set(Event.objects.unscoped(because=LOOKING).values_list("dossier", "kind"))
    for case in the_cases():
        began = {"cases.opened", "cases.reopened"}
        assert began & {kind for dossier, kind in told if dossier == case.dossier_id}
    assert {
        "cases.closed", "cases.reopened", "cases.sealed", "cases.mind-changed",
        "cases.consent-withdrawn", "cases.task-done", "people.contact-agreed",
        "people.relative-tied", "identification.decision-given", "duties.escalated",
        "referrals.declined", "referrals.unanswered", "referrals.feedback", "referrals.withdrawn",
    } <= {kind for _, kind in told}  # fmt: skip
    assert verify(connections["owner"]).sound


def test_every_event_happened_in_its_turn(year: Place) -> None:
    with identity(House(LOOKING)):
        events = Event.objects.unscoped(because=LOOKING).order_by("seq")
        moments = list(events.values_list("at", flat=True))
    assert moments == sorted(moments)
    assert moments[-1] <= timezone.now()


@pytest.mark.parametrize("who", WORKING)
def test_today_has_something_late_something_due_and_something_answered(
    year: Place, who: str
) -> None:
    actor = playing(who)
    with acting(actor):
        day = day_of(actor, most=MOST)
        assert day.danger or day.late
        assert day.due
        assert (
            day.answers
            or any(told.acknowledgement for told in told_about(actor))
            or closed_lately(actor)
            or any(not card.is_waiting for card in to_us(actor))
        )


def test_mira_reads_who_said_yes_to_her_and_who_said_no(year: Place) -> None:
    mira = playing("mira")
    with acting(mira):
        assert [answer.yes for answer in day_of(mira, most=MOST).answers] == [False, True]


def test_a_day_takes_few_queries_however_much_waits(year: Place) -> None:
    for who in WORKING:
        actor = playing(who)
        with acting(actor), CaptureQueriesContext(connection) as queries:
            day_of(actor, most=MOST)
        assert len(queries) <= FEW, who


def test_nothing_has_been_waiting_for_months(year: Place) -> None:
    for who in sorted(cast()):
        actor = playing(who)
        with acting(actor):
            day = day_of(actor, most=MOST)
            waits = [item.due_at for item in (*day.danger, *day.late)]
        assert min(waits, default=actor.at) > actor.at - timedelta(days=2), who


def test_one_alert_in_danger_waits_for_the_police(year: Place) -> None:
    agim = playing("agim")
    with acting(agim):
        (waiting,) = day_of(agim, most=MOST).danger
        assert waiting.what


@pytest.mark.parametrize("who", ["ilir", "elton"])
def test_the_stranger_sees_nothing_by_the_rule_and_nothing_behind_the_wall(
    year: Place, who: str
) -> None:
    actor = playing(who)
    for model in apps.get_models():
        if not issubclass(model, ScopedModel):
            continue
        with acting(actor), connection.cursor() as cursor:
            assert not model.objects.visible_to(actor).exists(), model
            cursor.execute(f"SELECT count(*) FROM {model._meta.db_table}")  # noqa: S608
            assert cursor.fetchone() == (0,), model


def test_the_sealed_case_opens_to_two_people_by_name(year: Place) -> None:
    (case,) = (
        Case.objects.unscoped(because=LOOKING)
        .filter(person__dossier__sealed=True)
        .values_list("pk", flat=True)
    )
    may = set()
    for who in sorted(cast() | {"erion", "eda"}):
        actor = playing(who)
        with acting(actor):
            if Case.objects.visible_to(actor).filter(pk=case).exists():
                may.add(who)
    assert may == {"mira", "erion"}


def test_a_partner_whose_consent_was_taken_back_sees_no_case(year: Place) -> None:
    gone = Referral.objects.unscoped(because=LOOKING).get(state=State.WITHDRAWN)
    partner, luan = playing("liljana-modeli"), playing("luan")
    with acting(partner):
        assert not Case.objects.visible_to(partner).filter(pk=gone.case_id).exists()
    with acting(luan):
        assert Case.objects.visible_to(luan).filter(pk=gone.case_id).exists()


def test_the_tailors_case_is_open_and_hers_alone_who_carries_it(year: Place) -> None:
    mira, lira = playing("mira"), playing("lira")
    carried = Referral.objects.unscoped(because=LOOKING).filter(
        service="service/vocational-training"
    )
    case = carried.get().case_id
    with acting(mira):
        hers = Case.objects.visible_to(mira).get(pk=case)
        assert hers.closed_at is None
        week = [
            *day_of(mira, most=MOST).due,
            *day_of(mira, most=MOST).coming,
        ]  # three tasks, and three days of her plan
        assert len([item for item in week if item.number == hers.number]) >= 6
    with acting(lira):  # her stay in the shelter is over
        assert not Case.objects.visible_to(lira).filter(pk=case).exists()


def test_the_psychologist_works_with_somebody_now_and_her_own_notes_are_hers(year: Place) -> None:
    anila, mira = playing("anila"), playing("mira")
    with acting(anila):
        (case,) = Case.objects.visible_to(anila).filter(closed_at__isnull=True)
        assert [card.is_waiting for card in to_us(anila)] == [False]
        assert OwnNote.objects.visible_to(anila).filter(session__case=case).count() == 2
    with acting(mira):
        sessions = CounsellingSession.objects.visible_to(mira).filter(case=case)
        assert sessions.count() == 4
        assert not OwnNote.objects.visible_to(mira).exists()


def test_the_alert_of_the_night_climbed_to_our_own_officer_and_was_answered(year: Place) -> None:
    climbed = Escalation.objects.unscoped(because=LOOKING).filter(
        to_unit__key="vatra-duty-officer", alert__duty="T-POL"
    )
    (alert,) = {step.alert for step in climbed.select_related("alert")}
    assert alert.answered_at is not None


def test_no_name_stands_in_any_plain_column(year: Place) -> None:
    staff = {word for person in page()["person"] for word in person["name"].split()}
    assert not staff & set(CANARIES)
    whole = dump(year)
    assert len(whole) > 1_000_000
    assert sightings(whole, CANARIES) == []
