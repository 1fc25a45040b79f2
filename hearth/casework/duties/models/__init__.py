"""Notices, alerts, and everything that is answered to them."""

from hearth.casework.duties.models.alert import Acknowledgement, Alert, Notice
from hearth.casework.duties.models.answer import Call, Escalation, Intervention

__all__ = ["Acknowledgement", "Alert", "Call", "Escalation", "Intervention", "Notice"]
