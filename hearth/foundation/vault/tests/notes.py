"""A table of sealed notes that only these tests know. It leaves the registry at once."""

from __future__ import annotations

from typing import ClassVar

from django.apps import apps
from django.db import models

from hearth.foundation.access.compartments import Compartment
from hearth.foundation.access.scoped import ScopedModel, ScopedQuerySet
from hearth.foundation.vault.fields import SealedJSON, SealedText


class Note(ScopedModel):
    compartment = Compartment.STORY

    text = SealedText()
    where = SealedText(null=True)
    page = SealedJSON(null=True)
    number = models.IntegerField(default=0)

    objects: ClassVar[ScopedQuerySet[Note]] = ScopedQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        app_label = "vault"
        db_table = "vault_note"


del apps.all_models["vault"]["note"]
apps.clear_cache()
