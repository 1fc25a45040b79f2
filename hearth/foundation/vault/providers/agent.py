"""The agent: one small process that holds the opened master keys, for all the others.

It listens on a socket in the keys folder (0700) that only this user can reach. The web and
the worker may be restarted without a human; after a reboot somebody has to say the passphrase
again. It hands out data keys one page at a time and never a master key.
"""

from __future__ import annotations

import json
import os
import resource
import socket
import threading
from contextlib import suppress
from pathlib import Path
from socketserver import StreamRequestHandler, ThreadingMixIn, UnixStreamServer
from typing import Any

from hearth.foundation.vault.providers import passphrase
from hearth.foundation.vault.providers.master import KEY_BYTES, MasterKeys
from hearth.foundation.vault.providers.provider import NoMasterKey, Sealed, Wrapped

PATIENCE = 5.0  # seconds; the passphrase itself takes a fifth of one
QUESTIONS = frozenset({"health", "unseal", "wrap", "unwrap", "turn"})
REFUSALS: dict[str, type[Exception]] = {
    "sealed": Sealed,
    "no master key": NoMasterKey,
    "wrong passphrase": passphrase.WrongPassphrase,
}


class Agent:
    """The opened vault, and what may be asked of it."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._one_at_a_time = threading.Lock()
        self._keys: dict[int, bytes] = {}
        self._opener: passphrase.Opener | None = None
        self._masters = MasterKeys({})

    def answer(self, question: str, **said: Any) -> dict[str, Any]:
        """One question by name. Anything else is refused."""
        if question not in QUESTIONS:
            raise ValueError(question)
        answered: dict[str, Any] = getattr(self, question)(**said)
        return answered

    def health(self) -> dict[str, Any]:
        return {"sealed": self._opener is None, "version": self._masters.newest}

    def unseal(self, words: str) -> dict[str, Any]:
        with self._one_at_a_time:
            self._keys, self._opener = passphrase.read(self._folder, words)
            self._masters = MasterKeys(self._keys)
        return self.health()

    def wrap(self, key: str, context: str) -> dict[str, Any]:
        self._insist()
        locked = self._masters.wrap(bytes.fromhex(key), bytes.fromhex(context))
        return {"version": locked.version, "blob": locked.blob.hex()}

    def unwrap(self, keys: list[tuple[int, str, str]]) -> dict[str, Any]:
        self._insist()
        wrapped = [Wrapped(v, bytes.fromhex(b), bytes.fromhex(c)) for v, b, c in keys]
        return {"keys": [key and key.hex() for key in self._masters.unwrap(wrapped)]}

    def turn(self) -> dict[str, Any]:
        under = self._insist()
        with self._one_at_a_time:
            version, fresh = self._masters.newest + 1, os.urandom(KEY_BYTES)
            passphrase.put(self._folder, version, fresh, under)
            self._keys[version] = fresh
            self._masters = MasterKeys(self._keys)
        return self.health()

    def _insist(self) -> passphrase.Opener:
        if self._opener is None:
            raise Sealed
        return self._opener


class Server(ThreadingMixIn, UnixStreamServer):
    """One connection, one question, one answer; both one line of JSON."""

    daemon_threads = True

    def __init__(self, path: Path, agent: Agent) -> None:
        self.agent = agent
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        path.unlink(missing_ok=True)
        before = os.umask(0o177)
        try:
            super().__init__(str(path), Answering)
        finally:
            os.umask(before)


class Answering(StreamRequestHandler):
    server: Server

    def handle(self) -> None:
        try:
            answer = self.server.agent.answer(**json.loads(self.rfile.readline()))
        except tuple(REFUSALS.values()) as refusal:
            answer = {"refused": next(w for w, kind in REFUSALS.items() if type(refusal) is kind)}
        self.wfile.write(json.dumps(answer).encode() + b"\n")


def serve(path: Path, folder: Path) -> None:
    """Run the agent until it is ended. No core file may ever hold its memory."""
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    with Server(path, Agent(folder)) as server, suppress(KeyboardInterrupt):
        server.serve_forever()


def ask(path: Path, question: str, **said: Any) -> dict[str, Any]:
    """Put a question to the agent. When it cannot be reached the vault is sealed."""
    line = json.dumps({"question": question, **said}).encode() + b"\n"
    try:
        with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as wire:
            wire.settimeout(PATIENCE)
            wire.connect(str(path))
            wire.sendall(line)
            said_back = wire.makefile("rb").readline()
    except OSError as error:
        raise Sealed from error
    answer: dict[str, Any] = json.loads(said_back or b'{"refused": "sealed"}')
    if "refused" in answer:
        raise REFUSALS[answer["refused"]]
    return answer
