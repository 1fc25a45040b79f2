"""The one key of this area that leads from a person's dossier into the dossier of a house."""

from __future__ import annotations

from typing import TypeVar

from django.db import models

S = TypeVar("S")
G = TypeVar("G")


class AcrossDossiers(models.ForeignKey[S, G]):
    """A key whose two ends hang from different dossiers: a person sleeps in a house's bed.

    Whoever opens one end opens nothing of the other by it.
    """

    across_dossiers = True
