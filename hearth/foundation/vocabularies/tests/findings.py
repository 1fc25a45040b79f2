"""A table with one term and several. Only these tests know it; it leaves the registry at once."""

from __future__ import annotations

from typing import ClassVar

from django.apps import apps
from django.db import models

from hearth.foundation.vocabularies.fields import TermField, TermsField


class Finding(models.Model):
    form = TermField("exploitation-form")
    means = TermsField("means-of-control")

    objects: ClassVar[models.Manager[Finding]] = models.Manager()

    class Meta:
        app_label = "vocabularies"

    def __str__(self) -> str:
        return f"finding {self.pk}"


del apps.all_models["vocabularies"]["finding"]
apps.clear_cache()
