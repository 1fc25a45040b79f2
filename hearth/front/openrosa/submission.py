"""Reads the XML of a submission: which form, which version, which instance; and its answers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from uuid import UUID
from xml.etree.ElementTree import Element, ParseError

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import fromstring

from hearth.casework.instruments.rules.definition import Definition, Kind

DEEPEST = 20


class NotXml(Exception):
    """Not well-formed, or with declarations that no form has."""


class NoInstance(Exception):
    """It does not say which form it is, or which instance: nothing could be acknowledged."""


@dataclass(frozen=True)
class Manifest:
    """What stands in place of the answers when the telephone encrypted them."""

    wrapped_key: str
    signature: str
    answers_file: str
    media: tuple[str, ...]

    @property
    def files(self) -> tuple[str, ...]:
        """In the order in which they were encrypted."""
        return (*self.media, self.answers_file)


@dataclass(frozen=True)
class Submission:
    """What the XML says of itself, and the answers by question; empty when encrypted."""

    form: str
    version: str
    instance: UUID
    instance_word: str  # as it was written: the encryption is bound to it
    edits: UUID | None
    manifest: Manifest | None
    said: Mapping[str, str] = field(default_factory=dict)


def read(xml: bytes) -> Submission:
    """The submission, or why it cannot be one."""
    try:
        root = fromstring(xml, forbid_dtd=True)
    except (ParseError, DefusedXmlException, ValueError) as error:
        raise NotXml from error
    meta = {_local(e): (e.text or "").strip() for e in root.iter() if _local(e) in META}
    form = root.get("id", "")
    if not form or "instanceID" not in meta:
        raise NoInstance
    manifest = _manifest(root) if root.get("encrypted") == "yes" else None
    return Submission(
        form=form[:60],
        version=root.get("version", "")[:40],
        instance=_uuid(meta["instanceID"]),
        instance_word=meta["instanceID"],
        edits=_uuid(meta["deprecatedID"]) if meta.get("deprecatedID") else None,
        manifest=manifest,
        said={} if manifest else dict(_leaves(root)),
    )


def answers_of(definition: Definition, said: Mapping[str, str]) -> dict[str, list[str]]:
    """As the rules take them: several choices are words with spaces between."""
    found: dict[str, list[str]] = {}
    for name, word in said.items():
        question = definition.by_name.get(name)
        if question is None and word:
            found[name] = [word]
        elif question is not None and question.asks and word:
            found[name] = word.split() if question.kind is Kind.MANY else [word]
    return found


META = frozenset({"instanceID", "deprecatedID"})


def _leaves(root: Element) -> list[tuple[str, str]]:
    """The answers; groups are only folders, and names are there once. `meta` is no answer."""
    found: list[tuple[str, str]] = []
    waiting = [(child, 1) for child in reversed(list(root))]
    while waiting:
        element, depth = waiting.pop()
        if _local(element) == "meta" or depth > DEEPEST:
            continue
        children = list(element)
        if children:
            waiting += [(child, depth + 1) for child in reversed(children)]
        else:
            found.append((_local(element), (element.text or "").strip()))
    return found


def _manifest(root: Element) -> Manifest:
    """Collect and the specification name its namespace differently: the local names decide."""
    said = {_local(e): (e.text or "").strip() for e in root.iter()}
    media = tuple(
        (inner.text or "").strip()
        for element in root
        if _local(element) == "media"
        for inner in element
    )
    return Manifest(
        said.get("base64EncryptedKey", ""),
        said.get("base64EncryptedElementSignature", ""),
        said.get("encryptedXmlFile", ""),
        media,
    )


def _uuid(word: str) -> UUID:
    try:
        return UUID(word.removeprefix("uuid:"))
    except ValueError:
        raise NoInstance from None


def _local(element: Element) -> str:
    return str(element.tag).rpartition("}")[2]
