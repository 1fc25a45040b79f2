"""The panel: the part that pages are made of. By hand, for a case file has a dozen of them."""

from __future__ import annotations

from django.utils.html import conditional_escape as safe
from django.utils.safestring import SafeString
from django.utils.text import slugify

from hearth.foundation.design.templatetags.design.signs import icon as drawn


def panel(
    content: str,
    title: str,
    icon: str = "",
    *,
    id: str = "",  # noqa: A002 - as a page calls it
    flush: bool = False,
    act: str = "",
    address: str = "",
    act_icon: str = "",
    aside: str = "",
) -> SafeString:
    """{% panel _("Consents") icon="check" %}…{% endpanel %}

    `flush` leaves out the padding (rows, tables); `act`, `address` and `act_icon` put one
    link in the head; `aside` is a quiet word there.
    """
    key, sign = safe(id or slugify(title)), drawn(icon) if icon else ""
    body = content if flush else f'<div class="panel-body stack">{content}</div>'
    return SafeString(
        f'<section class="panel{" panel-flush" if flush else ""}" id="{key}"'
        f' aria-labelledby="{key}-title"><div class="panel-head">'
        f'<h2 id="{key}-title">{sign}{safe(title)}</h2>{_beside(act, address, act_icon, aside)}'
        f"</div>{body}</section>"
    )


def _beside(act: str, address: str, act_icon: str, aside: str) -> str:
    if address:
        sign = drawn(act_icon, "s") if act_icon else ""
        look = "button button-small button-quiet"
        return f'<a class="{look}" href="{safe(address)}">{sign}{safe(act)}</a>'
    return f'<span class="tiny quiet">{safe(aside)}</span>' if aside else ""
