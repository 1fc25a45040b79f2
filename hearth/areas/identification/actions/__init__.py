"""What is done in identification: a screening concluded, a name given on, a status decided."""

from hearth.areas.identification.actions.identify import Identified, identify

__all__ = ["Identified", "identify"]
