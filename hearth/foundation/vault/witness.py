"""What is done to keys is on record: whoever destroys one cannot help saying so.

The vault lies below the audit and cannot import it. Both write through the database's own
function (audit/sql/audit.sql), in the transaction of what was done.
"""

from __future__ import annotations

import json
from uuid import UUID, uuid4

from django.db import connection

from hearth.foundation.access.actor import Actor
from hearth.foundation.access.identity import identity


def witness(kind: str, dossier: UUID, *, by: Actor, **numbers: int) -> None:
    """One event in the actor's name: a kind and numbers, never a word."""
    event = [str(uuid4()), kind, str(dossier), "vault.dossierkey", None, numbers]
    with identity(by), connection.cursor() as cursor:
        cursor.execute("SELECT audit.append(%s)", [json.dumps([event])])
