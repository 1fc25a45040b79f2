"""Stories that do not go straight: no for now, no place, no answer, no more, once again."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from demo import hands
from demo.hands import wish
from demo.teller import Story, Teller
from hearth.casework.cases.actions import accept_after_all, close, reopen
from hearth.casework.cases.models import Refusal
from hearth.casework.referrals import actions as referrals
from hearth.foundation.deeds.deeds import acting


def not_now(teller: Teller) -> Story:
    """She says: not now. It is an answer, and six weeks later she has another one."""
    found = teller.at(118, 21, 10)
    yield found
    done = hands.report(
        teller,
        "vesa",
        found,
        accepts_help="not-now",
        age_band="age-band/18-25",
        place_type="place-type/bar-or-club",
        form="exploitation-form/sexual-exploitation",
        signs={
            "indicator/x-01": "stated",
            "indicator/x-02": "observed",
            "indicator/x-07": "suspected",
        },
    )
    hands.all_answered(teller, done, after=5)

    called = teller.at(76, 10, 30)
    yield called
    by = teller.actor("vesa", called)
    with acting(by):
        refusal = Refusal.objects.visible_to(by).get(case=done.case)
        accept_after_all(refusal, by=by)
    words = "Tha “jo tani”; sot telefonoi vetë dhe kërkon të flasë me dikë."
    carried = hands.refer(
        teller, "vesa", called, done.case,
        wish(teller, "vatra-case-management", "case-management", words, "today"),
    )  # fmt: skip
    yield from hands.taken_on(teller, carried, "mira", after=1)

    lately = teller.at(3, 10)
    yield lately
    hands.task(
        teller, "mira", lately, done.case, "Dërgo dosjen te këshillimi", teller.ago(hours=26)
    )


def no_place(teller: Teller) -> Story:
    """The shelter is full and says so; the same words go to another, which has a bed."""
    found = teller.at(88, 22, 15)
    yield found
    done = hands.report(
        teller,
        "vera",
        found,
        age_band="age-band/26-plus",
        form="exploitation-form/forced-labour",
        place_type="place-type/hotel",
        source="signal-source/hotline",
    )
    hands.all_answered(teller, done)

    asked = teller.at(87, 9)
    yield asked
    bed = wish(teller, "vatra-shelter", "shelter", "Një shtrat që sonte, larg Vlorës.", "today")
    first = hands.refer(teller, "vera", asked, done.case, bed)
    no = asked + timedelta(minutes=50)
    yield no
    referrals.decline(
        first,
        reason="decline-reason/no-place",
        words="Jemi plot deri të hënën.",
        by=teller.actor("lira", no),
    )
    again = no + timedelta(minutes=15)
    yield again
    there = replace(bed, to=teller.unit("different-and-equal-shelter"))
    second = hands.refer(teller, "vera", again, done.case, there, instead_of=first)
    yield from hands.taken_on(teller, second, "nora", after=0.75)

    lately = teller.at(1, 16)
    yield lately
    for what, due in (
        ("Ask about the winter clothes", teller.later_today(2)),
        ("Call the doctor about the results", teller.ago(hours=6)),
        ("Go through the plan with her", teller.in_days(3, 10)),
    ):
        hands.task(teller, "nora", lately, done.case, what, due)


def no_answer(teller: Teller) -> Story:
    """A day, and half a day more: then the coordinator sees it, telephones, and it is answered."""
    found = teller.at(66, 17, 30)
    yield found
    done = hands.report(
        teller,
        "vera",
        found,
        age_band="age-band/26-plus",
        sex="sex/male",
        form="exploitation-form/forced-labour",
        place_type="place-type/farm",
        source="signal-source/labour-inspector",
        referred_by=teller.unit("labour-inspectorate-vlore").pk,
        referred_on=teller.day(67),
        signs={
            "indicator/l-01": "stated",
            "indicator/l-04": "observed",
            "indicator/l-08": "stated",
        },
        name={"given_name": "Punëtori", "family_name": "Prova"},
    )
    hands.all_answered(teller, done)

    asked = teller.at(65, 10)
    yield asked
    law = wish(teller, "vatra-legal-clinic", "legal-counselling", "Pagat dhe pasaporta.")
    helped = hands.refer(teller, "vera", asked, done.case, law)
    teller.begin(hands.taken_on(teller, helped, "erion"))
    bed = wish(teller, "nrcvt-shelter", "shelter", "Një burrë rreth të tridhjetave.")
    slow = hands.refer(teller, "vera", asked, done.case, bed)
    yield from hands.taken_on(teller, slow, "zana", after=51)

    told = teller.at(62, 12)
    yield told
    hands.note(teller, "vera", told, done.case, "Inspektori tha se edhe dy të tjerë u larguan.")


def no_more(teller: Teller) -> Story:
    """She agreed to a course, and takes it back: from that moment the partner sees nothing."""
    found = teller.at(54, 12, 20)
    yield found
    done = hands.report(
        teller,
        "luan",
        found,
        place_type="place-type/office",
        source="signal-source/municipality",
        age_band="age-band/18-25",
        form="exploitation-form/forced-labour",
        name={"given_name": "Askushi", "family_name": "Filani"},
    )
    hands.all_answered(teller, done)

    asked = teller.at(50, 9)
    yield asked
    course = hands.refer(
        teller, "luan", asked, done.case,
        wish(teller, "employment-office-vlore", "employment-mediation", "Punë me gjysmë dite."),
    )  # fmt: skip
    yield from hands.taken_on(teller, course, "liljana-modeli", after=6)

    no_longer = teller.at(31, 14)
    yield no_longer
    hands.take_back_consent(teller, course, "luan", no_longer)
    hands.note(teller, "luan", no_longer, done.case, "Nuk do që zyra e punës të dijë më për të.")

    lately = teller.at(4, 9)
    yield lately
    hands.task(
        teller, "luan", lately, done.case, "Pyete si do të njoftohet më tej", teller.ago(hours=20)
    )


def once_again(teller: Teller) -> Story:
    """A case closed with a reason, and months later a second episode: same file, new number."""
    found = teller.at(330, 11)
    yield found
    done = hands.report(
        teller,
        "vera",
        found,
        age_band="age-band/18-25",
        form="exploitation-form/sexual-exploitation",
        place_type="place-type/hotel",
        name={"given_name": "Persona", "family_name": "Mostra"},
    )
    hands.all_answered(teller, done)

    gone = teller.at(270, 15)
    yield gone
    by = teller.actor("vera", gone)
    close(done.case, reason="closing-reason/moved-abroad", may_be_contacted=True, by=by)

    back = teller.at(23, 10, 40)
    yield back
    second = reopen(
        done.case,
        because="reopening-reason/returned",
        how="first-contact/referred",
        source="signal-source/border-police",
        on=back.date(),
        by=teller.actor("vera", back),
    )
    carried = hands.refer(
        teller, "vera", back, second,
        wish(teller, "vatra-case-management", "case-management", "U kthye dje.", "today"),
    )  # fmt: skip
    yield from hands.taken_on(teller, carried, "mira", after=1)

    lately = teller.at(1, 11)
    yield lately
    for what, due in (
        ("Telefonoji në orarin e rënë dakord", teller.later_today(2)),
        ("Shkruaj si u kthye dhe kush e priti", teller.ago(hours=7)),
    ):
        hands.task(teller, "vera", lately, second, what, due)
