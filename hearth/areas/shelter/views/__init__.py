"""The screens of shelter."""

from hearth.foundation.accounts.kinds import Role

# Who may ask the Coalition's board: whoever refers people, or is asked by telephone at night.
ASKERS = (
    Role.OUTREACH_WORKER,
    Role.COORDINATOR,
    Role.CASE_MANAGER,
    Role.SHELTER_MANAGER,
    Role.PSYCHOLOGIST,
    Role.LAWYER,
    Role.SOCIAL_SERVICE_OFFICER,
    Role.CHILD_PROTECTION_WORKER,
    Role.NATIONAL_OFFICER,
    Role.HOTLINE_OPERATOR,
)
