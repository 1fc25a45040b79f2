"""Reading a name is a deed: it is asked why, and written down for good."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from hearth.casework.people.models import Identity
from hearth.foundation.access.actor import Actor
from hearth.foundation.audit.actions import record
from hearth.foundation.deeds.deeds import deed


@deed
def read_name(identity: Identity, *, why: str, by: Actor) -> Mapping[str, Any]:
    """The facts of this page, shown once, to somebody who said why (`opening-reason/…`)."""
    record("people.name-read", identity.dossier_id, by=by, which=identity.pk, why=why)
    return identity.facts
