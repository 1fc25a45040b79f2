"""M.'s story. Six things in it are true, from the source (founding/003-iom-project):

she is a woman of twenty, Albanian, who survived sexual exploitation; the State Social Service
referred her to Vatra; Vatra gave her counselling and vocational training; she found work as a
tailor; she made a decoration while she was in the shelter; and her case manager still stands by
her. The words of hers that are noted are the source's too. Everything else here is invented:
days, places, who did it, and what was said.
"""

from __future__ import annotations

from datetime import timedelta

from demo import hands
from demo.episodes import accompanied, counselling, houses, livelihood
from demo.hands import wish
from demo.teller import Story, Teller
from hearth.casework.people.actions import agree_contact
from hearth.casework.people.rules import ContactRules

HER_WORDS = "“Now I can handle problems better. I’m working and I’m feeling very good.”"
CONTACT = ContactRules(
    phone="069 000 0999",
    may_call=True,
    begins="10:00",
    ends="18:00",
    say="Mira nga kursi i qepjes",
    codeword="mëndafsh",
    if_another_answers="Thuaj që keni gabuar numrin dhe mbylle.",
    otherwise="Në rrobaqepësi, në pushimin e drekës (e shpikur)",
)


def tell(teller: Teller) -> Story:
    """From the State Social Service to Vatra, to the shelter, to a trade; and she is not alone."""
    found = teller.at(296, 10, 20)
    yield found
    done = hands.report(
        teller,
        "luan",
        found,
        source="signal-source/self",
        place_type="place-type/office",
        age_band="age-band/18-25",
        birth_year=teller.day(0).year - 20,
        citizenship="citizenship/iso:AL",
        signs={"indicator/g-11": "stated", "indicator/x-05": "stated", "indicator/x-07": "stated"},
        form="exploitation-form/sexual-exploitation",
        name={"given_name": "M."},
    )
    case = done.case
    hands.all_answered(teller, done)

    asked = teller.at(294, 9, 30)
    yield asked
    words = "Kërkon dikë që ta shoqërojë, dhe një vend të sigurt. Ka dëshirë të mësojë një zanat."
    carried = hands.refer(
        teller, "luan", asked, case,
        wish(teller, "vatra-case-management", "case-management", words, "today"),
    )  # fmt: skip
    yield from hands.taken_on(teller, carried, "mira", after=1)

    agreed = teller.at(292, 11)
    yield agreed
    agree_contact(case.person, CONTACT, confirmed_with_her=True, by=teller.actor("mira", agreed))
    bed = hands.refer(
        teller, "mira", agreed, case,
        wish(teller, "vatra-shelter", "shelter", "Një shtrat për disa muaj.", "today"),
    )  # fmt: skip
    teller.begin(hands.taken_on(teller, bed, "lira", after=1, begins=False))
    teller.begin(houses.come(teller, "lira", [case], "1A", after=agreed + timedelta(hours=1)))
    teller.begin(accompanied.tailor(teller, case))

    asked = teller.at(284, 10)
    yield asked
    talks = hands.refer(
        teller, "mira", asked, case,
        wish(teller, "vatra-counselling", "counselling-individual", "Një herë në javë."),
    )  # fmt: skip
    teller.begin(hands.taken_on(teller, talks, "anila", after=5))
    for part in (counselling.talks, counselling.measured, counselling.well, counselling.circle):
        teller.begin(part(teller, case))
    teller.begin(
        hands.done_task(
            teller, "mira", asked + timedelta(hours=1), case, "Pyete për orarin e këshillimit"
        )
    )

    teller.begin(livelihood.tailor(teller, case))
    made = teller.at(240, 15)
    yield made
    hands.note(
        teller, "mira", made, case,
        "Në strehëz bëri një zbukurim me dorë. Pa pëlqimin e saj nuk fotografohet.",
    )  # fmt: skip
    course = hands.refer(
        teller, "mira", made, case,
        wish(
            teller, "employment-office-vlore", "vocational-training",
            "Kurs rrobaqepësie, në mëngjes.",
        ),
    )  # fmt: skip
    yield from hands.taken_on(teller, course, "liljana-modeli", after=20)

    calmer = teller.at(170, 10)
    yield calmer
    houses.moves(teller, "lira", case, "1A", at=calmer, house=1)

    learned = teller.at(132, 12)
    yield learned
    hands.ended(teller, course, "liljana-modeli", learned, "E mbaroi kursin. Punon me saktësi.")

    left = teller.at(118, 10)
    yield left
    words = "Banesë me qira; Mira mban lidhjen (e shpikur)."
    houses.leaves(teller, "lira", case, "goals-reached", "own-rent", words, at=left)
    hands.ended(teller, bed, "lira", left, "Doli nga strehëza me dëshirën e saj, me qira.")

    works = teller.at(96, 16)
    yield works
    hands.note(teller, "mira", works, case, "Filloi punë si rrobaqepëse.")

    heard = teller.at(61, 11)
    yield heard
    hands.ended(teller, talks, "anila", heard, "Takimet u mbyllën; dera mbetet hapur.")

    said = teller.at(40, 11)
    yield said
    hands.note(teller, "mira", said, case, f"Fjalët e saj (anglisht, në burim): {HER_WORDS}")

    this_week = teller.at(2, 9)
    yield this_week
    for who, what, due in (
        ("mira", "Takohu me të në pushimin e drekës", teller.later_today()),
        ("mira", "Shiko bashkë me të kontratën e punës", teller.in_days(2, 11)),
        ("mira", "Rishiko planin e shoqërimit", teller.in_days(4, 10)),
        ("luan", "Kontrollo vendimin për ndihmën ekonomike", teller.later_today(2)),
    ):
        hands.task(teller, who, this_week, case, what, due)
