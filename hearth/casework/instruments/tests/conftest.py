"""What the tests of instruments may ask for."""

from __future__ import annotations

from pathlib import Path

import pytest

from hearth.areas.identification.tests.reports import identified
from hearth.casework.cases.actions import join
from hearth.casework.cases.models import Case
from hearth.casework.instruments.models import InstrumentVersion
from hearth.casework.instruments.tests import shelf
from hearth.config.place import Place
from hearth.foundation.access.actor import Actor


@pytest.fixture
def case(vera: Actor, mira: Actor) -> Case:
    """Mira's own case, whose every drawer opens to her; Vera is on the team."""
    found = identified(mira).case
    join(found, vera.user, by=mira)
    return found


@pytest.fixture
def sleep(own_database: Place, tmp_path: Path) -> InstrumentVersion:
    """The invented instrument, published: its answers lie in the health drawer."""
    shelf.write(tmp_path)
    return shelf.published(tmp_path)
