"""Which door a letter leaves by, from the settings."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from django.conf import settings

from hearth.foundation.messaging.channels import Channel
from hearth.foundation.messaging.gateways.development import Folder
from hearth.foundation.messaging.gateways.gateway import Absent, Gateway
from hearth.foundation.messaging.gateways.sms import Sms
from hearth.foundation.messaging.gateways.smtp import Smtp

BUILT: dict[Channel, Callable[[str], Gateway]] = {Channel.EMAIL: Smtp.at, Channel.SMS: Sms.at}


def door(channel: Channel) -> Gateway:
    """The gateway of this channel; in the demo a folder, and where nothing is said, none."""
    address = settings.GATEWAYS.get(channel.value, "")
    if address and channel in BUILT:
        return BUILT[channel](address)
    return Folder(outbox_folder()) if settings.DEMO else Absent()


def outbox_folder() -> Path:
    return Path(settings.PLACE.data) / "outbox"
