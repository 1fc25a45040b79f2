"""A browser for the journeys: found, fetched where we may, or missed in one sentence.

Run before the tests by the Makefile; nothing but the standard library.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys

NAMES = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome")
WANTED = "HEARTH_BROWSER"  # "must": the tests fail where there is none


def find() -> str:
    """Where it is, or an empty string."""
    return next((path for name in NAMES if (path := shutil.which(name))), "")


def fetch() -> str:
    """Install it where we are root and there is apt; answer where it is now."""
    if os.geteuid() == 0 and shutil.which("apt-get"):
        print("Installing chromium for the browser journeys …", flush=True)
        quietly = {"check": False, "stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
        environment = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
        for words in (["update", "-qq"], ["install", "-qq", "-y", "chromium", "fonts-dejavu-core"]):
            subprocess.run(["apt-get", *words], env=environment, **quietly)  # type: ignore[call-overload]
    return find()


def why_not() -> str:
    """What to say when the journeys cannot be played."""
    return (
        "Journeys in a real browser were not played: no chromium here (apt-get install chromium)."
    )


if __name__ == "__main__":
    if not (find() or fetch()):
        print(why_not(), flush=True)
        sys.exit(1 if os.environ.get(WANTED) == "must" else 0)
