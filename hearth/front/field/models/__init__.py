"""Phones, the envelopes that came from them, and what was taken along on them."""

from hearth.front.field.models.lease import MOST, Lease, LeaseEnd, TakenCase
from hearth.front.field.models.phone import Envelope, Phone

__all__ = ["MOST", "Envelope", "Lease", "LeaseEnd", "Phone", "TakenCase"]
