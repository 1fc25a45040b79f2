"""What the case file shows of the person."""

from __future__ import annotations

from typing import Any


def identity(case: Any, actor: Any) -> None:
    return None
