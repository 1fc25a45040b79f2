"""A form half filled in survives a crash, and is nobody else's."""

from __future__ import annotations

from uuid import uuid4

import pytest
from django.db import connection

from hearth.foundation.access.actor import Actor
from hearth.foundation.access.identity import House, identity
from hearth.foundation.access.models import Dossier, Grant
from hearth.foundation.access.together import call
from hearth.foundation.deeds.deeds import acting
from hearth.foundation.drafts import actions, jobs
from hearth.foundation.drafts.actions import clear_old, discard, keep
from hearth.foundation.drafts.models import Draft, Drawer
from hearth.foundation.drafts.queries import draft_of
from hearth.foundation.jobs.house import house_actor
from hearth.foundation.vault.unreadable import Locked
from tests.cast import later

pytestmark = pytest.mark.django_db

FORM = "identification"
CANARY = "Kanarina Shembulli"
ANSWERS = {"where": ["Sheshi i Flamurit"], "note": [CANARY]}


def kept(actor: Actor, form: str = FORM, **about: object) -> dict[str, object] | None:
    with acting(actor):
        found = draft_of(actor, form, **about)  # type: ignore[arg-type]
        return dict(found.content) if found else None


def test_vera_finds_what_she_was_typing(vera: Actor) -> None:
    keep(FORM, ANSWERS, by=vera)
    assert kept(later(vera, minutes=5)) == ANSWERS


def test_the_newest_answers_replace_the_older(vera: Actor) -> None:
    keep(FORM, {"note": ["k"]}, by=vera)
    keep(FORM, ANSWERS, by=later(vera, minutes=1))
    keep(FORM, {"note": ["late on the road"]}, by=later(vera, seconds=30))
    assert kept(later(vera, minutes=2)) == ANSWERS


def test_each_subject_has_its_own_draft(vera: Actor) -> None:
    one, other = uuid4(), uuid4()
    keep("referral", {"n": 1}, subject=one, by=vera)
    keep("referral", {"n": 2}, subject=other, by=vera)
    keep("referral", {"n": 0}, by=vera)
    assert kept(vera, "referral", subject=one) == {"n": 1}
    assert kept(vera, "referral", subject=other) == {"n": 2}
    assert kept(vera, "referral") == {"n": 0}
    assert kept(vera) is None


def test_nobody_else_opens_the_drawer(
    vera: Actor, vesa: Actor, mira: Actor, agim: Actor, director: Actor
) -> None:
    keep(FORM, ANSWERS, by=vera)
    for stranger in (vesa, mira, agim, director):
        assert kept(stranger) is None
        with acting(stranger):
            assert not Draft.objects.visible_to(stranger).exists()
            assert not Drawer.objects.visible_to(stranger).exists()
            assert not Dossier.objects.visible_to(stranger).filter(kind="drawer").exists()


def test_the_database_refuses_them_too(vera: Actor, vesa: Actor) -> None:
    keep(FORM, ANSWERS, by=vera)
    for reader, there in ((vesa, 0), (vera, 1)):
        with acting(reader), connection.cursor() as cursor:
            cursor.execute("SELECT count(*) FROM drafts_draft")
            assert cursor.fetchone() == (there,)
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM drafts_draft")
        assert cursor.fetchone() == (0,)


def test_the_drawer_opens_to_its_owner_by_name_only(vera: Actor) -> None:
    keep(FORM, ANSWERS, by=vera)
    with identity(House("test")):
        grants = list(Grant.objects.filter(dossier__kind="drawer"))
        assert [(grant.user, grant.unit, grant.sealed) for grant in grants] == [
            (vera.user, None, True)
        ]


def test_there_is_one_drawer_for_all_drafts(vera: Actor) -> None:
    for number in range(3):
        keep("referral", {"n": number}, subject=uuid4(), by=vera)
    with acting(vera):
        assert Drawer.objects.visible_to(vera).count() == 1


def test_what_is_kept_is_sealed(vera: Actor) -> None:
    keep(FORM, ANSWERS, by=vera)
    with identity(House("test")), connection.cursor() as cursor:
        cursor.execute("SELECT content, draft::text FROM drafts_draft draft")
        [(sealed, row)] = cursor.fetchall()
    assert CANARY.encode() not in bytes(sealed)
    assert CANARY not in row
    assert b"Flamurit" not in bytes(sealed)


def test_it_opens_only_while_somebody_acts(vera: Actor) -> None:
    keep(FORM, ANSWERS, by=vera)
    with acting(vera):
        draft = Draft.objects.visible_to(vera).get()
    assert isinstance(draft.content, Locked)


def test_what_was_sent_is_erased(vera: Actor) -> None:
    keep(FORM, ANSWERS, by=vera)
    keep("referral", {"n": 1}, by=vera)
    discard(FORM, by=later(vera, minutes=5))
    assert kept(vera) is None
    assert kept(vera, "referral") == {"n": 1}
    discard(FORM, by=vera)  # a second time is no error


def test_nobody_throws_away_what_another_was_typing(vera: Actor, vesa: Actor) -> None:
    """Not even by asking the database for it, in her own name or in Vera's."""
    keep(FORM, ANSWERS, by=vera)
    discard(FORM, by=vesa)
    with acting(vesa):
        call("drafts_discard(%s, %s, %s)", vera.user.pk, FORM, None)
    assert kept(vera) == ANSWERS


def test_what_is_sent_in_a_deed_takes_its_draft_along_or_leaves_it(vera: Actor) -> None:
    keep(FORM, ANSWERS, by=vera)
    with pytest.raises(ZeroDivisionError), acting(vera):
        discard(FORM, by=vera)
        raise ZeroDivisionError
    assert kept(vera) == ANSWERS
    with acting(vera):
        discard(FORM, by=vera)
    assert kept(vera) is None


def test_thirty_days_are_enough(vera: Actor, agim: Actor) -> None:
    keep(FORM, ANSWERS, by=vera)
    keep("acknowledgement", {"n": 1}, by=later(agim, days=2))
    night = house_actor(later(vera, days=31).at)
    assert clear_old(by=night) == 1
    assert kept(vera) is None
    assert kept(later(agim, days=31), "acknowledgement") == {"n": 1}
    assert jobs.clear.name == "drafts.clear"


def test_a_book_is_not_a_form(vera: Actor) -> None:
    keep(FORM, ANSWERS, by=vera)
    with pytest.raises(actions.TooLong):
        keep(FORM, {"note": "ë" * 100_001}, by=later(vera, minutes=1))
    assert kept(vera) == ANSWERS


@pytest.mark.parametrize("form", ["", "Anila Testi", "../x", "x" * 61])
def test_a_form_is_named_by_a_code(vera: Actor, form: str) -> None:
    with pytest.raises(actions.NotAForm):
        keep(form, ANSWERS, by=vera)


def test_a_role_that_writes_in_no_dossier_keeps_nothing(administrator: Actor) -> None:
    with pytest.raises(actions.NoDrawer):
        keep(FORM, ANSWERS, by=administrator)
    assert kept(administrator) is None


def test_a_national_office_has_drawers_too(drita: Actor) -> None:
    keep(FORM, ANSWERS, by=drita)
    assert kept(drita) == ANSWERS
