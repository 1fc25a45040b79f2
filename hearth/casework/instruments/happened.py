"""What instruments announce."""

from enum import StrEnum


class Happened(StrEnum):
    SERVICES_ANSWERED = "instruments.services-answered"
    HEALTH_ANSWERED = "instruments.health-answered"
    FIELD_ANSWERED = "instruments.field-answered"
    FLAGGED = "instruments.flagged"
    FEEDBACK_GIVEN = "instruments.feedback-given"
