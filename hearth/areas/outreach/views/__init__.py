"""The pages of outreach."""

from hearth.foundation.accounts.kinds import Role

OUTSIDE = (Role.OUTREACH_WORKER,)
LOOKING = (Role.OUTREACH_WORKER, Role.COORDINATOR, Role.DIRECTOR)
PLANNING = (Role.OUTREACH_WORKER, Role.COORDINATOR)
