"""Write a letter, wake the people on duty, deliver, choose how to be told."""

from hearth.foundation.messaging.actions.choose import choose, forget_device, remember_device
from hearth.foundation.messaging.actions.deliver import NotDelivered, deliver
from hearth.foundation.messaging.actions.write import send, send_outside, wake, wake_now

__all__ = [
    "NotDelivered",
    "choose",
    "deliver",
    "forget_device",
    "remember_device",
    "send",
    "send_outside",
    "wake",
    "wake_now",
]
