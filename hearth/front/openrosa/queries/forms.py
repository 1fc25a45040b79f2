"""Which forms a telephone may fill in, and their text with our key in it."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from hearth.casework.instruments.models import InstrumentVersion
from hearth.casework.instruments.rules.about import KEY, Collect
from hearth.foundation.access.actor import Actor
from hearth.front.openrosa.actions.form_key import form_key

ENTITIES = ("entities:", "http://www.opendatakit.org/xforms/entities")


class NoKeyYet(Exception):
    """A confidential form is never handed out without a key to encrypt to."""


class HoldsAList(Exception):
    """A form that would bring a list of people to a telephone is handed out to none."""


@dataclass(frozen=True)
class Offered:
    """One line of the form list."""

    key: str
    version: str
    name: str
    md5: str


def offered(actor: Actor) -> list[Offered]:
    """What may be filled in today, by whom this telephone belongs to."""
    forms = InstrumentVersion.objects.current().for_telephones().order_by("key")
    mine = [one for one in forms if not one.about.roles or actor.roles & set(one.about.roles)]
    public = _public()
    return [
        Offered(
            one.key,
            one.version,
            one.about.title.said(actor.user.language),
            hashlib.md5(_filled(one, public), usedforsecurity=False).hexdigest(),
        )
        for one in mine
        if public or one.about.collect is Collect.PLAIN
    ]


def xform(key: str, version: str) -> bytes | None:
    """The form, byte for byte what its hash in the list was made of; None if it is not offered."""
    forms = InstrumentVersion.objects.for_telephones().filter(key=key, version=version)
    found = forms.first()
    return _filled(found, _public()) if found else None


def pictures_in(key: str, version: str) -> int:
    """How many pictures may come with a form; none with one that nobody knows."""
    found = InstrumentVersion.objects.filter(key=key, version=version).defer("xform").first()
    return found.about.pictures if found else 0


def _filled(instrument: InstrumentVersion, public: str) -> bytes:
    text = instrument.xform
    if any(word in text for word in ENTITIES):
        raise HoldsAList
    if instrument.about.collect is Collect.PLAIN:
        return text.replace(f'<submission base64RsaPublicKey="{KEY}"/>', "").encode()
    if not public:
        raise NoKeyYet
    return text.replace(KEY, public).encode()


def _public() -> str:
    newest = form_key()
    return newest.public if newest else ""
