"""What is written on each page is done; what is wrong is said, and nothing typed is lost."""

from __future__ import annotations

from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from hearth.casework.cases.models import Case, Consent, Note, Refusal, Task, TeamMember, Withdrawal
from hearth.casework.cases.tests.scene import READ, address_of, child, kinds, met, told
from hearth.casework.people.models import Alias, FamilyTie, Identity, Person, SafeContact
from hearth.foundation.access.actor import Actor
from hearth.foundation.access.compartments import Compartment
from hearth.foundation.drafts.queries import draft_of
from tests.cast import at, signed_in

WHY = {"why": "opening-reason/my-case"}
MET = {"how": "first-contact/own-detection"}


@pytest.fixture
def desk(client: Client, vera: Actor) -> Client:
    return signed_in(client, vera)


def post(desk: Client, screen: str, pk: object, **said: Any) -> HttpResponse:
    answer = desk.post(address_of(screen, pk), said)
    assert isinstance(answer, HttpResponse)
    return answer


def done(desk: Client, screen: str, pk: object, **said: Any) -> None:
    answer = post(desk, screen, pk, **said)
    assert answer.status_code == 302, answer.content.decode().partition("error-summary")[2][:600]


def only(model: Any) -> Any:
    return model.objects.unscoped(because="test").get()


def test_the_name_is_shown_once_after_a_reason(desk: Client, vera: Actor) -> None:
    case = met(vera, given="Anësa")
    address = reverse("cases:name", args=[case.pk])
    assert "Anësa" not in desk.get(address).content.decode()
    refused = desk.post(address)
    assert refused.status_code == 422
    assert "Anësa" not in refused.content.decode()
    assert "people.name-read" not in kinds()
    shown = desk.post(address, WHY)
    assert "Anësa" in shown.content.decode()
    assert "no-store" in shown.headers["Cache-Control"]
    assert kinds().count("people.name-read") == 1
    assert "Anësa" not in desk.get(address).content.decode()


def test_without_a_name_there_is_no_such_page(desk: Client, vera: Actor) -> None:
    assert post(desk, "name", met(vera).pk, **WHY).status_code == 404


def test_the_name_and_other_names_are_written(desk: Client, vera: Actor) -> None:
    case = met(vera)
    assert post(desk, "identity", case.pk).status_code == 422
    done(desk, "identity", case.pk, given_name="Anësa", born_on="1.2.2004")
    done(desk, "aliases", case.pk, name="Lule", kind="alias-kind/nickname")
    assert only(Identity).person_id == only(Alias).person_id == case.person_id


def test_the_age_is_judged(desk: Client, vera: Actor) -> None:
    case = met(vera)
    done(desk, "age", case.pk, band="age-band/15-17", basis="age-basis/stated", birth_year="2009")
    assert only(Person).birth_year == 2009
    wrong = post(desk, "age", case.pk, band="age-band/15-17", basis="", birth_year="9")
    assert wrong.status_code == 422
    assert 'value="9"' in wrong.content.decode()


def test_safe_contact_is_agreed_with_hours_or_not_at_all(desk: Client, vera: Actor) -> None:
    case = met(vera)
    said = {"phone": "069 111", "may_call": "yes", "days": "any", "confirmed": "yes"}
    assert post(desk, "safe-contact", case.pk, **said).status_code == 422
    assert not SafeContact.objects.unscoped(because="test").exists()
    done(desk, "safe-contact", case.pk, **said, begins="10:00", ends="13.00")
    assert only(SafeContact).confirmed_with_her


def test_a_new_relative_and_one_with_a_number(desk: Client, vera: Actor, nora: Actor) -> None:
    case, sister, hers = met(vera), met(vera), met(nora)
    son = {"relation": "family-relation/son", "sex": "sex/male", "age_band": "age-band/0-11"}
    done(desk, "relatives", case.pk, **son, given_name="Beni")
    tie = {"relation": "family-relation/sister"}
    done(desk, "relatives", case.pk, **tie, number=sister.number)
    for number in (hers.number, "4417-K9TM", case.number, sister.number):
        assert post(desk, "relatives", case.pk, **tie, number=number).status_code == 422
    assert FamilyTie.objects.unscoped(because="test").filter(person=case.person).count() == 2


def test_a_relative_gets_a_case_of_their_own(desk: Client, vera: Actor) -> None:
    case = met(vera)
    son = {"relation": "family-relation/son", "sex": "sex/male", "age_band": "age-band/0-11"}
    done(desk, "relatives", case.pk, **son)
    ties = FamilyTie.objects.unscoped(because="test")
    relative = ties.filter(person=case.person).get().relative
    address = reverse("cases:relative-case", args=[case.pk, relative])
    assert desk.post(address, MET).status_code == 302
    assert desk.post(address, MET).status_code == 404
    nobody = reverse("cases:relative-case", args=[case.pk, case.person_id])
    assert desk.post(nobody, MET).status_code == 404


def test_a_note_is_kept_as_a_draft_until_it_is_sent(desk: Client, vera: Actor) -> None:
    case = met(vera)
    kept = reverse("desk:draft-of", args=["case-note", case.pk])
    assert desk.post(kept, {"text": "She came on Mon"}).status_code == 204
    address = reverse("cases:notes", args=[case.pk])
    assert "She came on Mon" in desk.get(address).content.decode()
    done(desk, "notes", case.pk, text="She came on Monday.")
    assert "She came on Mon" not in desk.get(address).content.decode()
    note = only(Note)
    assert draft_of(at(vera, note.at), "case-note", case.pk) is None
    done(desk, "correction", note.pk, text="She came on Tuesday.")
    assert Note.objects.unscoped(because="test").filter(corrects=note).exists()


def test_a_task_is_set_for_somebody_by_a_day(desk: Client, vera: Actor, vesa: Actor) -> None:
    case = met(vera)
    said = {"what": "Telephone", "day": "31.12.2026", "assignee": str(vesa.user.pk)}
    assert post(desk, "tasks", case.pk, **{**said, "day": "31.31.2026"}).status_code == 422
    done(desk, "tasks", case.pk, **said)
    task = only(Task)
    assert (task.assignee_id, f"{task.due_at:%H:%M}") == (vesa.user.pk, "15:00")  # 16:00 here
    done(desk, "task-dropped", task.pk)
    assert only(Task).dropped_at


def test_a_colleague_joins_leads_and_leaves(desk: Client, vera: Actor, mira: Actor) -> None:
    case = met(vera)
    done(desk, "team", case.pk, colleague=str(mira.user.pk))
    member = only(TeamMember)
    done(desk, "member-lead", member.pk)
    assert only(TeamMember).leads
    done(desk, "member-end", member.pk)
    assert only(TeamMember).left_at
    stranger = post(desk, "team", case.pk, colleague=str(vera.user.pk)[::-1])
    assert stranger.status_code == 422


def test_a_consent_and_its_withdrawal(desk: Client, vera: Actor, nora: Actor) -> None:
    case = met(vera)
    said = {"purpose": "consent-purpose/sharing", "wording": READ, "form": "consent-form/spoken"}
    lacking = post(desk, "consents", case.pk, **said)
    assert lacking.status_code == 422
    done(desk, "consents", case.pk, **said, recipient=str(nora.unit.pk))
    done(desk, "withdrawal", only(Consent).pk)
    done(desk, "withdrawal", only(Consent).pk)
    assert only(Withdrawal).consent_id == only(Consent).pk


def test_a_childs_no_is_no_consent(desk: Client, vera: Actor) -> None:
    case = child(vera)
    said = {
        "purpose": "consent-purpose/services", "wording": READ, "form": "consent-form/spoken",
        "guardian": "Nëna",
    }  # fmt: skip
    assert post(desk, "consents", case.pk, **said, assent="no").status_code == 422
    done(desk, "consents", case.pk, **said, assent="given")


def test_a_refusal_and_the_change_of_mind(desk: Client, vera: Actor) -> None:
    case = met(vera)
    said = {"was_informed": "yes", "may_be_asked_again": "not-asked"}
    assert post(desk, "refusals", case.pk, **said).status_code == 422
    done(desk, "refusals", case.pk, **said, what=["refusal/shelter", "refusal/interview"])
    done(desk, "change-of-mind", only(Refusal).pk)
    done(desk, "change-of-mind", only(Refusal).pk)


def test_closed_and_opened_anew(desk: Client, vera: Actor) -> None:
    case = met(vera)
    assert post(desk, "closing", case.pk).status_code == 422
    done(desk, "closing", case.pk, reason="closing-reason/goals-achieved", may_be_contacted="yes")
    again = post(
        desk, "closing", case.pk, reason="closing-reason/goals-achieved", may_be_contacted="no"
    )
    assert again.status_code == 422
    done(desk, "episodes", case.pk, because="reopening-reason/new-need", **MET)
    twice = post(desk, "episodes", case.pk, because="reopening-reason/new-need", **MET)
    assert twice.status_code == 422
    assert Case.objects.unscoped(because="test").count() == 2


def test_our_first_contact_is_said_once_by_every_agency_that_was_told(
    desk: Client, vera: Actor, agim: Actor, ilir: Actor
) -> None:
    case = met(vera)
    assert post(desk, "first-contact", case.pk, **MET).status_code == 422
    told(case, agim, Compartment.OPEN, Compartment.ALERT)
    assert post(signed_in(desk, ilir), "first-contact", case.pk, **MET).status_code == 404
    done(signed_in(desk, agim), "first-contact", case.pk, **MET)
    assert post(desk, "first-contact", case.pk, **MET).status_code == 422


def test_the_police_press_no_button_of_ours(client: Client, vera: Actor, agim: Actor) -> None:
    case = met(vera, given="Anësa")
    told(case, agim, Compartment.OPEN, Compartment.ALERT, Compartment.IDENTITY)
    signed_in(client, agim)
    before = kinds()
    for screen in ("identity", "aliases", "age", "relatives", "team", "closing", "episodes"):
        assert post(client, screen, case.pk, name="x", given_name="x").status_code == 403
    for screen in ("safe-contact", "notes", "tasks", "consents", "refusals"):
        assert post(client, screen, case.pk).status_code == 404
    assert set(kinds()[len(before) :]) == {"access.opened"}
    assert post(client, "name", case.pk, **WHY).status_code == 200
