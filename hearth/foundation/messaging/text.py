"""What a letter says. Whole documents, one per language, in letters/; nothing is put into them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

LETTERS = Path(__file__).parent / "letters"
SOMETHING_NEW = "something-new"
REPLY_LINK = "reply-link"
LANGUAGES = ("sq", "en")


class NoSuchLetter(Exception):
    """No document of that name, or not in that language."""


@dataclass(frozen=True)
class Text:
    """A subject, the one sentence that fits an SMS, and the whole."""

    subject: str
    sentence: str
    whole: str

    def carrying(self, address: str) -> Text:
        """With an address behind the sentence, on the envelope alone: the outbox never holds it."""
        whole = self.whole.replace(self.sentence, f"{self.sentence}\n\n{address}", 1)
        return Text(self.subject, f"{self.sentence} {address}", whole)


@cache
def text(template: str, language: str) -> Text:
    """The document, as everybody gets it."""
    known = {path.name: path for path in LETTERS.glob("*.txt")}
    path = known.get(f"{template}.{language}.txt")
    if path is None:
        raise NoSuchLetter
    subject, sentence, *rest = path.read_text(encoding="utf-8").strip().split("\n\n")
    return Text(subject, sentence, "\n\n".join([sentence, *rest]) + "\n")
