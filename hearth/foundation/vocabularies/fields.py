"""Fields that hold a term of one list, or several, and refuse a term of any other list."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, TypeVar

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.core.checks import CheckMessage, Error
from django.db import models
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models.fields.related_descriptors import ForwardManyToOneDescriptor

from hearth.foundation.vocabularies.choices import term
from hearth.foundation.vocabularies.models import Term

S = TypeVar("S")
G = TypeVar("G")

if TYPE_CHECKING:
    Codes = ArrayField[Sequence[str], list[str]]
    Reading = ForwardManyToOneDescriptor["TermField[Any, Any]"]
else:
    Codes = ArrayField  # says nothing of its contents while running
    Reading = ForwardManyToOneDescriptor


class FromTheShelf(Reading):
    """A term is known to the process: to read `row.form` nobody asks the database."""

    def get_object(self, instance: models.Model) -> Term:
        return term(getattr(instance, self.field.attname))


class TermField(models.ForeignKey[S, G]):
    """A foreign key to a term: `form = TermField("exploitation-form")`.

    The column itself checks that the code belongs to the list. There is no index unless asked
    for: terms are never deleted, and guarded tables are read by dossier.
    """

    forward_related_accessor_class = FromTheShelf

    def __init__(
        self,
        list_name: str,
        *,
        null: bool = False,
        related_name: str = "+",
        db_index: bool = False,
        **kwargs: Any,
    ) -> None:
        self.list_name = list_name
        kwargs |= {"to": "vocabularies.Term", "on_delete": models.PROTECT}
        super().__init__(null=null, related_name=related_name, db_index=db_index, **kwargs)

    def deconstruct(self) -> tuple[str, str, Sequence[Any], dict[str, Any]]:
        name, path, _, told = super().deconstruct()
        indexed = "db_index" not in told  # Django tells of an index only where there is none
        kwargs = {w: v for w, v in told.items() if w not in ("to", "on_delete", "db_index")}
        return name, path, [self.list_name], kwargs | ({"db_index": True} if indexed else {})

    def db_check(self, connection: BaseDatabaseWrapper) -> str:
        column = connection.ops.quote_name(str(self.column))
        return f"starts_with({column}, '{self.list_name}/')"

    def check(self, **kwargs: Any) -> list[CheckMessage]:
        return [*super().check(**kwargs), *_unknown_list(self, self.list_name)]


class TermsField(Codes):
    """Several terms of one list, as codes, where several answers may be true at once.

    The column checks the list; that each code exists is checked on the way in by
    `choices.of_list()`, since PostgreSQL has no foreign keys out of an array.
    """

    def __init__(self, list_name: str, **kwargs: Any) -> None:
        self.list_name = list_name
        kwargs = {"default": list} | kwargs | {"base_field": models.CharField(max_length=80)}
        super().__init__(**kwargs)

    def deconstruct(self) -> tuple[str, str, Sequence[Any], dict[str, Any]]:
        name, path, _, kwargs = super().deconstruct()
        kwargs.pop("base_field", None)
        if kwargs.get("default") is list:
            del kwargs["default"]
        return name, path, [self.list_name], kwargs

    def db_check(self, connection: BaseDatabaseWrapper) -> str:
        """In byte order the codes of a list are what lies from `list/` up to `list0`."""
        column = connection.ops.quote_name(str(self.column))
        return (
            f"""'{self.list_name}/' COLLATE "C" <= ALL ({column}) """
            f"""AND '{self.list_name}0' COLLATE "C" > ALL ({column}) """
            f"AND array_position({column}, NULL) IS NULL"
        )

    def check(self, **kwargs: Any) -> list[CheckMessage]:
        return [*super().check(**kwargs), *_unknown_list(self, self.list_name)]


def _unknown_list(field: models.Field[Any, Any], list_name: str) -> list[CheckMessage]:
    if (settings.VOCABULARIES_DIR / f"{list_name}.csv").exists():
        return []
    return [
        Error(f"There is no list vocabularies/{list_name}.csv.", obj=field, id="vocabularies.E001")
    ]
