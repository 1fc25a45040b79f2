"""What screens read of alerts: the inbox, one alert, who answered what we raised."""

from hearth.casework.duties.queries.card import AlertCard, Glance
from hearth.casework.duties.queries.inbox import (
    PAGE,
    Waiting,
    card_of,
    cards_of,
    closed_lately,
    glance,
    inbox,
    on_duty,
    waiting_count,
)
from hearth.casework.duties.queries.raised import (
    Told,
    alerts_of_dossier,
    told_about,
    told_of_dossier,
)

__all__ = [
    "PAGE",
    "AlertCard",
    "Glance",
    "Told",
    "Waiting",
    "alerts_of_dossier",
    "card_of",
    "cards_of",
    "closed_lately",
    "glance",
    "inbox",
    "on_duty",
    "told_about",
    "told_of_dossier",
    "waiting_count",
]
