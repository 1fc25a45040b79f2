"""Stories in which an office decides, or sleeps: a status, a seal, an alert that climbed."""

from __future__ import annotations

from datetime import timedelta

from demo import hands
from demo.hands import wish
from demo.teller import Story, Teller
from hearth.areas.identification.actions import (
    Held,
    Officer,
    Outcome,
    Period,
    begin_reflection,
    decide_formally,
    give_decision,
    hold_interview,
    request_formal,
)
from hearth.areas.identification.rules.interview import Seat, Where
from hearth.areas.identification.rules.ladder import Status
from hearth.casework.cases.actions import join, seal_case
from hearth.casework.referrals.actions import decline


def official(teller: Teller) -> Story:
    """She asks for the status; two officers hear her; she is given the decision in writing."""
    found = teller.at(175, 16, 20)
    yield found
    done = hands.report(
        teller,
        "vera",
        found,
        age_band="age-band/18-25",
        form="exploitation-form/sexual-exploitation",
        place_type="place-type/bus-station",
        name={"given_name": "Provëza", "family_name": "Testi"},
    )
    case = done.case
    hands.all_answered(teller, done, after=4)

    rest = teller.at(173, 10)
    yield rest
    begin_reflection(case, Period(teller.day(173)), seen=0, by=teller.actor("vera", rest))
    asked = teller.at(160, 9, 30)
    yield asked
    words = "Do ta kërkojë statusin, pasi foli me avokatin."
    formal = hands.refer(
        teller, "vera", asked, case,
        wish(teller, "social-service-vlore", "formal-identification", words),
    )  # fmt: skip
    yield from hands.taken_on(teller, formal, "luan", after=4)

    requested = teller.at(157, 10)
    yield requested
    procedure = request_formal(
        case,
        hands.her_yes(None, purpose="formal-identification"),
        on=teller.day(157),
        seen=1,
        by=teller.actor("luan", requested),
    )
    noted = teller.at(157, 13)
    yield noted
    hands.everybody_acknowledges(teller, case, noted)
    heard = teller.at(150, 11)
    yield heard
    officers = (
        Officer(Seat.POLICE, user=teller.user("agim"), rank="Inspektor"),
        Officer(Seat.SOCIAL_SERVICE, user=teller.user("luan")),
    )
    sitting = Held(teller.day(150), Where.TERRITORY, officers)
    hold_interview(procedure, sitting, seen=2, by=teller.actor("luan", heard))
    decided = teller.at(139, 13)
    yield decided
    outcome = Outcome(Status.OFFICIAL, teller.day(139), words={"number": "1/shembull"})
    decision = decide_formally(procedure, outcome, seen=3, by=teller.actor("luan", decided))
    noted = teller.at(139, 16)
    yield noted
    hands.everybody_acknowledges(teller, case, noted)
    given = teller.at(136, 12)
    yield given
    give_decision(
        decision,
        on=teller.day(136),
        language="language/iso:sq",
        by=teller.actor("luan", given),
    )
    hands.ended(teller, formal, "luan", given, "Vendimi iu dorëzua me shkrim.")


def sealed(teller: Teller) -> Story:
    """A witness: from one day on only people named may open the file, and no unit as such."""
    found = teller.at(104, 14, 10)
    yield found
    done = hands.report(
        teller,
        "mira",
        found,
        age_band="age-band/26-plus",
        source="signal-source/prosecution-or-court",
        place_type="place-type/office",
        form="exploitation-form/forced-criminality",
        name={"given_name": "Dëshmitarja", "family_name": "Modeli"},
    )
    hands.all_answered(teller, done)

    shut = teller.at(97, 9)
    yield shut
    named = (teller.user("mira"), teller.user("erion"))
    seal_case(done.case, named=named, by=teller.actor("mira", shut))

    lately = teller.at(2, 15)
    yield lately
    hands.task(
        teller,
        "mira",
        lately,
        done.case,
        "Telefono vetëm nga numri i rënë dakord",
        teller.later_today(1),
    )


def asleep(teller: Teller) -> Story:
    """At ten at night nobody answers; the alert climbs the roster, and falls to our own officer."""
    found = teller.at(3, 22, 10)
    yield found
    done = hands.report(
        teller,
        "vera",
        found,
        age_band="age-band/15-17",
        place_type="place-type/bus-station",
        source="signal-source/anonymous-tip",
        form="exploitation-form/sexual-exploitation",
        signs={
            "indicator/g-02": "observed",
            "indicator/c-05": "observed",
            "indicator/c-06": "observed",
        },
    )
    hands.all_answered(teller, done, after=9, but="police-vlore")

    fallen = found + timedelta(minutes=50)
    yield fallen
    teller.strike(fallen)
    ours = hands.alert_for(teller, done, "vatra-duty-officer", "sokol", fallen)
    teller.begin(hands.answered(teller, ours, "sokol", after=7, told_of="Gent Shembulli"))
    woken = found + timedelta(minutes=68)
    yield woken
    teller.strike(woken)
    late = hands.alert_for(teller, done, "police-vlore", "besa", woken)
    yield from hands.answered(teller, late, "besa", after=70)


def together(teller: Teller) -> Story:
    """A case manager asks the coordinator onto the team of her own case, and two units for help."""
    found = teller.at(47, 9, 50)
    yield found
    done = hands.report(
        teller,
        "mira",
        found,
        source="signal-source/family",
        place_type="place-type/office",
        age_band="age-band/18-25",
        form="exploitation-form/forced-marriage",
        name={"given_name": "Anonima", "family_name": "Prova"},
    )
    hands.all_answered(teller, done)

    asked = teller.at(45, 10)
    yield asked
    join(done.case, teller.user("sokol"), by=teller.actor("mira", asked))

    lately = teller.at(4, 9)
    yield lately
    talks = wish(teller, "vatra-counselling", "counselling-individual", "Dy takime në javë.")
    no = hands.refer(teller, "mira", lately, done.case, talks)
    law = wish(teller, "vatra-legal-clinic", "legal-counselling", "Martesa u lidh pa vullnet.")
    yes = hands.refer(teller, "mira", lately, done.case, law)
    teller.begin(hands.taken_on(teller, yes, "erion", after=3))
    answer = lately + timedelta(hours=5)
    yield answer
    decline(
        no,
        reason="decline-reason/no-staff",
        words="Nga e hëna kemi sërish vend.",
        by=teller.actor("anila", answer),
    )

    lately = teller.at(2, 10)
    yield lately
    for what, due in (
        ("Thirr mbledhjen e rastit me policinë", teller.later_today(2)),
        ("Kërko përgjigjen e prefekturës", teller.ago(hours=8)),
        ("Përgatit tryezën teknike", teller.in_days(5, 12)),
    ):
        hands.task(teller, "sokol", lately, done.case, what, due)
