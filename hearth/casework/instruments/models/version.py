"""A published version of an instrument, as it was in its folder. Public: nobody's answers."""

from __future__ import annotations

from typing import ClassVar, Self

from django.db import models
from django.db.models import Q
from django.utils.translation import get_language

from hearth.casework.instruments.rules.about import About, Collect, Drawer, read_about
from hearth.casework.instruments.rules.definition import Definition
from hearth.casework.instruments.rules.reading import read


class InstrumentVersionQuerySet(models.QuerySet["InstrumentVersion"]):
    def current(self) -> Self:
        """What may be asked today: one version of each."""
        return self.filter(current=True)

    def for_telephones(self) -> Self:
        return self.filter(about_page__collect__in=[Collect.PLAIN, Collect.ENCRYPTED])

    def in_order(self) -> Self:
        return self.order_by("key", "-version")


class InstrumentVersion(models.Model):
    """One instrument in one version: its sheets, its scoring, the page about it, its XForm."""

    key = models.SlugField(max_length=60)
    version = models.CharField(max_length=40)
    sheets = models.JSONField()  # survey, choices, settings: rows of cells
    scoring = models.JSONField()
    about_page = models.JSONField(db_column="about")
    digest = models.CharField(max_length=64)  # of sheets and scoring: they never change again
    xform = models.TextField()
    current = models.BooleanField()

    objects: ClassVar[InstrumentVersionQuerySet] = InstrumentVersionQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["key", "version"], name="instrument_has_one_of_each_version"
            ),
            models.UniqueConstraint(
                fields=["key"], condition=Q(current=True), name="instrument_has_one_current_version"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.key} {self.version}"

    @property
    def about(self) -> About:
        return read_about(self.key, self.about_page)

    @property
    def title(self) -> str:
        """In the reader's language."""
        return self.about.title.said(get_language() or "sq")

    @property
    def drawer(self) -> Drawer:
        return Drawer(self.about_page["drawer"])

    @property
    def definition(self) -> Definition:
        return read(self.about, self.sheets, self.scoring)
