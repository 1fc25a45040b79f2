"""What referrals put off."""

from hearth.foundation.jobs.jobs import Errand, Queue

SEND_LINK = Errand("referrals.send-link", Queue.LETTERS)
