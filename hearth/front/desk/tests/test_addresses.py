"""An address put together is the one the framework would have worked out."""

from __future__ import annotations

from uuid import uuid4

import pytest
from django.urls import reverse

from hearth.foundation.design.addresses import address


@pytest.mark.parametrize("view", ["desk:today", "desk:case", "cases:task-done", "duties:alert"])
def test_it_says_what_the_framework_says(view: str) -> None:
    ids = () if view == "desk:today" else (uuid4(),)
    assert address(view, *ids) == reverse(view, args=ids)
    assert address(view, *ids) == reverse(view, args=ids)
