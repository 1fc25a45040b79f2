"""Which signs may show act, means or purpose: data of the code list `indicator`, column `amp`."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from hearth.areas.identification.rules import Element
from hearth.foundation.vocabularies.models import Term


@cache
def elements_of_signs() -> Mapping[str, frozenset[Element]]:
    """Read once per process; the code list changes only with a release."""
    return {
        term.code: frozenset(Element(word) for word in term.facts.get("amp", "").split())
        for term in Term.objects.of("indicator")
    }
