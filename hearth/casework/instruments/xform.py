"""Makes the XForm that a telephone understands out of the sheets. Only `hearth prepare` does."""

from __future__ import annotations

import logging
from typing import Any

from pyxform.errors import PyXFormError
from pyxform.xls2xform import convert

from hearth.casework.instruments.folders import Folder
from hearth.casework.instruments.rules.about import KEY, BadInstrument
from hearth.casework.instruments.rules.reading import SQ

logging.getLogger("pyxform").setLevel(logging.WARNING)


def xform_of(folder: Folder) -> str:
    """The form as a telephone downloads it, its title in Albanian. Never checked by Java."""
    setting = dict(folder.sheets["settings"][0])
    setting |= {
        "form_title": folder.about.title.sq,
        "default_language": SQ,
        "public_key": KEY,
    }
    sheets: dict[str, Any] = {
        "survey": [dict(row) for row in folder.sheets["survey"]],
        "choices": [dict(row) for row in folder.sheets["choices"]],
        "settings": [setting],
    }
    try:
        return str(convert(sheets, validate=False, form_name="data").xform)
    except PyXFormError as refused:
        raise BadInstrument(f"{folder.about.key}: {refused}") from refused
