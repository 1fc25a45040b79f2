"""The dossier, and the grants and denials that decide who opens it."""

from hearth.foundation.access.models.dossier import Dossier
from hearth.foundation.access.models.grant import Basis, Denial, Grant

__all__ = ["Basis", "Denial", "Dossier", "Grant"]
