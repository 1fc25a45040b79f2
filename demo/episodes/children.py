"""A mother with two children, and a boy who begged in Durrës."""

from __future__ import annotations

from datetime import timedelta

from demo import hands
from demo.episodes import houses, livelihood, together
from demo.hands import GUARDIAN, wish
from demo.teller import Story, Teller
from hearth.casework.cases.actions import open_case_of
from hearth.casework.people.actions import PersonFacts, add_alias, add_relative, agree_contact
from hearth.casework.people.rules import ContactRules
from hearth.casework.referrals.wish import WithoutHer

BEST_INTEREST = "no-consent-ground/child-best-interest"
CHILDREN = (
    ("daughter", PersonFacts("sex/female", "age-band/0-11", age_estimated=False), "Lule"),
    ("son", PersonFacts("sex/male", "age-band/12-14", age_estimated=False), "Bardh"),
)
CONTACT = ContactRules(
    phone="069 000 0998",
    may_call=True,
    begins="09:00",
    ends="12:00",
    say="Mira nga kopshti",
    codeword="tri mollë",
    if_another_answers="Pyet për kopshtin dhe mbylle.",
    shared="Telefonin e ka edhe motra e saj.",
)


def mother(teller: Teller) -> Story:
    """She comes with both her children; each of them is a person with a file of their own."""
    found = teller.at(203, 18, 40)
    yield found
    done = hands.report(
        teller,
        "vera",
        found,
        source="signal-source/school",
        place_type="place-type/persons-home",
        age_band="age-band/26-plus",
        signs={"indicator/g-07": "stated", "indicator/l-07": "stated", "indicator/v-11": "stated"},
        form="exploitation-form/servitude",
        name={"given_name": "Nëna", "family_name": "Shembulli"},
    )
    case = done.case
    hands.all_answered(teller, done)

    children = []
    written = teller.at(202, 9, 15)
    yield written
    by = teller.actor("vera", written)
    for relation, facts, given in CHILDREN:
        name = {"given_name": given, "family_name": "Shembulli"}
        tie = f"family-relation/{relation}"
        child = add_relative(case.person, facts, relation=tie, name=name, by=by)
        children.append(
            open_case_of(
                child, how="first-contact/own-detection", source="signal-source/school", by=by
            )
        )

    teller.begin(livelihood.pupil(teller, children[1], "vera"))

    asked = teller.at(202, 10)
    yield asked
    words = "Nënë me dy fëmijë, largohen sonte. Fëmijët duhen mbajtur bashkë me të."
    carried = hands.refer(
        teller, "vera", asked, case,
        wish(teller, "vatra-case-management", "case-management", words, "today"),
    )  # fmt: skip
    teller.begin(hands.taken_on(teller, carried, "mira", after=1))
    bed = hands.refer(
        teller, "vera", asked, case,
        wish(teller, "vatra-shelter", "shelter", "Një dhomë për tre veta.", "at-once", danger=True),
    )  # fmt: skip
    teller.begin(hands.taken_on(teller, bed, "lira", after=0.5, begins=False))
    for child_case in children:
        place = wish(
            teller, "vatra-shelter", "shelter", "Me nënën, në të njëjtën dhomë.", "at-once"
        )
        care = wish(teller, "njmf-vlore", "childrens-services", "Shkollë dhe vizitë mjekësore.")
        for each, who in ((place, "lira"), (care, "teuta")):
            sent = hands.refer(teller, "vera", asked, child_case, each, guardian=GUARDIAN)
            begins = who != "lira"  # a stay begins when they come, not on paper
            teller.begin(hands.taken_on(teller, sent, who, after=1, begins=begins))
    family = [case, *children]
    came = asked + timedelta(hours=1)
    teller.begin(houses.come(teller, "lira", family, "2A", "2B", "2C", after=came))
    teller.begin(houses.book(teller, case))

    settled = teller.at(200, 11)
    yield settled
    teller.begin(together.mother(teller, case, children))
    agree_contact(case.person, CONTACT, confirmed_with_her=True, by=teller.actor("mira", settled))
    hands.note(teller, "mira", settled, case, "Fëmijët flenë mirë. Vajza do të kthehet në shkollë.")

    decided = teller.at(30, 10)
    yield decided
    why = "Shkolla e fëmijëve deri në fund të periudhës; banesa sociale vonohet (e shpikur)."
    for one in family:
        houses.longer(teller, "lira", one, teller.day(-5), why, at=decided)

    lately = teller.at(1, 9)
    yield lately
    daughter, son = children
    for who, which, what, due in (
        ("teuta", daughter, "Telefono shkollën për regjistrimin", teller.later_today(2)),
        ("teuta", son, "Merr kartelën e vaksinimit", teller.ago(hours=5)),
        ("lira", daughter, "Përgatit dhomën për tre veta", teller.later_today(4)),
        ("mira", case, "Bisedo me nënën për banesën sociale", teller.ago(hours=3)),
        ("lira", case, "Rishiko planin e sigurisë me nënën", teller.ago(hours=4)),
    ):
        hands.task(teller, who, lately, which, what, due)


def begging(teller: Teller) -> Story:
    """A boy alone in the street: police, Responsible Authority and child protection are told."""
    found = teller.at(151, 19, 5)
    yield found
    done = hands.report(
        teller,
        "dorina",
        found,
        qark="iso:AL-02",
        municipality="asrdb:10",
        danger="danger/now",
        danger_now="Një i rritur e vëzhgon nga përballë.",
        sex="sex/male",
        age_band="age-band/12-14",
        place_type="place-type/beach",
        signs={
            "indicator/b-01": "stated",
            "indicator/b-02": "observed",
            "indicator/c-02": "stated",
            "indicator/c-09": "suspected",
        },
        form="exploitation-form/forced-begging",
        suspects="Një burrë me kapelë të kuqe (i shpikur)",
    )
    case = done.case
    hands.all_answered(teller, done, after=2)

    later = found + timedelta(hours=2)
    yield later
    by = teller.actor("dorina", later)
    add_alias(case.person, "Guri", kind="alias-kind/nickname", used_by="Fëmijët e tjerë", by=by)
    ground = WithoutHer(BEST_INTEREST, "Kujdestari që përmend është ai që e dërgon të lypë.")
    protected = hands.refer(
        teller, "dorina", later, case,
        wish(teller, "njmf-durres", "child-protection", "I duhet mbrojtje sonte.", "at-once"),
        without=ground,
    )  # fmt: skip
    yield from hands.taken_on(teller, protected, "enkeleda", after=0.5)

    placed = teller.at(149, 11)
    yield placed
    bed = hands.refer(
        teller, "enkeleda", placed, case,
        wish(teller, "tjeter-vizion-shelter", "shelter", "Një vend pranë fëmijëve të tjerë."),
        without=ground,
    )  # fmt: skip
    teller.begin(houses.come(teller, "manjola", [case], "1A", after=placed + timedelta(hours=3)))
    yield from hands.taken_on(teller, bed, "manjola", after=3, begins=False)
