"""The last day of the year: what a visitor finds waiting when the doors open."""

from __future__ import annotations

from datetime import timedelta

from demo.teller import Teller


def tell(teller: Teller) -> None:
    """One answered, one waiting for its outcome, one in danger that nobody has taken on yet."""
    evening = teller.report(
        "vera",
        teller.until - timedelta(hours=5),
        age_band="age-band/18-25",
        form="exploitation-form/forced-labour",
        place_type="place-type/hotel",
        suspects="Një burrë rreth të dyzetave, makinë gri (i shpikur)",
    )
    teller.answered(evening, "police-vlore", "agim", after=6, came="")
    teller.report(
        "vesa",
        teller.until - timedelta(minutes=4),
        danger="danger/now",
        danger_now="Personi që e shoqëron është ende aty.",
        age_band="age-band/15-17",
        place_type="place-type/bus-station",
        meet_at="Stacioni i autobusëve, pas arkës (vend i shpikur)",
        signs={
            "indicator/g-02": "observed",
            "indicator/g-04": "observed",
            "indicator/x-07": "suspected",
            "indicator/c-06": "observed",
        },
        form="exploitation-form/sexual-exploitation",
        name={"given_name": "Persona", "family_name": "Eshpikur"},
    )
