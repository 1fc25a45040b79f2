"""The list of forms, a form, and what comes with it: nothing, and never a list of people."""

from __future__ import annotations

from xml.etree.ElementTree import Element, SubElement

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from hearth.foundation.deeds.deeds import acting
from hearth.foundation.guards import guards
from hearth.front.openrosa.answers import FORMS, MANIFEST, dressed, told, xml
from hearth.front.openrosa.queries import Offered, offered
from hearth.front.openrosa.queries import xform as xform_of
from hearth.front.openrosa.token import server_of
from hearth.front.openrosa.views.knocking import Knock, telephone


@require_GET
@guards.anyone
@telephone
def form_list(request: HttpRequest, who: Knock) -> HttpResponse:
    """Every form this telephone may fill in; each line whole, or a client drops the list."""
    with acting(who.actor):
        forms = offered(who.actor)
    root = Element(f"{{{FORMS}}}xforms")
    for one in forms:
        _line(root, one, server_of(request))
    return xml(root, FORMS)


@require_GET
@guards.anyone
@telephone
def form(request: HttpRequest, who: Knock, key: str, version: str) -> HttpResponse:
    """The XForm, byte for byte what its hash was made of."""
    with acting(who.actor):
        text = xform_of(key, version)
    if text is None:
        return told(request, 404, _("This form is not known here. Refresh the list of forms."))
    return dressed(HttpResponse(text, content_type="text/xml; charset=utf-8"))


@require_GET
@guards.anyone
@telephone
def manifest(request: HttpRequest, who: Knock, key: str, version: str) -> HttpResponse:
    """No form of ours has media, and none brings a list of entities: this is empty, always."""
    return xml(Element(f"{{{MANIFEST}}}manifest"), MANIFEST)


def _line(root: Element, one: Offered, server: str) -> None:
    mount = server.removesuffix("/collect")
    words = {
        "formID": one.key,
        "name": one.name,
        "version": one.version,
        "hash": f"md5:{one.md5}",
        "downloadUrl": mount + reverse("openrosa:form", args=[one.key, one.version]),
    }
    line = SubElement(root, f"{{{FORMS}}}xform")
    for word, said in words.items():
        SubElement(line, f"{{{FORMS}}}{word}").text = said
