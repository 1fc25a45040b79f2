"""An auditor asks who could read this file then, and why, and gets a page; it is on record."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db.models import Q
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from hearth.areas.identification.tests.reports import identified
from hearth.casework.cases.models import Case
from hearth.casework.cases.tests.scene import whole_file
from hearth.foundation.access.actions import deny, end_grants
from hearth.foundation.access.actor import Actor
from hearth.foundation.access.models import Basis, Denial, Dossier, Grant
from hearth.foundation.access.oversight import catch_up
from hearth.foundation.access.past import Could, who_could_open
from hearth.foundation.access.spans import Span
from hearth.foundation.accounts.kinds import Role, UnitKind
from hearth.foundation.audit.models import Event
from hearth.foundation.deeds.deeds import acting
from hearth.foundation.jobs.house import house_actor
from tests.cast import SINCE, at, later, signed_in, somebody, unit

ADDRESS = "/who-could-read/"


def could(case: Case, asked: Span, actor: Actor) -> dict[str, Could]:
    with acting(actor):
        return {c.who: c for c in who_could_open(case.dossier_id, asked, actor)}


def ask(client: Client, number: str, when: str) -> str:
    client.cookies["hearth_language"] = "en"
    return client.post(ADDRESS, {"number": number, "when": when}).content.decode()


def test_the_auditor_gets_the_page_and_it_names_grounds_givers_and_denials(
    client: Client, auditor: Actor, vera: Actor, agim: Actor, besa: Actor, ilir: Actor
) -> None:
    vera = at(vera, timezone.now() - timedelta(minutes=5))
    case = identified(vera, danger="danger/not-seen").case
    with acting(vera):
        dossier = Dossier.objects.visible_to(vera).get(pk=case.dossier_id)
        deny(dossier, to=besa.user, reason=Denial.Reason.RELATIVE, by=vera)
    signed_in(client, ilir).get(reverse("desk:case", args=[case.pk]))

    page = ask(signed_in(client, auditor), case.number, timezone.localdate().strftime("%m.%Y"))
    allowed, _, rest = page.partition("Who was kept out")
    for known in ("Vera Testi", "Agim Testi", "A duty to notify", "Standing oversight"):
        assert known in allowed
    assert "Ilir Testi" not in allowed
    assert "A relative" in rest
    assert "Ilir Testi" in rest.partition("Who asked for it and was refused")[2]
    asked = Event.objects.unscoped(because="test").of_kind("access.asked-who").get()
    assert (asked.actor, asked.dossier) == (auditor.user.pk, case.dossier_id)


def test_a_grant_a_post_and_a_denial_each_take_their_hours(
    vera: Actor, agim: Actor, besa: Actor, auditor: Actor
) -> None:
    case = identified(vera).case
    with acting(later(vera, hours=2)):
        dossier = Dossier.objects.visible_to(later(vera, hours=2)).get(pk=case.dossier_id)
        deny(dossier, to=besa.user, reason=Denial.Reason.RELATIVE, by=later(vera, hours=2))
    with acting(later(vera, hours=3)):
        theirs = Q(dossier=dossier, unit=agim.unit)
        end_grants(theirs, because="test", by=later(vera, hours=3))

    whole = could(case, Span(SINCE), later(auditor, hours=9))
    assert [span.until for span in whole["Agim Testi"].when] == [later(vera, hours=3).at]
    assert [span.until for span in whole["Besa Testi"].when] == [later(vera, hours=2).at]
    assert [span.until for span in whole["Vera Testi"].when] == [None]
    before = Span(SINCE, vera.at)
    assert could(case, before, later(auditor, hours=9)) == {}
    evening = Span(later(vera, hours=4).at, later(vera, hours=5).at)
    assert set(could(case, evening, later(auditor, hours=9))) >= {"Vera Testi", "Auditor Testi"}
    assert "Agim Testi" not in could(case, evening, later(auditor, hours=9))


@pytest.mark.parametrize("who", ["auditor", "director"])
def test_those_who_answer_for_the_house_see_that_a_file_exists_and_no_word_of_it(
    request: pytest.FixtureRequest, client: Client, vera: Actor, who: str
) -> None:
    overseer = request.getfixturevalue(who)
    case = identified(at(vera, timezone.now()), meet_at="Canary in the alert").case
    page = whole_file(signed_in(client, overseer), case)
    assert case.number in page
    assert "Canary" not in page
    assert client.get(reverse("desk:readers", args=[case.pk])).status_code == 200
    assert client.post(reverse("desk:closing", args=[case.pk])).status_code == 403


def test_another_organisation_oversees_nothing_here(
    client: Client, vera: Actor, nora: Actor
) -> None:
    stranger = somebody("other_auditor", Role.AUDITOR, nora.unit)
    case = identified(at(vera, timezone.now())).case
    signed_in(client, stranger)
    assert client.get(reverse("desk:case", args=[case.pk])).status_code == 404
    assert "No file with this number" in ask(client, case.number, "03.2026")


@pytest.mark.parametrize("who", ["vera", "agim", "ilir", "administrator"])
def test_nobody_else_has_this_door(
    request: pytest.FixtureRequest, client: Client, who: str
) -> None:
    assert signed_in(client, request.getfixturevalue(who)).get(ADDRESS).status_code == 403


@pytest.mark.parametrize(
    ("number", "when"),
    [("", ""), ("4417-K9TM", "31.02.2026"), ("x", "2026"), ("4417-K9TM", "13.2026")],
)
def test_what_is_written_wrong_is_said(
    client: Client, auditor: Actor, number: str, when: str
) -> None:
    answer = signed_in(client, auditor).post(ADDRESS, {"number": number, "when": when})
    assert answer.status_code == 422


def test_an_overseer_who_comes_later_is_let_in_later_and_once(vera: Actor) -> None:
    case = identified(vera).case
    office = unit("office", kind=UnitKind.NGO, of="vatra")
    director = somebody("director_of_later", Role.DIRECTOR, office)
    tomorrow = later(vera, days=1).at
    assert catch_up(by=house_actor(tomorrow)) == 1
    assert catch_up(by=house_actor(tomorrow)) == 0
    now = later(director, days=2)
    with acting(now):
        assert Case.objects.visible_to(now).filter(pk=case.pk).exists()
        grant = Grant.objects.get(basis=Basis.OVERSIGHT)
    assert grant.given_at == tomorrow
