"""What the case file shows of referrals."""

from __future__ import annotations

from typing import Any


def panel(case: Any, actor: Any) -> None:
    return None
