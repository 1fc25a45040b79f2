"""Tells the year. Told once per database; telling it again changes nothing."""

from __future__ import annotations

from random import Random

from django.utils import timezone

from demo import directory
from demo.episodes import night, ordinary
from demo.episodes.ordinary import Region
from demo.teller import Teller
from hearth.areas.identification.models import Identification

REGIONS = (
    Region("iso:AL-12", ("asrdb:61", "asrdb:59", "asrdb:60"), ("vera", "vesa"), "police-vlore", ("agim", "besa")),
    Region("iso:AL-09", ("asrdb:7", "asrdb:6"), ("ada", "fatos"), "police-diber", ("qemal", "jeta")),
    Region("iso:AL-01", ("asrdb:1", "asrdb:2"), ("klea", "arben"), "police-berat", ("altin", "alma")),
    Region("iso:AL-02", ("asrdb:10", "asrdb:11"), ("dorina", "genti"), "police-durres", ("dashnor", "brunilda")),
    Region("iso:AL-08", ("asrdb:43", "asrdb:42"), ("mimoza", "pjeter"), "police-lezhe", ("orges", "iliriana")),
)  # fmt: skip


def tell() -> bool:
    """The directory first, then the episodes in the order in which they happened.

    Answers whether there was anything left to tell.
    """
    everybody = directory.load()
    if Identification.objects.unscoped(because="whether the demo year has been told").exists():
        return False
    teller = Teller(everybody, until=timezone.now(), chance=Random(1999))
    ordinary.tell(teller, REGIONS)
    night.tell(teller)
    return True
