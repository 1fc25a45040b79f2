"""What `hearth vault …` does: sentences out, an exit code back (0: done, 1: not).

With HEARTH_VAULT=file nothing here is needed. With HEARTH_VAULT=sealed: `found` once,
`agent` under the supervisor, `unseal` by a human after every start of the machine.
"""

from __future__ import annotations

from django.conf import settings

from hearth.foundation.vault.providers import key_provider, passphrase
from hearth.foundation.vault.providers.agent import ask, serve
from hearth.foundation.vault.providers.passphrase import WrongPassphrase
from hearth.foundation.vault.providers.provider import NoMasterKey, Sealed
from hearth.foundation.vault.rotation import masters_in_use, masters_missing, rotate_master

DONE, NOT_DONE = 0, 1
SHORTEST = 24  # characters: six words


def found_command(words: str) -> int:
    """Make the first master key, behind this passphrase."""
    if len(words) < SHORTEST:
        print("This passphrase is too short. Take six words that nobody would put together.")
        return NOT_DONE
    try:
        passphrase.found(settings.VAULT_KEYS, words)
    except FileExistsError:
        print("This vault has its master keys already. Nothing was changed.")
        return NOT_DONE
    print("The vault is founded. Two people should each keep the passphrase, on paper, locked up.")
    return DONE


def agent_command() -> int:
    """Hold the opened master keys for the other processes, until ended."""
    serve(settings.VAULT_AGENT, settings.VAULT_KEYS)
    return DONE


def unseal_command(words: str) -> int:
    """Open the vault, for as long as the agent runs."""
    try:
        opened = ask(settings.VAULT_AGENT, "unseal", words=words)
    except WrongPassphrase:
        print("That is not the passphrase. The vault stays sealed.")
    except NoMasterKey:
        print("This vault has no master key yet: `hearth vault found` makes the first.")
    except Sealed:
        print("The agent does not answer. Is Hearth running, with HEARTH_VAULT=sealed?")
    else:
        print(f"The vault is open, with master key {opened['version']}.")
        return DONE
    return NOT_DONE


def rotate_command() -> int:
    """Make a new master key and lock every dossier's key in it."""
    try:
        rotation = rotate_master()
    except Sealed:
        print("The vault is sealed. Nothing was changed.")
        return NOT_DONE
    print(f"Locked {rotation.done:,} keys in the new master key.")
    if rotation.stuck:
        print(
            f"{rotation.stuck:,} keys did not open and were left as they are. Look into it today."
        )
        return NOT_DONE
    return DONE


def status_command() -> int:
    """Whether the vault is open, and whether it is the one this database was sealed with."""
    health = key_provider().health()
    if health.sealed:
        print("The vault is sealed: nobody reads or writes a name until somebody unseals it.")
        return NOT_DONE
    print(f"The vault is open. Newest master key: {health.version}.")
    for version, keys in masters_in_use().items():
        print(f"Master key {version} locks {keys:,} dossiers' keys.")
    missing = masters_missing()
    if missing:
        lost = ", ".join(map(str, missing))
        print(f"Not here: master key {lost}. This is not the folder the database was sealed with.")
    return NOT_DONE if missing else DONE
