"""What an operator is told at the vault's door."""

from __future__ import annotations

import os
import shutil
import signal
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytest_django import Settings

from hearth.foundation.access.actor import Actor
from hearth.foundation.vault.commands import (
    DONE,
    NOT_DONE,
    agent_command,
    found_command,
    rotate_command,
    status_command,
    unseal_command,
)
from hearth.foundation.vault.keyring import current_keyring
from hearth.foundation.vault.providers import key_provider
from hearth.foundation.vault.providers.agent import Agent, Server
from hearth.foundation.vault.providers.provider import Sealed
from hearth.foundation.vault.tests.acting import acting
from hearth.foundation.vault.tests.conftest import dossier_of
from hearth.foundation.vault.tests.notes import Note

WORDS = "gjashtë fjalë që nuk i di askush"


@pytest.fixture
def sealed(settings: Settings, tmp_path: Path) -> Iterator[Path]:
    """A Hearth that keeps its master keys behind a passphrase, not founded yet."""
    settings.VAULT_PROVIDER = "sealed"
    settings.VAULT_KEYS, settings.VAULT_AGENT = tmp_path / "master", tmp_path / "a.sock"
    key_provider.cache_clear()
    yield tmp_path
    key_provider.cache_clear()


@pytest.fixture
def agent(sealed: Path) -> Iterator[None]:
    with Server(sealed / "a.sock", Agent(sealed / "master")) as server:
        listening = threading.Thread(target=server.serve_forever, args=(0.01,))
        listening.start()
        yield
        server.shutdown()
        listening.join()


def test_a_vault_is_founded_with_a_long_passphrase_once(
    sealed: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert found_command("short") == NOT_DONE
    assert "too short" in capsys.readouterr().out
    assert found_command(WORDS) == DONE
    assert found_command(WORDS) == NOT_DONE
    assert "already" in capsys.readouterr().out


def test_unsealing_says_what_stands_in_the_way(
    agent: None, sealed: Path, settings: Settings, capsys: pytest.CaptureFixture[str]
) -> None:
    assert unseal_command(WORDS) == NOT_DONE
    assert "no master key yet" in capsys.readouterr().out
    found_command(WORDS)
    assert unseal_command("another") == NOT_DONE
    assert "not the passphrase" in capsys.readouterr().out
    assert unseal_command(WORDS) == DONE
    assert "open, with master key 1" in capsys.readouterr().out
    settings.VAULT_AGENT = sealed / "nobody.sock"
    assert unseal_command(WORDS) == NOT_DONE
    assert "does not answer" in capsys.readouterr().out


def test_while_the_vault_is_sealed_nothing_is_read_or_written_and_afterwards_all_is(
    agent: None, vera: Actor, sealed: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    found_command(WORDS)
    assert status_command() == NOT_DONE
    assert rotate_command() == NOT_DONE
    with acting(vera), pytest.raises(Sealed):
        dossier_of(vera)

    unseal_command(WORDS)
    with acting(vera):
        Note(dossier=dossier_of(vera), text="Shpresa").save()

    assert rotate_command() == DONE
    assert status_command() == DONE
    said = capsys.readouterr().out
    assert "Newest master key: 2." in said
    assert "Master key 2 locks 1 dossiers' keys." in said
    with acting(vera):
        assert Note.objects.visible_to(vera).get().text == "Shpresa"


def test_a_page_met_by_a_sealed_vault_is_refused_whole(
    agent: None, vera: Actor, sealed: Path, settings: Settings
) -> None:
    found_command(WORDS)
    unseal_command(WORDS)
    with acting(vera):
        Note(dossier=dossier_of(vera), text="Shpresa").save()

    settings.VAULT_AGENT = sealed / "gone.sock"
    key_provider.cache_clear()

    with acting(vera):
        note = Note.objects.visible_to(vera).get()
        with pytest.raises(Sealed):
            _ = note.text
    assert current_keyring() is None


def test_a_wrong_folder_and_a_stuck_key_are_said(
    vera: Actor, settings: Settings, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    settings.VAULT_KEYS = tmp_path / "master"
    key_provider.cache_clear()
    with acting(vera):
        dossier_of(vera)
    shutil.rmtree(tmp_path / "master")
    key_provider.cache_clear()

    assert status_command() == NOT_DONE
    assert "Not here: master key 1." in capsys.readouterr().out
    key_provider().turn()
    assert rotate_command() == NOT_DONE
    assert "1 keys did not open" in capsys.readouterr().out
    key_provider.cache_clear()


def test_the_agent_runs_until_it_is_ended(sealed: Path) -> None:
    found_command(WORDS)
    opened = []

    def operator() -> None:
        while unseal_command(WORDS) != DONE:
            threading.Event().wait(0.01)
        opened.append(key_provider().health().version)
        os.kill(os.getpid(), signal.SIGINT)

    threading.Thread(target=operator).start()

    assert agent_command() == DONE
    assert opened == [1]
