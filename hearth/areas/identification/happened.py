"""What this area announces. `grep -r identification.identified` shows the whole life of one."""

from enum import StrEnum


class Happened(StrEnum):
    IDENTIFIED = "identification.identified"
    AT_RISK = "identification.at-risk"
    NO_SIGNS = "identification.no-signs"
    STATUS_DECIDED = "identification.status-decided"
    IDENTITY_GIVEN = "identification.identity-given"
