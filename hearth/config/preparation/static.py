"""Gathers stylesheets, scripts and pictures, compressed, under names that follow their content."""

from __future__ import annotations

import hashlib
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command


def collect_static() -> bool:
    """Gather them again if anything has changed since; answer whether it had."""
    root = Path(settings.STATIC_ROOT)
    mark, now = root / ".gathered", _digest()
    if mark.exists() and mark.read_text() == now:
        return False
    call_command("collectstatic", interactive=False, verbosity=0)
    root.mkdir(parents=True, exist_ok=True)
    mark.write_text(now)
    return True


def _digest() -> str:
    seen = hashlib.sha256()
    for finder in get_finders():
        for path, storage in finder.list([]):
            seen.update(path.encode())
            seen.update(Path(storage.path(path)).read_bytes())
    return seen.hexdigest()
