"""The door: held from the first moment, so that no two houses stand behind one."""

from __future__ import annotations

import socket

from hearth.config.trouble import Trouble


class PortTaken(Trouble):
    """Somebody else answers at this address already."""


def hold(host: str, port: int) -> socket.socket:
    """Take the address and keep it; only our own web, which shares it, can answer there."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    _is_free(family, host, port)
    door = socket.socket(family, socket.SOCK_STREAM)
    door.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, 1)
    door.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    door.bind((host, port))
    return door


def _is_free(family: socket.AddressFamily, host: str, port: int) -> None:
    """Servers share their port among processes; asked without sharing, the system tells."""
    with socket.socket(family, socket.SOCK_STREAM) as knock:
        knock.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            knock.bind((host, port))
        except PermissionError as error:
            raise PortTaken(
                f"Only root may open port {port}. Choose one above 1023 with PORT."
            ) from error
        except OSError as error:
            raise PortTaken(
                f"Port {port} on {host} is taken, perhaps by a Hearth that is already running. "
                f"Stop it, or choose another: PORT={port + 100} make run"
            ) from error


def answers(host: str, port: int) -> bool:
    """Whether somebody opens when one knocks."""
    try:
        with socket.create_connection((host, port), timeout=1):
            return True
    except OSError:
        return False
