"""Names of terms and of the three elements, inside the area's templates."""

from __future__ import annotations

from collections.abc import Iterable

from django import template
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from hearth.areas.identification.rules import Advice, Element
from hearth.foundation.vocabularies.choices import name_of

register = template.Library()


@register.filter
def term_name(code: str) -> str:
    return name_of(code)


@register.filter
def term_names(codes: Iterable[str]) -> str:
    """Several terms, one after the other."""
    return ", ".join(map(name_of, codes))


@register.filter
def element_name(element: Element) -> str:
    names = {
        Element.ACT: _("The act"),
        Element.MEANS: _("The means"),
        Element.PURPOSE: _("The purpose"),
    }
    return names[element]


@register.filter
def weighed(advice: Advice) -> str:
    """How many signs speak for each of the three: `The act: 2 signs. The means: 0 signs.`"""
    return " ".join(
        ngettext("%(element)s: %(n)s sign.", "%(element)s: %(n)s signs.", len(signs))
        % {"element": element_name(element), "n": len(signs)}
        for element, signs in advice.signs.items()
    )
