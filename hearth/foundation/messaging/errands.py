"""What is put off."""

from hearth.foundation.jobs.jobs import Errand, Queue

DELIVER = Errand("messaging.deliver", Queue.LETTERS)
WAKE = Errand("messaging.wake", Queue.WAKING)
