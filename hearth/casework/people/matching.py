"""Which of the names before us are most like the one asked for. Pure: no database, no memory.

Every word asked for is compared with every different word among the names (rapidfuzz, in C), by
sound. The best of the people so found are put in order by spelling as well.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from heapq import nlargest
from typing import TypeVar

from rapidfuzz import fuzz, process
from rapidfuzz.distance import JaroWinkler

from hearth.casework.people.spelling import sound, words

Key = TypeVar("Key")

ALIKE = 0.80  # two words that sound less alike than this are different words
WORTH_SHOWING = 0.55  # a person of whom less than this fits is not shown
BY_SOUND = 0.7  # how much the sound counts beside the spelling
RUN_TOGETHER = 8  # letters; so long a single word may be two names without the space


@dataclass(frozen=True)
class Heard:
    """Everything one person is called, ready to be compared: by sound, and as spelt."""

    sounds: frozenset[str]
    spelt: tuple[str, ...]
    joined: str  # the first name of them, as one word


def heard(names: Iterable[str]) -> Heard:
    """The names of one person, folded. What was not a word in any of them is dropped."""
    spelt = tuple(filter(None, (" ".join(words(name)) for name in names)))
    sounds = frozenset(sound(word) for name in spelt for word in name.split())
    return Heard(sounds, spelt, joined=sound(spelt[0].replace(" ", "")) if spelt else "")


def likeliest(asked: str, among: Mapping[Key, Heard], *, most: int) -> list[tuple[Key, float]]:
    """The people most like what was asked, best first, each with how much of it fits (0 to 1)."""
    spelt = words(asked)
    sounds = {sound(word) for word in spelt}
    if not sounds:
        return []
    best = _by_sound(sounds, among)
    if len(spelt) == 1 and len(spelt[0]) >= RUN_TOGETHER:
        _add_run_together(sound(spelt[0]), among, best)
    found = nlargest(3 * most, best.items(), key=lambda pair: pair[1])
    whole = " ".join(spelt)
    ranked = sorted(
        ((key, _with_spelling(score, whole, among[key])) for key, score in found),
        key=lambda pair: -pair[1],
    )
    return [(key, score) for key, score in ranked[:most] if score >= WORTH_SHOWING]


def _by_sound(sounds: set[str], among: Mapping[Key, Heard]) -> dict[Key, float]:
    """For everybody, the mean over the words asked of the best fit among that person's words."""
    called = _who_is_called(among)
    known = list(called)
    total: dict[Key, float] = defaultdict(float)
    for asked in sounds:
        fits: dict[Key, float] = {}
        alike = process.extract(
            asked,
            known,
            scorer=JaroWinkler.normalized_similarity,
            score_cutoff=ALIKE,
            limit=None,
        )
        for word, score, _ in alike:  # best first
            for key in called[word]:
                fits.setdefault(key, score)
        for key, score in fits.items():
            total[key] += score / len(sounds)
    return total


def _add_run_together(asked: str, among: Mapping[Key, Heard], best: dict[Key, float]) -> None:
    """ "Anatesti" is Ana Testi: the word is compared with whole names, their spaces taken out."""
    joined = {key: name.joined for key, name in among.items()}
    alike = process.extract(
        asked, joined, scorer=JaroWinkler.normalized_similarity, score_cutoff=ALIKE, limit=50
    )
    for _, score, key in alike:
        best[key] = max(best.get(key, 0.0), score)


def _who_is_called(among: Mapping[Key, Heard]) -> dict[str, list[Key]]:
    called: dict[str, list[Key]] = defaultdict(list)
    for key, name in among.items():
        for word in name.sounds:
            called[word].append(key)
    return called


def _with_spelling(score: float, asked: str, name: Heard) -> float:
    """Of two who sound alike, the one who is written alike comes first."""
    spelling = max((_as_spelt(asked, spelt) for spelt in name.spelt), default=0.0)
    return BY_SOUND * score + (1 - BY_SOUND) * spelling / 100


def _as_spelt(asked: str, spelt: str) -> float:
    """In whatever order the words stand, or with the spaces forgotten."""
    closed_up = fuzz.ratio(asked.replace(" ", ""), spelt.replace(" ", ""))
    return max(fuzz.token_sort_ratio(asked, spelt), closed_up)
