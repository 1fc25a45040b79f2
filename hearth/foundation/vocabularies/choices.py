"""Terms for forms and screens, in the reader's language, read once per process.

A process that meets a code it does not know reads the table again; a corrected name or a
retirement is seen after `hearth terms load` when the process next starts.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from datetime import date
from functools import cache
from typing import TypeVar

from hearth.foundation.vocabularies.models import Term

Found = TypeVar("Found")


class UnknownTerm(LookupError):
    """Somebody named a code that is in no list, or in another list."""


def choices(list_name: str, *, on: date, answers_only: bool = False) -> list[tuple[str, str]]:
    """What may be chosen from a list on a day, as (code, name), in the order of the sheet.

    With `answers_only` the four ways of not answering are left out.
    """
    return [
        (term.code, term.name)
        for term in _of(list_name)
        if term.may_be_chosen(on) and (term.is_answer or not answers_only)
    ]


def grouped(list_name: str, *, on: date) -> list[tuple[str, list[tuple[str, str]]]]:
    """The same under the names of their parents, such as indicators by family."""
    groups: dict[str, list[tuple[str, str]]] = {}
    for term in _of(list_name):
        if term.may_be_chosen(on):
            groups.setdefault(term.parent_id or "", []).append((term.code, term.name))
    return [(name_of(parent) if parent else "", members) for parent, members in groups.items()]


def under(parent: str, list_name: str, *, on: date) -> list[tuple[str, str]]:
    """The terms of a list that hang from one parent, such as the municipalities of a qark."""
    return [
        (term.code, term.name)
        for term in _of(list_name)
        if term.parent_id == parent and term.may_be_chosen(on)
    ]


def name_of(code: str) -> str:
    """The name of a term in the reader's language, retired terms included."""
    return term(code).name


def term(code: str) -> Term:
    """The term itself, for its crosswalk or its facts. Not to be changed: it is shared."""
    return _look(lambda shelf: shelf.get(code), code)


def of_list(codes: Collection[str], list_name: str, *, on: date) -> list[str]:
    """The codes in the order of the sheet, or an error: for fields that hold several terms."""
    offered = [code for code, _ in choices(list_name, on=on)]
    strangers = sorted(set(codes) - set(offered))
    if strangers:
        raise UnknownTerm(f"{', '.join(strangers)} may not be chosen from {list_name} on {on}.")
    return [code for code in offered if code in codes]


def forget() -> None:
    """Read the table again at the next question."""
    _shelf.cache_clear()


@cache
def _shelf() -> Mapping[str, Term]:
    return {term.code: term for term in Term.objects.in_order()}


def _of(list_name: str) -> list[Term]:
    return _look(lambda shelf: [t for t in shelf.values() if t.list == list_name], list_name)


def _look(find: Callable[[Mapping[str, Term]], Found | None], name: str) -> Found:
    """Look on the shelf, and once more in the table before saying that it is not there."""
    found = find(_shelf())
    if not found:
        forget()
        found = find(_shelf())
    if not found:
        raise UnknownTerm(f"There is no {name} among the code lists.")
    return found
