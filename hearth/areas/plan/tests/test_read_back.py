"""What somebody wrote down of needs and of a visit is read again, by whoever opens its drawer."""

from __future__ import annotations

from django.test import Client

from hearth.areas.plan.actions import Finding, Met, Needs, assess_needs, follow_up
from hearth.areas.plan.rules.contact import Answer
from hearth.areas.plan.tests.plans import met_by, now, of, today
from hearth.casework.cases.models import Case
from hearth.casework.referrals.actions import accept, draft, send
from hearth.casework.referrals.tests.scene import a_wish, her_yes
from hearth.casework.referrals.wish import OnConsent
from hearth.foundation.access.actor import Actor
from hearth.foundation.design.language import LANGUAGE_COOKIE
from tests.cast import signed_in

SLEEP, DOOR = "A night without waking (invented)", "A door that locks (invented)"
SEEN = "He stood at the corner again (invented)"


def the_plan(client: Client, who: Actor, case: Case) -> str:
    client.cookies[LANGUAGE_COOKIE] = "en"
    return signed_in(client, who).get(f"/cases/{case.pk}/parts/plan").content.decode()


def test_the_needs_stand_in_the_file_and_lead_to_their_page(
    client: Client, mira: Actor, vera: Actor
) -> None:
    me = now(mira)
    case = met_by(me, now(vera))
    assert of(case, "needs") in the_plan(client, mira, case)
    said = Needs(today(), {"outcome-domain/housing": DOOR}, {}, SLEEP)
    assess_needs(case, said, seen=0, by=me)
    read = the_plan(client, mira, case)
    assert DOOR in read
    assert SLEEP in read
    by_vera = the_plan(client, vera, case)
    assert DOOR in by_vera
    assert SLEEP not in by_vera  # an outreach worker opens no drawer of health


def test_what_a_visit_brought_to_light_is_read_where_the_story_opens(
    client: Client, mira: Actor, vera: Actor, nora: Actor, ilir: Actor
) -> None:
    me = now(mira)
    case = met_by(me, now(vera))
    found = Finding(Answer.YES, Answer.NOT_ASKED, SEEN)
    follow_up(case, Met(today(), "contact-mode/home", words="Met.", finding=found), by=me)
    agreed = her_yes(case, nora.unit, by=me)
    asked = send(draft(case, a_wish(nora.unit), by=me), OnConsent(agreed.pk), by=me)
    accept(asked, by=now(nora))
    for reader in (mira, vera):
        read = the_plan(client, reader, case)
        assert SEEN in read
        assert "Contact with the exploiter? Yes" in read
        assert "trafficked again?" not in read
    shelter = the_plan(client, nora, case)
    assert "Met." in shelter
    assert SEEN not in shelter
    assert SEEN not in the_plan(client, ilir, case)
