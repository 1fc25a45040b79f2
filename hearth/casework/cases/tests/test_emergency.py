"""In an emergency: for some hours, with a reason, before everybody; and a denial still beats it."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from hearth.casework.cases.actions import (
    NoSuchFile,
    NotInThisRole,
    OpenAnyway,
    SayWhyInWords,
    open_in_emergency,
    seal_case,
    write_note,
)
from hearth.casework.cases.models import Case, Note
from hearth.casework.cases.queries.emergency import emergencies_lately, emergencies_of
from hearth.casework.cases.tests.scene import kinds, met
from hearth.casework.people.models import Identity
from hearth.casework.people.queries.standing import NotTheirWork
from hearth.foundation.access.actions import deny
from hearth.foundation.access.actor import Actor
from hearth.foundation.access.models import Denial, Dossier
from hearth.foundation.accounts.kinds import Role, UnitKind
from hearth.foundation.deeds.deeds import acting
from tests.cast import at, later, signed_in, somebody, unit

WHY = {"reason": "break-glass-reason/medical-emergency", "words": "She fainted at our door."}


@pytest.fixture
def officer(house: None) -> Actor:
    """The data protection officer of Vera's organisation."""
    office = unit("office", kind=UnitKind.NGO, of="vatra")
    return somebody("officer", Role.DATA_PROTECTION_OFFICER, office)


def sees(actor: Actor, case: Case, **after: float) -> bool:
    now = later(actor, **after)
    with acting(now):
        return bool(Case.objects.visible_to(now).filter(pk=case.pk).exists())


def test_it_opens_some_drawers_for_four_hours_and_closes_by_itself(
    vera: Actor, nora: Actor
) -> None:
    case = met(vera, given="Anësa")
    write_note(case, "A story.", by=vera)
    assert not sees(nora, case)
    open_in_emergency(case.number, **WHY, by=later(nora, minutes=1))
    now = later(nora, minutes=2)
    with acting(now):
        assert Case.objects.visible_to(now).filter(pk=case.pk).exists()
        assert Identity.objects.visible_to(now).exists()
        assert not Note.objects.visible_to(now).exists()  # not her story
    assert sees(nora, case, hours=4)
    assert not sees(nora, case, hours=4, minutes=2)


def test_it_is_read_by_the_unit_and_the_officer_and_not_by_a_stranger(
    vera: Actor, nora: Actor, officer: Actor, ilir: Actor
) -> None:
    case = met(vera)
    open_in_emergency(case.number, **WHY, by=later(nora, minutes=1))
    for who, told in ((vera, True), (officer, True), (ilir, False), (nora, False)):
        now = later(who, minutes=5)
        with acting(now):
            assert bool(emergencies_lately(now)) is told, who
            assert bool(emergencies_of(case, now)) is (told or who == nora)
    with acting(later(officer, minutes=5)):
        (opening,) = emergencies_of(case, later(officer, minutes=5))
        assert opening.words == WHY["words"]
    assert "cases.emergency-opened" in kinds()


def test_to_read_is_not_to_write(vera: Actor, nora: Actor) -> None:
    case = met(vera)
    open_in_emergency(case.number, **WHY, by=later(nora, minutes=1))
    with pytest.raises(NotTheirWork):
        write_note(case, "Mine.", by=later(nora, minutes=2))


def test_a_denial_beats_it_before_and_after(vera: Actor, nora: Actor) -> None:
    case = met(vera)
    with acting(vera):
        dossier = Dossier.objects.visible_to(vera).get(pk=case.dossier_id)
    open_in_emergency(case.number, **WHY, by=later(nora, minutes=1))
    with acting(later(vera, minutes=2)):
        deny(dossier, to=nora.user, reason=Denial.Reason.RELATIVE, by=later(vera, minutes=2))
    assert not sees(nora, case, minutes=3)
    with pytest.raises(NoSuchFile):
        open_in_emergency(case.number, **WHY, by=later(nora, minutes=4))


def test_a_sealed_file_and_a_number_that_never_was_are_the_same(
    vera: Actor, mira: Actor, nora: Actor
) -> None:
    case = met(vera)
    seal_case(case, named=[vera.user], by=vera)
    for number in (case.number, "0000-0000"):
        with pytest.raises(NoSuchFile):
            open_in_emergency(number, **WHY, by=later(nora, minutes=1))


def test_only_in_the_roles_of_the_page_and_with_words(
    vera: Actor, agim: Actor, elton: Actor, nora: Actor
) -> None:
    case = met(vera)
    for other in (agim, elton):
        with pytest.raises(NotInThisRole):
            open_in_emergency(case.number, **WHY, by=other)
    with pytest.raises(SayWhyInWords):
        open_in_emergency(case.number, reason=WHY["reason"], words=" ", by=nora)
    with pytest.raises(OpenAnyway):
        open_in_emergency(case.number, **WHY, by=vera)


def test_on_the_page_and_on_the_page_of_readers(
    client: Client, vera: Actor, nora: Actor, officer: Actor
) -> None:
    case = met(at(vera, timezone.now() - timedelta(minutes=1)))
    signed_in(client, nora)
    client.cookies["hearth_language"] = "en"
    address = "/cases/emergency"
    assert address in client.get("/cases/search").content.decode()
    assert client.post(address, {"number": case.number}).status_code == 422
    wrong = client.post(address, {"number": "0000-0000", **WHY})
    assert wrong.status_code == 422
    opened = client.post(address, {"number": case.number, **WHY})
    assert opened.headers["Location"] == f"/cases/{case.pk}/"
    assert client.get(f"/cases/{case.pk}/").status_code == 200
    for who in (vera, officer):
        page = signed_in(client, who).get(f"/cases/{case.pk}/readers").content.decode()
        assert WHY["words"] in page
        assert "Nora Testi" in page
        assert "in an emergency" in client.get("/").content.decode()
