"""What stands around every page: the same for whoever has the same doors, so it is drawn once.

Kept is what the templates make of doors, language and place, and of nothing else. What belongs to
one page of one person is put in at each drawing: the token of its forms, and the way back to it.
"""

from __future__ import annotations

from dataclasses import fields
from functools import lru_cache
from secrets import token_hex

from django.conf import settings
from django.template import Context
from django.template.loader import render_to_string
from django.utils.html import escape
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from hearth.foundation.design.doors import Door, Doors

KEPT = 512  # a page stands behind one of some twenty doors, in one of two languages
TOKEN, BACK = f"token-{token_hex(16)}", f"back-{token_hex(16)}"  # nobody can write these


def furniture(context: Context, name: str, doors: Doors | None = None) -> SafeString:
    """{% furniture "head" %}, {% furniture "rail" doors %}: design/rail.html, with these doors."""
    here = None
    if doors is not None:
        doors = _itself(doors)
        here = doors.here(context["request"].path)
    where = (get_language() or "", settings.ROOT_URLCONF)
    kept = _drawn(name, doors, here, context.get("idle", 0), where)
    if TOKEN in kept:
        kept = kept.replace(TOKEN, escape(context["csrf_token"]))
    if BACK in kept:
        kept = kept.replace(BACK, escape(context["request"].get_full_path()))
    return SafeString(kept)


@lru_cache(KEPT)
def _drawn(
    name: str, doors: Doors | None, here: Door | None, idle: int, _where: tuple[str, str]
) -> str:
    words = {"doors": doors, "here": here, "idle": idle}
    blanks = {"csrf_token": TOKEN, "request": {"get_full_path": BACK}}
    return render_to_string(f"design/{name}.html", words | blanks)


def _itself(doors: Doors) -> Doors:
    """The doors without the wrapping that works them out: that would keep the whole request."""
    return Doors(**{one.name: getattr(doors, one.name) for one in fields(Doors)})
