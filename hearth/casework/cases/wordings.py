"""The texts read aloud before a consent. Each is a whole document, in one language, for good.

A consent names the version that was read: consent/2026-11/sq. A text that was ever read is never
changed; a better one is a new version. Its fingerprint is kept here, and a test compares it.
"""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class Wording:
    """`template` holds the text; `verified_by`: the jurist who signed it, or nobody yet."""

    key: str
    label: str | Promise
    language: str
    template: str
    fingerprint: str
    verified_by: str = ""


WORDINGS = (
    Wording(
        "consent/2026-11/sq",
        _("Text of November 2026, in Albanian"),
        "sq",
        "cases/wordings/consent-2026-11-sq.txt",
        "6107c95899b21905d54e2e5c47a18d6a0d10880a6f5801c25b8dd87fa11dbcfb",
    ),
    Wording(
        "consent/2026-11/en",
        _("Text of November 2026, in English"),
        "en",
        "cases/wordings/consent-2026-11-en.txt",
        "ae15ea4c1cf028180007953f6386c5be768f85ac987a4cc5fe227843e40a8133",
    ),
)


def to_be_read() -> Wording:
    """The newest text in the language of the screen."""
    mine = [wording for wording in WORDINGS if wording.language == get_language()]
    return (mine or list(WORDINGS))[-1]


def label_of(key: str) -> str:
    """Which text it was, in words; a text that is not kept here any more keeps its key."""
    return next((str(wording.label) for wording in WORDINGS if wording.key == key), key)
