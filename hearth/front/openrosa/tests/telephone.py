"""A telephone, written after the OpenRosa and ODK specifications by somebody who never saw Hearth.

It reads its settings from the square code's words, speaks raw HTTP with Digest authentication,
fills a form's instance from the XForm it downloaded, encrypts where the form says so, and sends
in one message or several. Nothing is imported from the code that answers it; how it encrypts is
written in the vault's tests, for only the vault may use cryptography.
"""

from __future__ import annotations

import base64
import hashlib
import http.client
import json
import re
import secrets
import zlib
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit
from uuid import uuid4
from xml.etree import ElementTree as ET
from xml.sax.saxutils import escape

from hearth.foundation.vault.tests.odk import lock

LIST = "{http://openrosa.org/xforms/xformsList}"
ANSWER = "{http://openrosa.org/http/response}"
XF = "{http://www.w3.org/2002/xforms}"
BOUNDARY = "3c1f-of-a-telephone"
PATIENCE = 60.0


@dataclass(frozen=True)
class Heard:
    """What came back."""

    status: int
    headers: Mapping[str, str]
    body: bytes

    @property
    def sentence(self) -> str:
        found = ET.fromstring(self.body).find(f"{ANSWER}message")  # noqa: S314 - our own answer
        return (found.text or "") if found is not None else ""


@dataclass(frozen=True)
class Form:
    """A form as it was downloaded."""

    key: str
    version: str
    public: str  # base64; empty: not encrypted


@dataclass(frozen=True)
class File:
    name: str
    content: bytes
    kind: str = "application/octet-stream"


class Telephone:
    """One Collect, set up by a square code."""

    def __init__(self, code: str) -> None:
        said = json.loads(zlib.decompress(base64.b64decode(code)))
        general = said["general"]
        assert {"general", "admin"} <= said.keys()
        self.server = urlsplit(general["server_url"].rstrip("/"))
        self.user, self.password = general["username"], general["password"]
        self.counted = 0

    def forms(self) -> dict[str, dict[str, str]]:
        """The list, as strictly as Collect reads it: one line without its parts voids it."""
        heard = self.ask("GET", f"{self.server.path}/formList?deviceID=collect:x")
        assert heard.status == 200
        assert "text/xml" in heard.headers["content-type"]
        assert heard.headers["x-openrosa-version"] == "1.0"
        root = ET.fromstring(heard.body)  # noqa: S314
        assert root.tag == f"{LIST}xforms"
        lines = [{e.tag.removeprefix(LIST): e.text or "" for e in line} for line in root]
        for line in lines:
            assert {"formID", "name", "downloadUrl", "hash", "version"} <= line.keys()
        return {line["formID"]: line for line in lines}

    def download(self, line: Mapping[str, str]) -> Form:
        """The form; its MD5 must be the one of the list."""
        address = urlsplit(line["downloadUrl"])
        assert address.netloc == self.server.netloc
        heard = self.ask("GET", address.path)
        assert heard.status == 200
        digest = hashlib.md5(heard.body, usedforsecurity=False).hexdigest()
        assert f"md5:{digest}" == line["hash"]
        root = ET.fromstring(heard.body)  # noqa: S314
        submission = root.find(f".//{XF}submission")
        instance = root.find(f".//{XF}instance")
        assert instance is not None
        public = submission.get("base64RsaPublicKey", "") if submission is not None else ""
        return Form(instance[0].get("id", ""), instance[0].get("version", ""), public)

    def head(self) -> Heard:
        return self.ask("HEAD", f"{self.server.path}/submission?deviceID=collect:x")

    def send(self, xml: bytes, files: Sequence[File] = (), **how: Any) -> Heard:
        """One message: the XML first, then each file under its own name."""
        body = multipart(xml, files, more=how.pop("more", False))
        kind = f"multipart/form-data; boundary={BOUNDARY}"
        return self.ask(
            "POST", f"{self.server.path}/submission?deviceID=collect:x", body, kind, **how
        )

    def finished(self, form: Form, answers: Mapping[str, str], *, instance: str = "") -> Sent:
        """Filled in and finalised: encrypted if the form asks for it."""
        instance = instance or f"uuid:{uuid4()}"
        xml = filled(form, answers, instance)
        return encrypted(form, xml, instance) if form.public else Sent(xml, ())

    def deliver(self, form: Form, answers: Mapping[str, str], *, instance: str = "") -> Heard:
        sent = self.finished(form, answers, instance=instance)
        return self.send(sent.xml, sent.files)

    def ask(
        self, method: str, path: str, body: bytes = b"", kind: str = "", *, chunked: bool = False
    ) -> Heard:
        """Knocks without a name, is told how, and knocks again: as a Digest client does."""
        first = self._once(method, path, body, kind, {}, chunked)
        if first.status != 401:
            return first
        headers = {"Authorization": self.digest(first.headers["www-authenticate"], method, path)}
        return self._once(method, path, body, kind, headers, chunked)

    def digest(self, challenge: str, method: str, path: str) -> str:
        """RFC 7616, MD5, qop=auth."""
        said = dict(re.findall(r'(\w+)="([^"]*)"', challenge))
        self.counted += 1
        nc, cnonce = f"{self.counted:08x}", secrets.token_hex(8)
        first = md5(f"{self.user}:{said['realm']}:{self.password}")
        second = md5(f"{method}:{path}")
        response = md5(f"{first}:{said['nonce']}:{nc}:{cnonce}:auth:{second}")
        return (
            f'Digest username="{self.user}", realm="{said["realm"]}", nonce="{said["nonce"]}", '
            f'uri="{path}", qop=auth, nc={nc}, cnonce="{cnonce}", response="{response}", '
            f"algorithm=MD5"
        )

    def _once(
        self, method: str, path: str, body: bytes, kind: str, more: dict[str, str], chunked: bool
    ) -> Heard:
        wire = http.client.HTTPConnection(self.server.netloc, timeout=PATIENCE)
        headers = {"X-OpenRosa-Version": "1.0", "User-Agent": "Collect", **more}
        headers["Date"] = "Thu, 19 Mar 2026 10:00:00 GMT+00:00"  # as wrong as Collect writes it
        if kind:
            headers["Content-Type"] = kind
        words = in_pieces(body) if chunked else body or None
        try:
            with suppress(ConnectionError):  # who is refused is answered in mid-sentence
                wire.request(method, path, words, headers, encode_chunked=chunked)
            answer = wire.getresponse()
            said = {name.lower(): value for name, value in answer.getheaders()}
            return Heard(answer.status, said, answer.read())
        finally:
            wire.close()


@dataclass(frozen=True)
class Sent:
    """What goes over the wire for one form."""

    xml: bytes
    files: Sequence[File]


def filled(form: Form, answers: Mapping[str, str], instance: str, *, edits: str = "") -> bytes:
    leaves = "".join(f"<{name}>{escape(said)}</{name}>" for name, said in answers.items())
    before = f"<orx:deprecatedID>{edits}</orx:deprecatedID>" if edits else ""
    return (
        f'<?xml version="1.0"?><data xmlns:orx="http://openrosa.org/xforms" id="{form.key}" '
        f'version="{form.version}">{leaves}<orx:meta><orx:instanceID>{instance}</orx:instanceID>'
        f"{before}</orx:meta></data>"
    ).encode()


def encrypted(form: Form, xml: bytes, instance: str, media: Sequence[File] = ()) -> Sent:
    """After the ODK XForms specification, “Encryption”; the manifest in Collect's own namespace."""
    plain = [(file.name, file.content) for file in (*media, File("submission.xml", xml))]
    locked = lock(form.public, form.key, form.version, instance, plain)
    out = [File(f"{name}.enc", content) for name, content in locked.files]
    named = "".join(f"<media><file>{file.name}.enc</file></media>" for file in media)
    manifest = (
        f'<data xmlns="http://www.opendatakit.org/xforms/encrypted" id="{form.key}" '
        f'version="{form.version}" encrypted="yes"><base64EncryptedKey>{locked.wrapped}'
        f'</base64EncryptedKey><orx:meta xmlns:orx="http://openrosa.org/xforms"><orx:instanceID>'
        f"{instance}</orx:instanceID></orx:meta>\n{named}<encryptedXmlFile>submission.xml.enc"
        f"</encryptedXmlFile><base64EncryptedElementSignature>{locked.signature}"
        f"</base64EncryptedElementSignature></data>"
    )
    return Sent(manifest.encode(), out)


def multipart(xml: bytes, files: Sequence[File], *, more: bool = False) -> bytes:
    parts = [part("xml_submission_file", "submission.xml", "text/xml", xml)]
    parts += [part(file.name, file.name, file.kind, file.content) for file in files]
    if more:
        parts.append(part("*isIncomplete*", "", "", b"yes"))
    return b"".join(parts) + f"--{BOUNDARY}--\r\n".encode()


def part(name: str, file_name: str, kind: str, content: bytes) -> bytes:
    head = f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="{name}"'
    head += f'; filename="{file_name}"' if file_name else ""
    head += f"\r\nContent-Type: {kind}" if kind else ""
    head += f"\r\nContent-Length: {len(content)}\r\n\r\n"
    return head.encode() + content + b"\r\n"


def in_pieces(body: bytes) -> Iterator[bytes]:
    for start in range(0, len(body), 1000):
        yield body[start : start + 1000]


def md5(said: str) -> str:
    return hashlib.md5(said.encode(), usedforsecurity=False).hexdigest()
