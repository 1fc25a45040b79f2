"""What this area announces. `grep -r identification.identified` shows the whole life of one."""

from enum import StrEnum


class Happened(StrEnum):
    IDENTIFIED = "identification.identified"
    AT_RISK = "identification.at-risk"
    NO_SIGNS = "identification.no-signs"
    INTERVIEWED = "identification.interviewed"
    STATUS_DECIDED = "identification.status-decided"
    STATUS_CORRECTED = "identification.status-corrected"
    FORMAL_REQUESTED = "identification.formal-requested"
    FORMAL_HELD = "identification.formal-held"
    FORMAL_DECIDED = "identification.formal-decided"
    DECISION_GIVEN = "identification.decision-given"
    REFLECTION_BEGAN = "identification.reflection-began"
    CHARGE_NOTED = "identification.charge-noted"
    NON_PUNISHMENT_MOVED = "identification.non-punishment-moved"
    FOREIGN_DECISION_NOTED = "identification.foreign-decision-noted"
    IDENTITY_GIVEN = "identification.identity-given"
