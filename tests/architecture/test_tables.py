"""What a reviewer would otherwise have to remember, about how a table is laid out."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.apps import apps
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Field, ForeignKey, Model

from hearth.config.checks.migrations import problems
from hearth.foundation.access.compartments import Compartment
from hearth.foundation.access.fences import guarded_models
from hearth.foundation.access.models import Denial, Dossier, Grant
from hearth.foundation.access.policy import access_policy
from hearth.foundation.access.scoped import Guarded, ScopedModel
from hearth.foundation.accounts.kinds import Role
from hearth.foundation.audit.models import Event
from hearth.foundation.vault.fields import SealedField
from hearth.foundation.vocabularies.fields import TermField, TermsField

PAGE = Path(__file__).with_name("plain_fields.toml")
CLASSES = {"code", "number", "source", "hash", "colleague", "list", "letter"}
NOT_IN_A_DOSSIER = {"colleague", "list", "letter"}
ERASABLE = {"drafts.Draft"}
ours = [m for m in apps.get_models() if m.__module__.startswith("hearth.")]


def confidential() -> list[type[Guarded]]:
    return [Dossier, Event, *guarded_models()]


def keys(model: type[Model]) -> Iterator[Field[Any, Any]]:
    yield from (f for f in model._meta.get_fields() if isinstance(f, Field) and f.is_relation)


@pytest.mark.parametrize("model", confidential(), ids=str)
def test_every_confidential_table_lies_in_a_drawer(model: type[Guarded]) -> None:
    assert isinstance(model.compartment, Compartment)


def test_what_hangs_from_a_dossier_is_behind_the_wall() -> None:
    rule = {Grant, Denial}  # what the rule is made of has a wall of its own
    outside = {
        f"{model._meta.label}.{key.name}"
        for model in ours
        if not issubclass(model, Guarded) and model not in rule
        for key in keys(model)
        if isinstance(key.related_model, type) and issubclass(key.related_model, Guarded)
    }
    assert outside == set(), "derive it from ScopedModel and give it a compartment"


def opened_by(drawer: Compartment) -> set[Role]:
    return {role for role in Role if access_policy().lets(role, drawer)}


@pytest.mark.parametrize("model", guarded_models(), ids=str)
def test_keys_point_from_the_secret_to_the_less_secret(model: type[ScopedModel]) -> None:
    """Less secret: every role that may open this drawer may open that one too.

    A key into another dossier, of a row between few, names those few itself; what it points at
    still opens by that dossier's own grants (decision 0034).
    """
    for key in keys(model):
        target = key.related_model
        if getattr(key, "across_dossiers", False) and model.only_units:
            continue
        if isinstance(target, type) and issubclass(target, ScopedModel):
            assert opened_by(model.compartment) <= opened_by(target.compartment), (
                f"{key} tells whoever opens {model.compartment} of something in "
                f"{target.compartment}: turn the key round"
            )


@pytest.mark.parametrize("model", [*confidential(), Grant, Denial], ids=str)
def test_nothing_points_back_at_a_secret(model: type[Model]) -> None:
    """Django builds the way back from every key; `related_name="+"` takes it down again.

    Without it `{{ alert.dossier.case.identity }}` prints a name that no query ever asked for.
    """
    there = [key for key in keys(model) if key.remote_field and not key.remote_field.hidden]
    assert there == []
    back = [key for key in model._meta.related_objects if not key.hidden]
    assert back == []


@pytest.mark.parametrize("model", confidential(), ids=str)
def test_a_secret_is_kept_whoever_asks_for_its_deletion(model: type[Model]) -> None:
    soft = [
        key.name
        for key in keys(model)
        if isinstance(key, ForeignKey) and key.remote_field.on_delete is not models.PROTECT
    ]
    assert soft == []


def test_only_drafts_are_erased() -> None:
    assert {m._meta.label for m in guarded_models() if m.erasable} == ERASABLE


def _is_plain_text(field: Field[Any, Any]) -> bool:
    """A column into which a name would fit, and that nobody seals."""
    if isinstance(field, SealedField | TermField | TermsField) or field.choices:
        return False
    return isinstance(
        field,
        models.CharField | models.TextField | models.JSONField | models.BinaryField | ArrayField,
    )


def test_every_plain_text_is_on_the_reviewed_page() -> None:
    page: dict[str, dict[str, str]] = tomllib.loads(PAGE.read_text())
    listed = {f"{table}.{field}" for table, fields in page.items() for field in fields}
    there = {
        f"{model._meta.label}.{field.name}"
        for model in ours
        for field in model._meta.concrete_fields
        if _is_plain_text(field)
    }
    assert there - listed == set(), (
        "Seal it (SealedText, SealedJSON), make it a TermField, or write in plain_fields.toml "
        "what kind of plain text it is and why no name can get into it."
    )
    assert listed - there == set(), "these are gone: take them off the page"


def test_no_dossier_holds_plain_words() -> None:
    page: dict[str, dict[str, str]] = tomllib.loads(PAGE.read_text())
    for table, fields in page.items():
        allowed = CLASSES - NOT_IN_A_DOSSIER
        if not issubclass(apps.get_model(table), Guarded):
            allowed = CLASSES
        for field, kind in fields.items():
            assert kind.split(":")[0] in allowed, f"{table}.{field} is of the kind {kind!r}"


def test_every_table_says_what_it_is() -> None:
    silent = [
        m._meta.label for m in ours if not m.__doc__ or m.__doc__.startswith(f"{m.__name__}(")
    ]
    assert silent == []
    assert [m._meta.label for m in ours if "__str__" not in vars(m)] == []


def test_no_migration_is_missing() -> None:
    assert problems() == []
