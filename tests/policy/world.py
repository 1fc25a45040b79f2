"""The world of the access matrix: one girl's case, with at least one row of everything in it.

An hour ago Vera reported a girl of sixteen; the police, the Responsible Authority and the child
protection unit were told. Mira is on the team. Nora's shelter was asked to take her and has not
answered. Besa, of the police that were told, is kept out: a relative. All of it was done by the
deeds of the house. Mira has a case of her own as well, with a charge (the legal drawer)
and a questionnaire about the first days (the health drawer).
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from uuid import UUID, uuid4

from django.db.models import Model
from django.utils import timezone

from hearth.areas.counselling.actions import Held as Talked
from hearth.areas.counselling.actions import (
    check_in,
    choose_supervisor,
    hold_session,
    join_group,
    open_group,
)
from hearth.areas.identification.actions import (
    Charged,
    Officer,
    Outcome,
    decide_formally,
    hold_interview,
    note_charge,
    request_formal,
)
from hearth.areas.identification.actions.formal import CONSENT, Held
from hearth.areas.identification.rules.interview import Seat, Where
from hearth.areas.identification.rules.ladder import Status
from hearth.areas.identification.tests.reports import agreed, identified
from hearth.areas.livelihood.actions import Enters, begin_schooling, enrol
from hearth.areas.livelihood.tests.scene import checks, sewing, tailor
from hearth.areas.outreach.tests.outside import a_day_outside
from hearth.areas.plan.tests.world import plan_rows
from hearth.areas.shelter.tests.world import shelter_rows
from hearth.casework.cases.actions import (
    Declined,
    ToDo,
    give_consent,
    join,
    note_refusal,
    set_task,
    write_note,
)
from hearth.casework.cases.models import TeamMember
from hearth.casework.instruments.actions import Filled, answer
from hearth.casework.instruments.queries import current
from hearth.casework.referrals.actions import draft, send
from hearth.casework.referrals.wish import OnConsent, Wish
from hearth.foundation.access.actions import deny
from hearth.foundation.access.actor import Actor
from hearth.foundation.access.models import Denial, Dossier
from hearth.foundation.deeds.deeds import acting
from hearth.front.field.tests.phones import refused_envelope
from hearth.front.openrosa.tests.scene import a_form_that_does_not_fit
from tests.cast import at

GUARDIAN = {"by_guardian": True, "guardian": "Halla Shembulli", "assent": "given"}
OFFICERS = (
    Officer(Seat.POLICE, name="Polici Shembulli"),
    Officer(Seat.SOCIAL_SERVICE, name="Sociale Shembulli"),
    Officer(Seat.CHILD_PROTECTION, name="Mbrojtëse Shembulli"),
)
Rows = Mapping[type[Model], UUID]


def build(cast: Mapping[str, Actor]) -> Rows:
    """Does all of it, and says which row stands for each kind of thing."""
    hour_ago = timezone.now() - timedelta(hours=1)
    vera, mira = at(cast["vera"], hour_ago), at(cast["mira"], hour_ago)
    nora, agim, besa = cast["nora"], cast["agim"], cast["besa"]
    today = timezone.localdate(hour_ago)

    done = identified(
        vera,
        age_band="age-band/15-17",
        name={"given_name": "Ana", "family_name": "Testi"},
        meet_at="Behind the library",
    )
    case = done.case
    alert = next(alert for alert in done.told.alerts if alert.recipient == agim.unit)
    join(case, mira.user, by=vera)

    with_police = agreed("consent-purpose/sharing", recipient=agim.unit, **GUARDIAN)
    sharing = give_consent(case, with_police, by=vera)
    refusal = note_refusal(case, Declined(["refusal/shelter"]), by=vera)
    note = write_note(case, "She asked for a blanket.", by=vera)
    tomorrow = hour_ago + timedelta(days=1)
    task = set_task(case, ToDo("Bring the blanket", tomorrow, vera.user), by=vera)

    to_nora = agreed("consent-purpose/referral", recipient=nora.unit, **GUARDIAN)
    yes = give_consent(case, to_nora, by=vera)
    wish = Wish("service/shelter", "urgency/planned", "A bed, far from Vlora.", to=nora.unit)
    referral = send(draft(case, wish, by=vera), OnConsent(yes.pk), by=vera)

    procedure = request_formal(case, agreed(CONSENT, **GUARDIAN), on=today, seen=1, by=vera)
    hold_interview(procedure, Held(today, Where.TERRITORY, OFFICERS), seen=2, by=vera)
    decision = decide_formally(procedure, Outcome(Status.OFFICIAL, today), seen=3, by=vera)

    hers = identified(mira).case
    asked = {"asked_by": ["alone"]}
    wishes = answer(case, Filled(current("wishes"), uuid4(), asked, today), by=vera)
    days = answer(hers, Filled(current("first-days"), uuid4(), {}, today), by=mira)
    talk = hold_session(hers, Talked("session-kind/individual", today), by=mira)
    circle = join_group(hers, open_group("group-theme/support", by=mira), by=mira)
    care = check_in(3, by=mira)
    choose_supervisor(cast["duty_officer"].user, by=mira)
    charge = note_charge(hers, Charged("charge/theft", today), by=mira)
    course = sewing(at(nora, hour_ago))  # another unit's line of the catalogue
    enrolment = enrol(case, course, began_on=today, by=vera)
    placement = tailor(case, vera)
    school = begin_schooling(
        case, Enters("schooling-form/ordinary", "education-level/primary", today), by=vera
    )

    arrival = a_form_that_does_not_fit(vera, at(cast["duty_officer"], hour_ago))
    refused = refused_envelope(mira)

    with acting(vera):
        dossier = Dossier.objects.visible_to(vera).get(pk=case.dossier_id)
        deny(dossier, to=besa.user, reason=Denial.Reason.RELATIVE, by=vera)
        member = TeamMember.objects.visible_to(vera).get(user=mira.user)

    rows = (
        *plan_rows(case, vera),
        case, done.identification, alert, sharing, refusal, note, task, referral, procedure,
        decision, charge, member, wishes, days, arrival, *a_day_outside(vera, case),
        enrolment, placement, checks(placement)[0], school, refused, talk, circle, care.file,
    )  # fmt: skip
    rows += shelter_rows(mira, at(nora, hour_ago))
    return {type(row): row.pk for row in rows}
