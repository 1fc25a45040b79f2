"""Where Hearth lives on this machine: its folder, its keys, its port, its database.

Read from the environment once, before Django; nothing else in the house reads it.
"""

from __future__ import annotations

import hashlib
import hmac
import os
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

from hearth.config.trouble import Trouble

REPOSITORY = Path(__file__).resolve().parents[2]
SOCKET_LIMIT = 90  # a Unix socket's whole address must stay under 108 bytes

LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1"})


@dataclass(frozen=True)
class Login:
    """How to reach one database as one role. No password means: the machine vouches for us."""

    host: str
    port: str
    name: str
    user: str
    password: str
    options: Mapping[str, str]

    def django(self) -> dict[str, object]:
        """The same, in the words of Django's DATABASES."""
        return {
            "ENGINE": "django.db.backends.postgresql",
            "HOST": self.host,
            "PORT": self.port,
            "NAME": self.name,
            "USER": self.user,
            "PASSWORD": self.password,
            "OPTIONS": dict(self.options),
        }

    def conninfo(self) -> dict[str, Any]:
        """The same, in the words of libpq; empty values left out."""
        words = {
            "host": self.host,
            "port": self.port,
            "dbname": self.name,
            "user": self.user,
            "password": self.password,
            **self.options,
        }
        return {word: value for word, value in words.items() if value}


@dataclass(frozen=True)
class Place:
    """One Hearth: a data folder, a keys folder, a port, and an owner's way into the database."""

    data: Path
    keys: Path
    host: str
    port: int
    web_processes: int
    demo: bool
    database: str
    external: str
    vault: str = "file"  # or "sealed": the master keys behind a passphrase
    postgres: str = ""  # a folder of binaries, or "wheel"; empty: the best there is

    @classmethod
    def from_environment(cls, environ: Mapping[str, str] = os.environ) -> Place:
        data = Path(environ.get("HEARTH_DATA") or REPOSITORY / ".hearth").resolve()
        return cls(
            data=data,
            keys=Path(environ.get("HEARTH_KEYS") or data / "keys").resolve(),
            host=environ.get("HEARTH_HOST") or "127.0.0.1",
            port=_number(environ, "PORT", 8000),
            web_processes=_number(environ, "HEARTH_WEB_PROCESSES", 2),
            demo=environ.get("HEARTH_DEMO", "") == "1",
            database=environ.get("HEARTH_DATABASE") or "hearth",
            external=environ.get("HEARTH_DATABASE_URL", ""),
            vault=environ.get("HEARTH_VAULT") or "file",
            postgres=environ.get("HEARTH_POSTGRES", ""),
        )

    @property
    def embedded(self) -> bool:
        return not self.external

    @property
    def cluster(self) -> Path:
        """The folder of the embedded database, or a link to it (see `config/cluster/home.py`)."""
        return self.data / "database"

    @property
    def socket(self) -> Path:
        return socket_of(self.cluster.resolve())

    @property
    def loopback(self) -> bool:
        """Whether only this machine can knock. The demo's "sign in as" depends on it."""
        return self.host in LOOPBACK

    def event_origins(self, address: str) -> list[str]:
        """Where the browser may listen for events, besides the page's own origin."""
        if address:
            parts = urlsplit(address)
            return [f"{parts.scheme}://{parts.netloc}"] if parts.netloc else []
        return [f"http://{name}:{self.events_port}" for name in ("127.0.0.1", "localhost")]

    @property
    def events_port(self) -> int:
        return self.port + 1

    @property
    def ports(self) -> tuple[int, int]:
        """The web's and the event streams'."""
        return self.port, self.events_port

    def with_database(self, name: str) -> Place:
        """The same place, looking at another database of the same server."""
        if self.embedded:
            return replace(self, database=name)
        return replace(self, external=urlsplit(self.external)._replace(path=f"/{name}").geturl())

    def owner(self) -> Login:
        """The role that owns the tables: migrations, fences, verification. Never the web."""
        if self.embedded:
            return Login(str(self.socket), "", self.database, "hearth_owner", "", {})
        return _login(self.external)

    def app(self) -> Login:
        """The role of web, worker and event streams: it owns nothing.

        Outside, its password is derived from the owner's, so that a second machine
        that knows the one address needs no second secret.
        """
        owner = self.owner()
        password = ""
        if owner.password:
            secret = f"hearth_app of {owner.user}".encode()
            password = hmac.new(owner.password.encode(), secret, hashlib.sha256).hexdigest()
        return Login(owner.host, owner.port, owner.name, "hearth_app", password, owner.options)


def _number(environ: Mapping[str, str], name: str, otherwise: int) -> int:
    said = environ.get(name) or str(otherwise)
    if not said.isascii() or not said.isdigit():
        raise Trouble(f"{name} must be a number, and is {said!r}.")
    return int(said)


def socket_of(home: Path) -> Path:
    """The folder of a cluster's socket; moved to /tmp when the path is too long for one."""
    here = home / "socket"
    if len(str(here)) <= SOCKET_LIMIT:
        return here
    return Path("/tmp") / f"hearth-{hashlib.sha256(str(here).encode()).hexdigest()[:12]}"


def _login(address: str) -> Login:
    parts = urlsplit(address)
    options = {name: values[-1] for name, values in parse_qs(parts.query).items()}
    return Login(
        host=unquote(parts.hostname or options.pop("host", "")),
        port=str(parts.port or ""),
        name=parts.path.lstrip("/"),
        user=unquote(parts.username or ""),
        password=unquote(parts.password or ""),
        options=options,
    )
