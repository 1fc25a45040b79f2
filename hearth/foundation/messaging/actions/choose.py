"""How a colleague wants to be told."""

from __future__ import annotations

from collections.abc import Iterable

from hearth.foundation.access.actor import Actor
from hearth.foundation.deeds.deeds import deed
from hearth.foundation.messaging.channels import Channel
from hearth.foundation.messaging.models import ChosenChannel, Device


@deed
def choose(channels: Iterable[Channel], *, by: Actor) -> None:
    """From now on these ways. None chosen: the house chooses, and never nothing."""
    ChosenChannel.objects.filter(user=by.user).delete()
    ChosenChannel.objects.bulk_create(
        ChosenChannel(user=by.user, channel=channel, chosen_at=by.at) for channel in set(channels)
    )


@deed
def remember_device(endpoint: str, *, by: Actor) -> Device:
    """This browser may be woken. A browser that changed hands wakes its new user only."""
    device, _ = Device.objects.update_or_create(
        endpoint=endpoint, defaults={"user": by.user, "since": by.at, "gone_at": None}
    )
    return device


@deed
def forget_device(endpoint: str, *, by: Actor) -> None:
    """This browser is not woken any more."""
    Device.objects.filter(user=by.user, endpoint=endpoint).update(gone_at=by.at)
