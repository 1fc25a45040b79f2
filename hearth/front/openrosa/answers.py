"""What a telephone is told: XML in the namespaces it looks for, and the headers it insists on."""

from __future__ import annotations

from xml.etree.ElementTree import Element, SubElement, register_namespace, tostring

from django.http import HttpRequest, HttpResponse
from django.utils.http import http_date

from hearth.front.openrosa.multipart import MOST_BYTES

RESPONSE = "http://openrosa.org/http/response"
FORMS = "http://openrosa.org/xforms/xformsList"
MANIFEST = "http://openrosa.org/xforms/xformsManifest"
TAKES = MOST_BYTES - 2_000_000  # a telephone counts files, and not what goes between them


def told(request: HttpRequest, status: int, sentence: str, *, nature: str = "") -> HttpResponse:
    """One sentence, shown to whoever holds the telephone."""
    root = Element(f"{{{RESPONSE}}}OpenRosaResponse")
    message = SubElement(root, f"{{{RESPONSE}}}message")
    message.text = sentence
    if nature:
        message.set("nature", nature)
    return xml(root, RESPONSE, status=status)


def xml(root: Element, namespace: str, *, status: int = 200) -> HttpResponse:
    register_namespace("", namespace)
    body = tostring(root, encoding="UTF-8", xml_declaration=True)
    return dressed(HttpResponse(body, status=status, content_type="text/xml; charset=utf-8"))


def dressed(response: HttpResponse) -> HttpResponse:
    """Without these a telephone says “not an OpenRosa server”."""
    response["X-OpenRosa-Version"] = "1.0"
    response["X-OpenRosa-Accept-Content-Length"] = str(TAKES)
    response.headers.setdefault("Date", http_date())
    return response
