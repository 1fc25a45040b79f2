"""The pages of identification. Each stands behind one guard, makes one call, gives one answer."""

from hearth.areas.identification.views.report import IDENTIFIERS

__all__ = ["IDENTIFIERS"]
