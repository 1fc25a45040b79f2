"""Where the app's scripts lie."""

from pathlib import Path

SCRIPTS = Path(__file__).parents[1] / "static" / "field" / "js"
