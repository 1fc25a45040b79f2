"""The pair of keys that confidential forms are encrypted to."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from hearth.foundation.access.compartments import Compartment
from hearth.foundation.access.scoped import ScopedModel, ScopedQuerySet
from hearth.foundation.vault.fields import SealedText


class FormKey(ScopedModel):
    """Its dossier opens to nobody: the private half is sealed like a person's name, and only the
    house reads it. Turning the master key turns what this is sealed with."""

    compartment = Compartment.OPEN

    number = models.PositiveIntegerField(unique=True)
    public = models.TextField()  # base64, as a form carries it
    private = SealedText()
    cut_at = models.DateTimeField()

    objects: ClassVar[ScopedQuerySet[FormKey]] = ScopedQuerySet.as_manager()  # type: ignore[assignment]

    def __str__(self) -> str:
        return f"form key {self.number}"
