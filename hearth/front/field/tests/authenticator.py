"""The lock of a phone, as a browser's tools pretend it: a finger that is always there, or never."""

from __future__ import annotations

from playwright.sync_api import CDPSession, Page

from tests.browser import LOCK
from tests.open_house import OpenHouse


class PhoneLock:
    """A virtual authenticator. Keys are made for a name, never for a bare number, so
    the house is visited as localhost."""

    def __init__(self, page: Page, *, gives_keys: bool = True) -> None:
        self.tools: CDPSession = page.context.new_cdp_session(page)
        self.tools.send("WebAuthn.enable", {"enableUI": False})
        options = LOCK | {"hasPrf": gives_keys}
        made = self.tools.send("WebAuthn.addVirtualAuthenticator", {"options": options})
        self.which = made["authenticatorId"]

    def knows_the_finger(self, yes: bool) -> None:
        """Whether whoever touches it is its owner."""
        said = {"authenticatorId": self.which, "isUserVerified": yes}
        self.tools.send("WebAuthn.setUserVerified", said)

    def keys(self) -> int:
        """How many keys it holds."""
        said = self.tools.send("WebAuthn.getCredentials", {"authenticatorId": self.which})
        return len(said["credentials"])


def by_name(house: OpenHouse) -> str:
    return f"http://localhost:{house.port}"
