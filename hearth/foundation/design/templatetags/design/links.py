"""{% url %} as the framework has it, without working an address out anew for each row."""

from __future__ import annotations

import re
from uuid import UUID

from django.template import Context
from django.template.base import Parser, Token
from django.template.defaulttags import URLNode
from django.template.defaulttags import url as read
from django.urls import NoReverseMatch

from hearth.foundation.design.addresses import BLANKS, address

PLAIN = re.compile(r"[a-z0-9-]+")


class Link(URLNode):
    """Ids and names are put into their places; the framework works out whatever else there is."""

    def render(self, context: Context) -> str:
        ids = [one.resolve(context) for one in self.args]
        if self.kwargs or len(ids) > len(BLANKS) or not all(map(_is_plain, ids)):
            return super().render(context)
        try:
            found = address(self.view_name.resolve(context), *ids)
        except NoReverseMatch:
            return super().render(context)  # an error, or an empty place, as the framework says
        if self.asvar is None:
            return found
        context[self.asvar] = found
        return ""


def _is_plain(word: object) -> bool:
    """An id, or the name of a part: it stands in an address as it is."""
    return isinstance(word, UUID) or (isinstance(word, str) and bool(PLAIN.fullmatch(word)))


def url(parser: Parser, token: Token) -> Link:
    """{% url "desk:case" case.pk %}, {% url "theme" as address %}"""
    node = read(parser, token)
    return Link(node.view_name, node.args, node.kwargs, node.asvar)
