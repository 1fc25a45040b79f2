"""Seal a case: from now on only people named may open it, and no unit as such."""

from __future__ import annotations

from collections.abc import Iterable

from hearth.casework.cases.actions.standing import insist_on_deciding
from hearth.casework.cases.models import Case
from hearth.foundation.access.actions import seal
from hearth.foundation.access.actor import Actor
from hearth.foundation.access.models import Dossier
from hearth.foundation.accounts.models import User
from hearth.foundation.audit.actions import record
from hearth.foundation.deeds.deeds import deed


@deed
def seal_case(case: Case, *, named: Iterable[User], by: Actor) -> None:
    """For witnesses in protection and relatives of staff. Whoever seals it is always named.

    Everybody else is out at once, colleagues of the same unit included.
    """
    insist_on_deciding(case, by=by)
    people = {by.user, *named}
    dossier = Dossier.objects.visible_to(by).get(pk=case.dossier_id)
    seal(dossier, named=sorted(people, key=lambda user: user.pk), by=by)
    record("cases.sealed", case.dossier_id, by=by, which=case.pk, named=len(people))
