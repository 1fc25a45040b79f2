"""SMS, through a provider that takes a small JSON document over HTTPS.

`https://token@sms.example.org/send?from=Hearth`: the token goes into the Authorization header,
the rest is the address; the document is `{"id", "from", "to", "text"}`. Providers differ; one
that wants something else gets a gateway of its own beside this one.
"""

from __future__ import annotations

import http.client
import json
import re
from dataclasses import dataclass
from urllib.parse import parse_qs, unquote, urlsplit

from hearth.foundation.messaging.gateways.gateway import (
    NO_ANSWER,
    PATIENCE,
    Envelope,
    Undeliverable,
)

NUMBER = re.compile(r"\+[1-9][0-9]{6,14}")  # E.164
TRY_AGAIN = frozenset({408, 425, 429})
LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1"})


class NotEncrypted(Exception):
    """An SMS provider on another machine is spoken to over https only."""


@dataclass(frozen=True)
class Sms:
    """One provider."""

    host: str
    port: int | None
    path: str
    token: str
    sender: str
    encrypted: bool

    @classmethod
    def at(cls, address: str) -> Sms:
        parts = urlsplit(address)
        host, encrypted = parts.hostname or "", parts.scheme == "https"
        if not encrypted and host not in LOOPBACK:
            raise NotEncrypted
        sender = parse_qs(parts.query).get("from", ["Hearth"])[-1]
        token = unquote(parts.username or "")
        return cls(host, parts.port, parts.path or "/", token, sender, encrypted)

    def carry(self, envelope: Envelope) -> None:
        number = re.sub(r"[\s()-]", "", envelope.address)
        if not NUMBER.fullmatch(number):
            raise Undeliverable("not-a-number", for_good=True)
        try:
            status = self._post(envelope, number)
        except TimeoutError:
            raise Undeliverable(NO_ANSWER) from None
        except (http.client.HTTPException, OSError):
            raise Undeliverable("unreachable") from None
        if status >= 300:
            refused = 400 <= status < 500 and status not in TRY_AGAIN and status not in (401, 403)
            raise Undeliverable(f"status-{status}", for_good=refused)

    def _post(self, envelope: Envelope, number: str) -> int:
        kind = http.client.HTTPSConnection if self.encrypted else http.client.HTTPConnection
        connection = kind(self.host, self.port, timeout=PATIENCE)
        document = {
            "id": str(envelope.letter),
            "from": self.sender,
            "to": number,
            "text": envelope.text.sentence,
        }
        headers = {"Content-Type": "application/json", "Authorization": f"Bearer {self.token}"}
        try:
            connection.request("POST", self.path, json.dumps(document), headers)
            return connection.getresponse().status
        finally:
            connection.close()
