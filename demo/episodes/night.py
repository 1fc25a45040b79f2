"""The last days of the year: what a visitor finds waiting when the doors open."""

from __future__ import annotations

from datetime import timedelta

from demo import hands
from demo.episodes import houses
from demo.hands import wish
from demo.teller import Story, Teller
from hearth.casework.cases.models import Case

A_DAY = timedelta(hours=24)


def evening(teller: Teller) -> Story:
    """Answered by the police, and waiting for what comes of it."""
    found = teller.ago(hours=5)
    yield found
    done = hands.report(
        teller,
        "vera",
        found,
        age_band="age-band/18-25",
        form="exploitation-form/forced-labour",
        place_type="place-type/hotel",
        suspects="Një burrë rreth të dyzetave, makinë gri (i shpikur)",
    )
    police = next(each for each in done.told.alerts if each.recipient.key == "police-vlore")
    yield from hands.answered(teller, police, "agim", after=6, came="")


def danger(teller: Teller) -> Story:
    """In danger, a few minutes ago, and nobody has taken it on yet."""
    found = teller.ago(minutes=4)
    yield found
    hands.report(
        teller,
        "vesa",
        found,
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


def unread(teller: Teller) -> Story:
    """The police went there yesterday; the authority has until today, child protection is late."""
    found = teller.later_today(2) - A_DAY
    yield found
    done = hands.report(
        teller,
        "vera",
        found,
        sex="sex/male",
        age_band="age-band/12-14",
        place_type="place-type/market",
        form="exploitation-form/forced-begging",
        signs={
            "indicator/b-02": "observed",
            "indicator/b-03": "observed",
            "indicator/c-02": "stated",
        },
    )
    police = next(each for each in done.told.alerts if each.recipient.key == "police-vlore")
    yield from hands.answered(teller, police, "agim", after=8)


def overdue(teller: Teller) -> Story:
    """The State Social Service reported it; the police answered, the authority has not."""
    found = teller.ago(hours=27)
    yield found
    done = hands.report(
        teller,
        "luan",
        found,
        source="signal-source/health",
        place_type="place-type/health-facility",
        age_band="age-band/18-25",
        form="exploitation-form/sexual-exploitation",
    )
    hands.all_answered(teller, done, but="responsible-authority")
    asked = found + timedelta(hours=1)
    yield asked
    bed = wish(teller, "nrcvt-shelter", "shelter", "Një shtrat, larg nga qyteti.", "today")
    hands.refer(teller, "luan", asked, done.case, bed)


def asked_for(teller: Teller) -> Story:
    """Referrals that wait: for a bed, for a case manager, for child protection, for the police."""
    found = teller.ago(hours=50)
    yield found
    done = hands.report(
        teller,
        "vesa",
        found,
        age_band="age-band/18-25",
        place_type="place-type/online",
        source="signal-source/information-session",
        form="exploitation-form/sexual-exploitation",
    )
    hands.all_answered(teller, done)
    boy = hands.report(
        teller,
        "vesa",
        found,
        sex="sex/male",
        age_band="age-band/15-17",
        place_type="place-type/school",
        source="signal-source/information-session",
        form="exploitation-form/forced-criminality",
        signs={"indicator/b-06": "stated", "indicator/c-02": "stated", "indicator/g-07": "stated"},
    )
    hands.all_answered(teller, boy, after=9)

    early = teller.ago(hours=28)
    yield early
    late = wish(teller, "different-and-equal-shelter", "shelter", "Një shtrat jashtë Vlorës.")
    hands.refer(teller, "vesa", early, done.case, late)

    sent = teller.later_today(3) - A_DAY
    yield sent
    for to, service, words in (
        ("vatra-case-management", "case-management", "Kërkon dikë që ta shoqërojë."),
        ("police-vlore", "formal-identification", "Do të flasë me policinë për statusin."),
        ("vatra-shelter", "shelter", "Një shtrat, nëse në Tiranë nuk ka."),
    ):
        hands.refer(teller, "vesa", sent, done.case, wish(teller, to, service, words))
    held = teller.ago(hours=2)
    if held > sent:
        teller.begin(kept(teller, done.case))
    hands.refer(
        teller, "vesa", sent, boy.case,
        wish(teller, "njmf-vlore", "child-protection", "I duhet dikush nga njësia, në shkollë."),
        guardian=hands.GUARDIAN,
    )  # fmt: skip
    hands.refer(
        teller, "vesa", sent, boy.case,
        wish(teller, "different-and-equal-shelter", "shelter", "A place among boys of his age."),
        guardian=hands.GUARDIAN,
    )  # fmt: skip


def kept(teller: Teller, case: Case) -> Story:
    """Before she says yes, Lira keeps a bed: it is let go by itself in the morning."""
    held = teller.ago(hours=2)
    yield held
    houses.held_for(teller, "lira", [case], "1A", at=held)
