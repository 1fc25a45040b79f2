"""The event streams: one small process that tells open pages to look again.

It hears the database's own notifications on one connection and passes each word on to the
pages of the unit or the person it is for. A word names a list, never what is in it; the page
then asks the web as it always does. Django is not loaded here: the process stays small, and
has nothing to give away.
"""

import os

from hearth.config.events.application import Application
from hearth.config.events.origins import web_origins
from hearth.config.place import Place

__all__ = ["PLACE", "application"]

PLACE = Place.from_environment()
application = Application(
    PLACE.app().conninfo(),
    cookie="hearth" if PLACE.loopback else "__Host-hearth",
    origins=web_origins(PLACE, os.environ),
)
