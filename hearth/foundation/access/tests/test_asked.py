"""One wording for everybody in the same roles, and each reads only what is theirs."""

from __future__ import annotations

from uuid import UUID

import pytest
from django.db.models import QuerySet

from hearth.areas.identification.tests.reports import identified
from hearth.casework.cases.models import Case
from hearth.foundation.access.actor import Actor
from hearth.foundation.access.asked import asked_for
from hearth.foundation.access.scoped import UnscopedQuery
from hearth.foundation.accounts.models import Unit
from hearth.foundation.deeds.deeds import acting
from hearth.foundation.wording import Worded


@asked_for
def everything(actor: Actor) -> QuerySet[Case]:
    return Case.objects.visible_to(actor, one_by_one=True).order_by("opened_at")


def test_officers_share_the_words_and_not_the_rows(
    vera: Actor, agim: Actor, ilir: Actor, drita: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Worded, "witness", None)
    built: list[UUID] = []

    @asked_for
    def cases(actor: Actor) -> QuerySet[Case]:
        built.append(actor.user.pk)
        return Case.objects.visible_to(actor, one_by_one=True)

    case = identified(vera).case
    assert agim.roles == ilir.roles
    for who, theirs in ((agim, [case.pk]), (ilir, []), (agim, [case.pk])):
        with acting(who):
            assert [row.pk for row in cases(who)] == theirs
    assert len(built) == 2  # for two blanks; never for Agim or Ilir himself
    assert not {agim.user.pk, ilir.user.pk} & set(built)


def test_the_rows_know_for_whom_they_were_read(vera: Actor, agim: Actor, drita: Actor) -> None:
    identified(vera)
    with acting(vera):
        (case,) = everything(vera)
    assert case._reader == vera


def test_what_is_not_read_for_anybody_is_refused(vera: Actor) -> None:
    @asked_for
    def nobody(actor: Actor) -> QuerySet[Case]:
        return Case.objects.filter(unit__in=actor.unit_ids)

    with acting(vera), pytest.raises(UnscopedQuery):
        nobody(vera)


def test_nothing_but_ids_and_roles_is_known_while_the_words_are_found(vera: Actor) -> None:
    @asked_for
    def of_the_qark(actor: Actor) -> QuerySet[Case]:
        return Case.objects.visible_to(actor).filter(qark=actor.unit.qark)

    with acting(vera), pytest.raises(Unit.DoesNotExist):
        of_the_qark(vera)
