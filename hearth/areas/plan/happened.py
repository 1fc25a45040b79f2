"""What this area announces. `grep -r plan.agreed` shows the whole life of one."""

from enum import StrEnum


class Happened(StrEnum):
    DRAWN = "plan.drawn"
    SIGNED = "plan.signed"
    AGREED = "plan.agreed"
    PRINTED = "plan.printed"
    MOVED = "plan.action-moved"
    DELIVERED = "plan.service-delivered"
    UNMET = "plan.need-unmet"
    MET = "plan.need-met"
    FOLLOWED_UP = "plan.followed-up"
    NEEDS_ASSESSED = "plan.needs-assessed"
    RISK_ASSESSED = "plan.risk-assessed"
    SAFETY_PLANNED = "plan.safety-planned"
    PHASE_BEGAN = "plan.phase-began"
    ENTITLEMENT_MOVED = "plan.entitlement-moved"
    CONFERRED = "plan.conferred"
    FEEDBACK_GIVEN = "plan.feedback-given"
    SAID_FAREWELL = "plan.said-farewell"
