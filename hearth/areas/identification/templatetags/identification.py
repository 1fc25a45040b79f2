"""Names of terms and of the three elements, inside the area's templates."""

from __future__ import annotations

from django import template
from django.utils.translation import gettext as _

from hearth.areas.identification.rules import Element
from hearth.foundation.vocabularies.choices import name_of

register = template.Library()


@register.filter
def term_name(code: str) -> str:
    return name_of(code)


@register.filter
def element_name(element: Element) -> str:
    names = {
        Element.ACT: _("The act"),
        Element.MEANS: _("The means"),
        Element.PURPOSE: _("The purpose"),
    }
    return names[element]
