"""What identification decides by: pure, and each answers with its reasons."""

from hearth.areas.identification.rules.advice import Advice, Element, Finding, advise, was_referred

__all__ = ["Advice", "Element", "Finding", "advise", "was_referred"]
