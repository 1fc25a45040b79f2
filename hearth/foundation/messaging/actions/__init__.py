"""Write a letter, wake the people on duty, deliver, choose how to be told."""

from hearth.foundation.messaging.actions.choose import choose, forget_device, remember_device
from hearth.foundation.messaging.actions.deliver import NotDelivered, deliver, deliver_together
from hearth.foundation.messaging.actions.wake import Waking, wake, wake_now, wake_together
from hearth.foundation.messaging.actions.write import send, send_outside

__all__ = [
    "NotDelivered",
    "Waking",
    "choose",
    "deliver",
    "deliver_together",
    "forget_device",
    "remember_device",
    "send",
    "send_outside",
    "wake",
    "wake_now",
    "wake_together",
]
