"""The key providers: data keys go in locked and come out whole, or do not come out."""

from __future__ import annotations

import stat
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytest_django import Settings

from hearth.foundation.vault.providers import UnknownProvider, key_provider, passphrase
from hearth.foundation.vault.providers.agent import Agent, Server, ask
from hearth.foundation.vault.providers.file import FileProvider
from hearth.foundation.vault.providers.master import MasterKeys
from hearth.foundation.vault.providers.passphrase import WrongPassphrase
from hearth.foundation.vault.providers.provider import (
    Health,
    KeyProvider,
    NoMasterKey,
    Sealed,
    Wrapped,
)
from hearth.foundation.vault.providers.sealed import SealedProvider
from hearth.foundation.vault.secret_files import numbered, put_once

WORDS = "gjashtë fjalë që nuk i di askush"
KEY, CONTEXT = bytes(range(32)), b"v1|dossier-key|one|1"


@pytest.fixture
def socket(tmp_path: Path) -> Iterator[Path]:
    """A founded vault with its agent listening, not yet opened."""
    passphrase.found(tmp_path / "master", WORDS)
    path = tmp_path / "a.sock"
    with Server(path, Agent(tmp_path / "master")) as server:
        listening = threading.Thread(target=server.serve_forever, args=(0.01,))
        listening.start()
        yield path
        server.shutdown()
        listening.join()


@pytest.fixture(params=["file", "sealed"])
def provider(request: pytest.FixtureRequest, tmp_path: Path) -> KeyProvider:
    """Both kinds, opened: what one promises the other keeps."""
    if request.param == "file":
        return FileProvider(tmp_path / "master")
    socket: Path = request.getfixturevalue("socket")
    ask(socket, "unseal", words=WORDS)
    return SealedProvider(socket)


def test_a_data_key_goes_in_and_comes_out(provider: KeyProvider) -> None:
    locked = provider.wrap(KEY, CONTEXT)

    assert provider.unwrap([locked]) == [KEY]
    assert KEY not in locked.blob
    assert provider.unwrap([]) == []


def test_one_bad_key_does_not_spoil_the_page(provider: KeyProvider) -> None:
    good = provider.wrap(KEY, CONTEXT)
    bad = [
        Wrapped(good.version, good.blob, b"v1|dossier-key|two|1"),
        Wrapped(good.version, good.blob[:-1] + bytes([good.blob[-1] ^ 1]), CONTEXT),
        Wrapped(good.version, b"short", CONTEXT),
        Wrapped(good.version + 7, good.blob, CONTEXT),
    ]

    assert provider.unwrap([good, *bad, good]) == [KEY, None, None, None, None, KEY]


def test_after_a_turn_the_new_master_key_locks_and_the_old_one_still_opens(
    provider: KeyProvider,
) -> None:
    old = provider.wrap(KEY, CONTEXT)

    assert provider.turn() == 2
    new = provider.wrap(KEY, CONTEXT)

    assert (old.version, new.version) == (1, 2)
    assert provider.unwrap([old, new]) == [KEY, KEY]
    assert provider.health() == Health(sealed=False, version=2)


def test_a_key_locked_under_one_master_key_does_not_open_as_another_s(
    provider: KeyProvider,
) -> None:
    old = provider.wrap(KEY, CONTEXT)
    provider.turn()

    assert provider.unwrap([Wrapped(2, old.blob, CONTEXT)]) == [None]


def test_another_process_sees_the_turned_key(tmp_path: Path) -> None:
    here, there = FileProvider(tmp_path), FileProvider(tmp_path)
    first = here.wrap(KEY, CONTEXT)
    assert there.unwrap([first]) == [KEY]

    here.turn()

    assert there.unwrap([here.wrap(KEY, CONTEXT)]) == [KEY]
    assert there.wrap(KEY, CONTEXT).version == 2


def test_many_processes_at_first_start_agree_on_one_key(tmp_path: Path) -> None:
    locked: list[Wrapped] = []

    def start() -> None:
        locked.append(FileProvider(tmp_path).wrap(KEY, CONTEXT))

    starting = [threading.Thread(target=start) for _ in range(8)]
    for one in starting:
        one.start()
    for one in starting:
        one.join()

    assert FileProvider(tmp_path).unwrap(locked) == [KEY] * 8


def test_master_key_files_are_for_this_user_alone(tmp_path: Path) -> None:
    FileProvider(tmp_path / "keys" / "master").turn()
    (file,) = (tmp_path / "keys" / "master").iterdir()

    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert stat.S_IMODE(file.parent.stat().st_mode) == 0o700


def test_a_secret_file_is_written_once(tmp_path: Path) -> None:
    put_once(tmp_path / "1.key", b"first")
    put_once(tmp_path / "1.key", b"second")
    (tmp_path / "x.key").touch()

    assert (tmp_path / "1.key").read_bytes() == b"first"
    assert set(numbered(tmp_path, ".key")) == {1}
    assert numbered(tmp_path / "nowhere", ".key") == {}


def test_no_master_key_locks_nothing() -> None:
    with pytest.raises(NoMasterKey):
        MasterKeys({}).wrap(KEY, CONTEXT)


def test_a_vault_that_nobody_opened_refuses_everything(socket: Path) -> None:
    shut = SealedProvider(socket)

    with pytest.raises(Sealed):
        shut.wrap(KEY, CONTEXT)
    with pytest.raises(Sealed):
        shut.unwrap([Wrapped(1, b"", b"")])
    with pytest.raises(Sealed):
        shut.turn()
    assert shut.health() == Health(sealed=True, version=0)


def test_a_vault_without_its_agent_is_sealed(tmp_path: Path) -> None:
    nobody = SealedProvider(tmp_path / "nobody.sock")

    with pytest.raises(Sealed):
        nobody.wrap(KEY, CONTEXT)
    assert nobody.health() == Health(sealed=True, version=0)


def test_the_wrong_passphrase_opens_nothing(socket: Path) -> None:
    with pytest.raises(WrongPassphrase):
        ask(socket, "unseal", words="fjalë të tjera")

    assert SealedProvider(socket).health().sealed


def test_after_a_restart_the_passphrase_opens_every_master_key(
    socket: Path, tmp_path: Path
) -> None:
    ask(socket, "unseal", words=WORDS)
    before = SealedProvider(socket)
    old = before.wrap(KEY, CONTEXT)
    before.turn()
    new = before.wrap(KEY, CONTEXT)

    again = Agent(tmp_path / "master")
    again.unseal(WORDS)

    asked = [(k.version, k.blob.hex(), k.context.hex()) for k in (old, new)]
    assert again.unwrap(asked)["keys"] == [KEY.hex(), KEY.hex()]


def test_the_agent_s_door_is_for_this_user_alone(socket: Path) -> None:
    assert stat.S_IMODE(socket.stat().st_mode) == 0o600


def test_the_agent_answers_nothing_else(socket: Path) -> None:
    with pytest.raises(ValueError, match="_insist"):
        Agent(socket.parent).answer("_insist")


def test_the_disk_holds_no_master_key_in_the_clear(tmp_path: Path) -> None:
    passphrase.found(tmp_path, WORDS)
    masters, _ = passphrase.read(tmp_path, WORDS)

    assert masters[1] not in (tmp_path / "1.sealed").read_bytes()


def test_a_vault_is_founded_once(tmp_path: Path) -> None:
    passphrase.found(tmp_path, WORDS)

    with pytest.raises(FileExistsError):
        passphrase.found(tmp_path, WORDS)


def test_an_empty_folder_cannot_be_unsealed(tmp_path: Path) -> None:
    with pytest.raises(NoMasterKey):
        passphrase.read(tmp_path, WORDS)


@pytest.mark.parametrize(("word", "kind"), [("file", FileProvider), ("sealed", SealedProvider)])
def test_the_operator_chooses_the_provider(
    settings: Settings, word: str, kind: type[object]
) -> None:
    settings.VAULT_PROVIDER = word

    assert isinstance(key_provider.__wrapped__(), kind)


def test_an_unknown_provider_stops_the_start(settings: Settings) -> None:
    settings.VAULT_PROVIDER = "vault"

    with pytest.raises(UnknownProvider):
        key_provider.__wrapped__()
