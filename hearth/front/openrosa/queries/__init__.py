"""What telephones may fetch, and what the pages show of telephones and arrivals."""

from hearth.front.openrosa.queries.arrivals import Row, arrivals_of, waiting_to_be_mended
from hearth.front.openrosa.queries.devices import colleagues, devices_of
from hearth.front.openrosa.queries.forms import Offered, offered, pictures_in, xform

__all__ = [
    "Offered",
    "Row",
    "arrivals_of",
    "colleagues",
    "devices_of",
    "offered",
    "pictures_in",
    "waiting_to_be_mended",
    "xform",
]
