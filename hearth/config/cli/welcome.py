"""What `hearth up` says when the doors are open."""

from __future__ import annotations

import tomllib

from hearth.config.place import REPOSITORY, Place

DIRECTORY = REPOSITORY / "demo/directory.toml"


def welcome(place: Place) -> str:
    """The address; in the demo, also whom one may be."""
    host = f"[{place.host}]" if ":" in place.host else place.host
    said = f"Hearth is open at http://{host}:{place.port}/  (Ctrl-C closes it)"
    return f"{said}\n\n{_cast()}\n" if place.demo else said


def _cast() -> str:
    """Read from the page itself: this process knows no Django."""
    page = tomllib.loads(DIRECTORY.read_text(encoding="utf-8"))
    units = {unit["key"]: unit["name_en"] for unit in page["unit"]}
    lines = ["Sign in as any of these, without a password. All of them are invented.", ""]
    lines += [
        f"  {person['name']:<18}{person['role'].replace('-', ' '):<26}{units[person['unit']]}"
        for person in page["person"]
        if person.get("cast")
    ]
    return "\n".join(lines)
