"""Cut the pair of keys that confidential forms are encrypted to."""

from __future__ import annotations

from datetime import timedelta

from django.db import IntegrityError, transaction

from hearth.foundation.access.actions import grant
from hearth.foundation.access.actor import Actor
from hearth.foundation.access.compartments import Compartment
from hearth.foundation.access.identity import House, identity
from hearth.foundation.access.models import Basis, Dossier
from hearth.foundation.audit.actions import record
from hearth.foundation.deeds.deeds import deed
from hearth.foundation.vault.form_keys import cut_pair
from hearth.foundation.vault.keyring import cut_key
from hearth.front.openrosa.happened import Happened
from hearth.front.openrosa.models import FormKey

KEEPS = House("the house keeps the key that telephones encrypt to, and nobody in it")
READS = "the house opens what a telephone encrypted to it"
WHOLE_COUNTRY = "iso:AL"


def form_key() -> FormKey | None:
    """The newest pair; forms carry its public half."""
    return FormKey.objects.unscoped(because=READS).order_by("-number").first()


def form_keys() -> list[FormKey]:
    """All of them, newest first: a telephone may still hold a form with an older one."""
    return list(FormKey.objects.unscoped(because=READS).order_by("-number"))


@deed
def cut_form_key(*, by: Actor) -> None:
    """A new pair. Of two who cut at once one wins, and both have the same."""
    last = form_key()
    number, pair = (last.number if last else 0) + 1, cut_pair()
    with identity(KEEPS):
        try:
            with transaction.atomic():
                dossier = Dossier(
                    kind=Dossier.Kind.DRAWER,
                    owner=by.unit,
                    qark=by.unit.qark or WHOLE_COUNTRY,
                    opened_at=by.at,
                    sealed=True,
                )
                dossier.save(force_insert=True)
                _shut(dossier, by)
                cut_key(dossier, by=by)
                row = FormKey(
                    dossier=dossier,
                    number=number,
                    public=pair.public,
                    private=pair.private,
                    cut_at=by.at,
                )
                row.save(force_insert=True)
        except IntegrityError:
            return
    record(Happened.FORM_KEY_CUT, None, by=by, number=number)


def _shut(dossier: Dossier, by: Actor) -> None:
    """A dossier to which nobody was ever let in opens to its owner's unit: so somebody was, and
    the grant has run out already."""
    grant(
        dossier,
        to=by.user,
        opens=[Compartment.OPEN],
        basis=Basis.ASSIGNMENT,
        because="was there when the key was cut; opens nothing",
        until=by.at + timedelta(microseconds=1),
        by=by,
    )
