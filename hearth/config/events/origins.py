"""Whose pages may listen. The web and the streams differ by their port, so the browser asks."""

from __future__ import annotations

from collections.abc import Mapping

from hearth.config.place import Place


def web_origins(place: Place, environ: Mapping[str, str]) -> frozenset[str]:
    """The origins of our own pages, and no other: HEARTH_ORIGINS, or what the hosts make of it."""
    if named := environ.get("HEARTH_ORIGINS"):
        return frozenset(named.split(","))
    if place.loopback:
        names = ("127.0.0.1", "localhost", "[::1]")
        return frozenset(f"http://{name}:{place.port}" for name in names)
    hosts = environ.get("HEARTH_HOSTS") or place.host
    return frozenset(f"https://{host}" for host in hosts.split(","))
