"""Reads the conditions of an XLSForm: `${age} >= 18 and not(selected(., 'none'))`.

The part of XPath that questionnaires of this house may use, as a small tree. What is not
understood is refused when the instrument is loaded, not when somebody fills it in.
Source: the XLSForm reference and the ODK XForms specification, “XPath expressions”.
"""

from __future__ import annotations

import re

from hearth.casework.instruments.rules.expressions import Tree

TOKEN = re.compile(
    r"\s*(?:(?P<answer>\$\{\s*[A-Za-z_][\w-]*\s*\})|(?P<number>\d+(?:\.\d+)?)"
    r"|(?P<text>'[^']*'|\"[^\"]*\")|(?P<sign><=|>=|!=|[=<>+*(),-])"
    r"|(?P<self>\.)|(?P<word>[a-z][a-z-]*))"
)
LEVELS = (("or",), ("and",), ("=", "!="), ("<", "<=", ">", ">="), ("+", "-"), ("*", "div", "mod"))
CALLS = {
    "selected": (2, 2),
    "count-selected": (1, 1),
    "not": (1, 1),
    "if": (3, 3),
    "coalesce": (2, 2),
    "string-length": (1, 1),
    "regex": (2, 2),
    "number": (1, 1),
    "today": (0, 0),
    "true": (0, 0),
    "false": (0, 0),
}


class NotUnderstood(Exception):
    """A condition uses a word that Hearth cannot work out."""


def parse(said: str) -> Tree:
    """The condition as a tree."""
    parser = _Parser(_tokens(said), said)
    tree = parser.level(0)
    parser.insist_on_the_end()
    return tree


def _tokens(said: str) -> list[tuple[str, str]]:
    found, place, text = [], 0, said.strip()
    while place < len(text):
        token = TOKEN.match(text, place)
        if token is None:
            raise NotUnderstood(f"“{said}” cannot be read from “{text[place:]}” on.")
        place = token.end()
        found.append((str(token.lastgroup), token.group(str(token.lastgroup))))
    return found


class _Parser:
    """Reads a row of words into a tree, the loosest sign first."""

    def __init__(self, tokens: list[tuple[str, str]], said: str) -> None:
        self._tokens, self._said, self._at = tokens, said, 0

    def level(self, depth: int) -> Tree:
        if depth == len(LEVELS):
            return self._single()
        left = self.level(depth + 1)
        while self._peek()[1] in LEVELS[depth] and self._peek()[0] in ("sign", "word"):
            left = [self._take(), left, self.level(depth + 1)]
        return left

    def insist_on_the_end(self) -> None:
        if self._at < len(self._tokens):
            self._refuse()

    def _single(self) -> Tree:
        kind, word = self._peek()
        self._at += 1
        match kind:
            case "number":
                return ["number", float(word)]
            case "text":
                return ["text", word[1:-1]]
            case "answer":
                return ["answer", word[2:-1].strip()]
            case "self":
                return ["self"]
            case "word":
                return self._called(word)
            case "sign" if word == "(":
                inside = self.level(0)
                self._expect(")")
                return inside
            case "sign" if word == "-":
                return ["-", ["number", 0.0], self._single()]
        return self._refuse()

    def _called(self, name: str) -> Tree:
        if name not in CALLS:
            raise NotUnderstood(f"“{self._said}”: Hearth does not know “{name}()”.")
        self._expect("(")
        given: list[Tree] = []
        while self._peek()[1] != ")":
            given.append(self.level(0))
            if self._peek()[1] == ",":
                self._at += 1
        self._expect(")")
        least, most = CALLS[name]
        if not least <= len(given) <= most:
            raise NotUnderstood(f"“{self._said}”: “{name}()” takes {most}, not {len(given)}.")
        return ["call", name, *given]

    def _peek(self) -> tuple[str, str]:
        return self._tokens[self._at] if self._at < len(self._tokens) else ("end", "")

    def _take(self) -> str:
        self._at += 1
        return self._tokens[self._at - 1][1]

    def _expect(self, sign: str) -> None:
        if self._peek()[1] != sign:
            self._refuse()
        self._at += 1

    def _refuse(self) -> Tree:
        raise NotUnderstood(f"“{self._said}” is not a condition that Hearth understands.")
