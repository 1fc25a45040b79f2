"""Every table of our own, as its model declares it: where it lies, what is sealed, its keys."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from inspect import cleandoc

from django.apps import apps
from django.db import models

from hearth.foundation.access.scoped import Guarded
from hearth.foundation.vault.fields import SealedField

STOREYS = ("foundation", "casework", "areas")


@dataclass(frozen=True)
class Key:
    """A foreign key: the column, and the table it points to."""

    column: str
    to: str


@dataclass(frozen=True)
class Table:
    """One table. `drawer` is empty where it holds nothing of a dossier."""

    storey: str
    package: str
    name: str
    holds: str
    drawer: str
    sealed: tuple[str, ...]
    keys: tuple[Key, ...]
    terms: tuple[str, ...]
    between_few: bool

    @property
    def label(self) -> str:
        return f"{self.package}.{self.name}"


def tables() -> list[Table]:
    """In the order in which the house is built: storeys, then packages, then names."""
    return sorted(_ours(), key=lambda table: (STOREYS.index(table.storey), table.label))


def _ours() -> Iterator[Table]:
    for model in apps.get_models():
        house, storey, package = (*model.__module__.split("."), "", "")[:3]
        if house == "hearth" and storey in STOREYS and model._meta.managed:
            yield _table(model, storey, package)


def _table(model: type[models.Model], storey: str, package: str) -> Table:
    fields = model._meta.concrete_fields
    return Table(
        storey=storey,
        package=package,
        name=model.__name__,
        holds=cleandoc(model.__doc__ or "").split("\n\n")[0].replace("\n", " "),
        drawer=_drawer(model),
        sealed=tuple(field.name for field in fields if isinstance(field, SealedField)),
        keys=tuple(_keys(fields)),
        terms=tuple(field.name for field in fields if _target(field) == "vocabularies.Term"),
        between_few=issubclass(model, Guarded) and bool(model.only_units or model.only_grants),
    )


def _drawer(model: type[models.Model]) -> str:
    """Dossiers, grants and denials are what the rule is made of: they lie in no drawer."""
    if model._meta.app_label == "access":
        return "the rule"
    return model.compartment.value if issubclass(model, Guarded) else ""


def _keys(fields: tuple[models.Field, ...]) -> Iterator[Key]:  # type: ignore[type-arg]
    """All but the key to the dossier, which every confidential table has, and those to terms."""
    for field in fields:
        target = _target(field)
        if target and target != "vocabularies.Term" and field.name != "dossier":
            yield Key(field.name, target)


def _target(field: models.Field) -> str:  # type: ignore[type-arg]
    model = field.related_model if isinstance(field, models.ForeignKey) else None
    if not isinstance(model, type):
        return ""
    return f"{model._meta.app_label}.{model.__name__}"
