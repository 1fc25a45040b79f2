"""What travels of one case, in both languages, sealed to the key of one lease on one phone.

The house keeps none of it: it is read, worded and sealed when the phone asks, and the phone alone
can open it (HPKE, as the other way round; decision 0032).
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from django.conf import settings
from django.utils import translation
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _

from hearth.casework.people.queries import ContactSheet
from hearth.casework.people.queries.contact import WithRules
from hearth.casework.people.rules import Call, ContactRules
from hearth.foundation.design.dates import in_full, on_day
from hearth.foundation.vault.envelopes import PublicKey, seal_envelope
from hearth.foundation.vocabularies.choices import name_of
from hearth.front.field.rules import Known, in_danger

VERSION = "hearth field lease 1"
BUCKETS = (2048, 4096, 8192, 16384)  # bytes: the length of what is sealed says little
Words = dict[str, Any]


def worded(known: Known) -> bytes:
    """As the phone shows it, once it is opened. The same facts are always the same bytes."""
    said: Words = {
        "number": known.number,
        "danger": in_danger(known),
        "call": _call(known.contact),
        **{code: _in(code, known) for code, _name in settings.LANGUAGES},
    }
    return json.dumps(said, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def digest(plain: bytes) -> str:
    """Tells whether anything changed since it was last sent. Keyed: it cannot be guessed at."""
    return salted_hmac(VERSION, plain, algorithm="sha256").hexdigest()


def sealed_for(point: bytes, plain: bytes, *, bound_to: bytes) -> bytes:
    """For this phone alone, and for this place alone."""
    return seal_envelope(_padded(plain), PublicKey(0, point), info=bound_to)


def bound(lease: UUID, phone: UUID, taken: UUID, version: int, until: datetime) -> bytes:
    """What both sides know of its place. A lease that somebody made longer does not open."""
    return f"{VERSION}|{lease}|{phone}|{taken}|{version}|{moment(until)}".encode()


def moment(at: datetime) -> str:
    """To the second, by Greenwich: the same text on both sides."""
    return f"{at.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}"


def _call(rules: ContactRules | None) -> Words | None:
    """The number and its hours. Never without the rules: they stand beside it."""
    if rules is None or not rules.phone:
        return None
    return {
        "phone": rules.phone,
        "days": str(rules.days),
        "begins": rules.begins,
        "ends": rules.ends,
    }


def _in(code: str, known: Known) -> Words:
    with translation.override(code):
        return {
            "who": f"{name_of(known.sex)}, {name_of(known.age_band)}",
            "risk": name_of(known.risk) if known.risk else "",
            "meeting": on_day(known.meeting) if known.meeting else "",
            "rules": _rules(known.contact),
            "tasks": [[task.what, in_full(task.due_at), task.danger] for task in known.tasks],
            "offices": [[office.names[code], office.phone] for office in known.offices],
        }


def _rules(rules: ContactRules | None) -> Sequence[tuple[str, str, str]] | None:
    """The sentences of the house's own strip of safe contact; None where the drawer is closed."""
    if rules is None:
        return None
    if not rules.phone:
        return [("phone-off", _("Do not telephone"), "")]
    sheet = ContactSheet(
        person=UUID(int=0),
        agreed=True,
        rules=rules,
        phone=WithRules(""),
        address=WithRules(""),
        call=Call.LATER,
    )
    return [(sign, rule, more.strip()) for sign, rule, more in sheet.said_rules]


def _padded(plain: bytes) -> bytes:
    size = next((bucket for bucket in BUCKETS if bucket >= len(plain)), len(plain))
    return plain.ljust(size)
