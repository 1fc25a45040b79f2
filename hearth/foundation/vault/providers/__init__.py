"""Where the master keys live: in a file, or behind a passphrase. Chosen by HEARTH_VAULT."""

from __future__ import annotations

from functools import cache

from django.conf import settings

from hearth.foundation.vault.providers.file import FileProvider
from hearth.foundation.vault.providers.provider import KeyProvider
from hearth.foundation.vault.providers.sealed import SealedProvider


class UnknownProvider(Exception):
    """HEARTH_VAULT must be `file` or `sealed`."""


@cache
def key_provider() -> KeyProvider:
    """The provider this Hearth was set up with; one for the whole process."""
    if settings.VAULT_PROVIDER == "file":
        return FileProvider(settings.VAULT_KEYS)
    if settings.VAULT_PROVIDER == "sealed":
        return SealedProvider(settings.VAULT_AGENT)
    raise UnknownProvider(f"HEARTH_VAULT is {settings.VAULT_PROVIDER!r}: say file or sealed")
