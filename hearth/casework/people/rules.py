"""What is decided about persons: who is a child, who may be telephoned. No database, no clock."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import datetime, time
from enum import StrEnum
from typing import Any

NAME_WORDS = (
    "given_name", "family_name", "nickname", "father", "mother", "born_on", "document",
)  # fmt: skip
CERTAIN = frozenset({"age-basis/document", "age-basis/official-assessment"})
SATURDAY = 5


def is_child(minor: str, birth_year: int | None, in_year: int) -> bool:
    """Whoever's age is unknown is treated as a child until it is known. The safer side.

    `minor` is what the list of age bands says of the band: yes, no, or presumed. In the year
    of an eighteenth birthday somebody may still be seventeen.
    """
    if birth_year is not None:
        return in_year - birth_year <= 18
    return minor != "no"


def is_estimate(basis: str) -> bool:
    """Only a document or an official assessment ends an estimate; her own word does not."""
    return basis not in CERTAIN


class Days(StrEnum):
    """On which days she may be called."""

    ANY = "any"
    WORKING = "working"


class Call(StrEnum):
    """What one may do with the telephone at this moment."""

    NOW = "now"
    LATER = "later"  # outside her hours
    NEVER = "never"  # she asked not to be telephoned, or there is no number


@dataclass(frozen=True)
class ContactRules:
    """What was agreed with her. What was not agreed is forbidden: every default is the safer."""

    phone: str = ""
    may_call: bool = False
    days: str = Days.WORKING
    begins: str = ""  # 10:00, on the clock of this country
    ends: str = ""
    voicemail: bool = False
    sms: bool = False
    say: str = ""  # how the caller introduces herself
    codeword: str = ""  # what she answers when she can speak
    if_another_answers: str = ""
    shared: str = ""  # who else uses the telephone
    address: str = ""
    may_visit: bool = False
    otherwise: str = ""  # through whom or where else

    def as_document(self) -> dict[str, Any]:
        """What is sealed: only what was said."""
        return {word: value for word, value in asdict(self).items() if value}

    @classmethod
    def from_document(cls, document: Mapping[str, Any]) -> ContactRules:
        """Read back; a word this version does not know is passed over."""
        known = {word: document[word] for word in cls.__dataclass_fields__ if word in document}
        return cls(**{"days": Days.WORKING, **known})


def may_telephone(rules: ContactRules, at: datetime) -> Call:
    """Whether her telephone may ring at `at`, a moment on the clock of this country.

    Hours that end before they begin run over midnight. No hours agreed: none are allowed.
    """
    if not (rules.may_call and rules.phone):
        return Call.NEVER
    if rules.days == Days.WORKING and at.weekday() >= SATURDAY:
        return Call.LATER
    begins, ends = _hour(rules.begins), _hour(rules.ends)
    if begins is None or ends is None:
        return Call.LATER
    clock = at.time()
    inside = begins <= clock < ends if begins < ends else clock >= begins or clock < ends
    return Call.NOW if inside else Call.LATER


def corrected(known: Mapping[str, Any], changes: Mapping[str, str]) -> dict[str, str]:
    """The identity's next page: what was said anew replaces, what was left empty stays."""
    return {**known, **{word: value for word, value in changes.items() if value}}


def full_name(facts: Mapping[str, Any]) -> str:
    """Given name and family name, or the nickname where there is neither."""
    names = [str(facts.get(word) or "") for word in ("given_name", "family_name")]
    return " ".join(filter(None, names)) or str(facts.get("nickname") or "")


MIRRORED = {
    "daughter": "parent", "son": "parent", "mother": "child", "father": "child",
    "sister": "sibling", "brother": "sibling", "wife": "spouse", "husband": "spouse",
    "grandmother": "grandchild", "grandfather": "grandchild", "grandchild": "grandparent",
    "aunt": "niece-or-nephew", "uncle": "niece-or-nephew", "niece-or-nephew": "aunt-or-uncle",
    "partner": "partner", "former-partner": "former-partner", "cousin": "cousin",
    "other-in-law": "other-in-law", "mother-in-law": "other-in-law",
    "father-in-law": "other-in-law",
}  # fmt: skip
BY_SEX = {
    "parent": ("mother", "father"), "child": ("daughter", "son"),
    "sibling": ("sister", "brother"), "spouse": ("wife", "husband"),
    "grandparent": ("grandmother", "grandfather"), "aunt-or-uncle": ("aunt", "uncle"),
}  # fmt: skip


def other_way_round(relation: str, sex: str) -> str:
    """What she is to the one who is `relation` to her: her daughter's mother. `sex`: hers.

    Both are the last parts of terms. What has no word of its own is "other".
    """
    mirrored = MIRRORED.get(relation, "other")
    if mirrored not in BY_SEX:
        return mirrored
    female, male = BY_SEX[mirrored]
    return {"female": female, "male": male}.get(sex, "other")


def _hour(written: str) -> time | None:
    return time.fromisoformat(written) if written else None


@dataclass(frozen=True)
class Hints:
    """What the searcher said of sex and year of birth, and what is written of this person."""

    sex_asked: str
    sex: str
    year_asked: int | None
    year: int | None


KNOWN_SEXES = frozenset({"sex/female", "sex/male"})


def with_hints(score: float, hints: Hints) -> float:
    """A hint moves somebody up or down the list and takes nobody off it: hints may be wrong."""
    if hints.sex_asked in KNOWN_SEXES and hints.sex in KNOWN_SEXES:
        score += 0.03 if hints.sex_asked == hints.sex else -0.10
    if hints.year_asked and hints.year:
        apart = abs(hints.year_asked - hints.year)
        score += 0.08 if apart <= 1 else 0.03 if apart <= 3 else -0.05 if apart <= 8 else -0.15
    return score
