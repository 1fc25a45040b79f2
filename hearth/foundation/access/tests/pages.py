"""One small table in each drawer, which only these tests know.

They belong to an application that is not installed, so that nothing else in the house
meets them; their fences are raised from their declaration, like those of any other table.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar
from uuid import uuid4

from django.db import connections, models

from hearth.foundation.access import fences
from hearth.foundation.access.compartments import Compartment
from hearth.foundation.access.identity import House, identity
from hearth.foundation.access.models import Dossier, Grant
from hearth.foundation.access.scoped import ScopedModel, ScopedQuerySet
from hearth.foundation.accounts.models import Unit


class Page(ScopedModel):
    """What all of them have in common."""

    number = models.IntegerField(default=0)

    objects: ClassVar[Any] = ScopedQuerySet.as_manager()

    class Meta:
        abstract = True


def _page(compartment: Compartment) -> type[Page]:
    table = f"page_{compartment}"
    meta = type("Meta", (), {"app_label": "pages", "db_table": table})
    body = {"__module__": __name__, "Meta": meta, "compartment": compartment}
    return type(f"{compartment.title()}Page", (Page,), body)


PAGES: Mapping[Compartment, type[Page]] = {c: _page(c) for c in Compartment}
OpenPage, StoryPage = PAGES[Compartment.OPEN], PAGES[Compartment.STORY]


class Line(ScopedModel):
    """A child row: it hangs from a page, and from the dossier the page hangs from."""

    compartment = Compartment.STORY

    page = models.ForeignKey(OpenPage, models.PROTECT, related_name="+")

    class Meta:
        app_label = "pages"
        db_table = "page_line"


class Slip(ScopedModel):
    """A row between few: the unit that sent it, and whoever holds the very grant it offers."""

    compartment = Compartment.OPEN
    only_units = ("sender_id",)
    only_grants = ("offer_id",)

    sender = models.ForeignKey(Unit, models.PROTECT, null=True, related_name="+")
    offer = models.ForeignKey(Grant, models.PROTECT, null=True, related_name="+")

    class Meta:
        app_label = "pages"
        db_table = "page_slip"


class Leaf(ScopedModel):
    """A row that one unit may keep to itself."""

    compartment = Compartment.OPEN
    kept_by = "keeper_id"

    keeper = models.ForeignKey(Unit, models.PROTECT, null=True, related_name="+")

    class Meta:
        app_label = "pages"
        db_table = "page_leaf"


class Scrap(ScopedModel):
    """A row that the web may delete."""

    compartment = Compartment.OPEN
    erasable = True

    class Meta:
        app_label = "pages"
        db_table = "page_scrap"


EVERY_TABLE: tuple[type[ScopedModel], ...] = (*PAGES.values(), Line, Slip, Leaf, Scrap)


def lay_out() -> None:
    """Make the tables and raise their fences, as the owner."""
    owner = connections["owner"]
    with owner.schema_editor() as editor:
        for model in EVERY_TABLE:
            editor.create_model(model)
    with owner.cursor() as cursor:
        for model in EVERY_TABLE:
            for statement in fences._fence(model):
                cursor.execute(statement)
        for statement in fences._ties(Line):
            cursor.execute(statement)


def fill(dossier: Dossier) -> None:
    """One page in every drawer of this dossier."""
    with identity(House("the tests lay a page into every drawer")):
        for model in PAGES.values():
            model(id=uuid4(), dossier=dossier).save(force_insert=True)
