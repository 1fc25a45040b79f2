"""Somebody at a browser, without the browser: signs in as one of the cast, keeps a connection."""

from __future__ import annotations

import http.client
import re
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from urllib.parse import urlencode

TOKEN = re.compile(rb'name="csrfmiddlewaretoken" value="([^"]+)"')
KEPT = 20  # seconds that an unused connection is trusted to be open still
Fields = Mapping[str, str | Sequence[str]]


@dataclass
class Answer:
    status: int
    body: bytes
    location: str


@dataclass
class Visitor:
    """One session over one kept connection. Not shared between threads."""

    port: int
    name: str
    cookies: dict[str, str] = field(default_factory=lambda: {"hearth_language": "en"})
    token: str = ""
    _line: http.client.HTTPConnection | None = None
    _used: float = 0.0

    def enter(self) -> Visitor:
        page = self.get("/sign-in/")
        self._learn(page.body)
        self.post(f"/sign-in/{self.name}/", {})
        self._learn(self.get("/identification/new").body or page.body)
        return self

    def get(self, path: str, headers: Mapping[str, str] | None = None) -> Answer:
        return self._ask("GET", path, None, headers)

    def post(self, path: str, fields: Fields) -> Answer:
        return self._ask("POST", path, {**fields, "csrfmiddlewaretoken": self.token})

    def _learn(self, page: bytes) -> None:
        found = TOKEN.search(page)
        if found:
            self.token = found.group(1).decode()

    def _ask(
        self,
        method: str,
        path: str,
        fields: Fields | None,
        said: Mapping[str, str] | None = None,
    ) -> Answer:
        if self._line is None:
            self._line = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        if time.monotonic() - self._used > KEPT:
            self._line.close()  # the web has, too; the next word opens it anew, as a browser does
        self._used = time.monotonic()
        body = urlencode(fields, doseq=True) if fields is not None else None
        headers = {"Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items())}
        headers |= said or {}
        if body is not None:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        self._line.request(method, path, body, headers)
        reply = self._line.getresponse()
        for line in reply.headers.get_all("Set-Cookie") or []:
            name, _, value = line.partition(";")[0].partition("=")
            self.cookies[name] = value
        return Answer(reply.status, reply.read(), reply.headers.get("Location") or "")
