"""What the cast does again and again: report, answer, refer, take on, end.

Each is what somebody would do on a screen. Where the reader of a row matters, it is read as the
one who acts.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from demo.teller import Story, Teller
from hearth.areas.identification.actions import Identified, identify
from hearth.areas.identification.rules import Finding
from hearth.areas.identification.screening import Screening
from hearth.casework.cases.actions import Agreed, ToDo, do, set_task, withdraw, write_note
from hearth.casework.cases.models import Case, Task
from hearth.casework.duties.actions import acknowledge, log_call, say_what_came
from hearth.casework.duties.models import Alert
from hearth.casework.referrals import actions as referrals
from hearth.casework.referrals.models import Ground, Referral
from hearth.casework.referrals.wish import Wish, WithoutHer
from hearth.foundation.accounts.models import Unit
from hearth.foundation.deeds.deeds import acting


class NotATale(Exception):
    """The story asks for something the house did not do: a screening without signs, say."""


TOLD = "who was told of a case answers in the demo as in life"
READ = "consent/2026-11/sq"
GUARDIAN = "Nëna (e shpikur)"

ORDINARY: dict[str, Any] = {
    "danger": "danger/not-seen",
    "qark": "iso:AL-12",
    "municipality": "asrdb:61",
    "place_type": "place-type/street",
    "source": "signal-source/outreach-visit",
    "sex": "sex/female",
    "age_band": "age-band/unknown",
    "signs": {"indicator/g-01": "observed", "indicator/g-12": "stated", "indicator/l-01": "stated"},
    "accepts_help": "yes",
    "finding": Finding.POTENTIAL_VICTIM,
    "meet_at": "Te hyrja kryesore (vend i shpikur)",
}


def report(teller: Teller, who: str, moment: datetime, **said: Any) -> Identified:
    """A screening is concluded; what is not said is ordinary."""
    screening = Screening(**(ORDINARY | {"submission": teller.submission()} | said))
    done = identify(screening, by=teller.actor(who, moment))
    if done is None:
        raise NotATale
    return done


def all_answered(teller: Teller, done: Identified, *, after: int = 6, but: str = "") -> None:
    """Everybody who was told acknowledges in good time, and the police go there."""
    for alert in done.told.alerts:
        unit = alert.recipient.key
        if unit != but:
            who = teller.on_duty(unit)[0]
            teller.begin(answered(teller, alert, who, after=after))
            after += 7


def answered(
    teller: Teller, alert: Alert, who: str, *, after: int, came: str = "yes", told_of: str = ""
) -> Story:
    """Somebody acknowledges after so many minutes, calls back, and says what came of it.

    `came`: "yes", or the last part of a no-action reason, or "" for not yet.
    """
    first = alert.raised_at + timedelta(minutes=after)
    yield first
    _answer(teller, alert, who, first)
    if not alert.expects_outcome:
        return
    called = first + timedelta(minutes=4)
    yield called
    by = teller.actor(who, called)
    log_call(alert, called_at=called, spoke_to=told_of or alert.notice.by.short_name, by=by)
    if not came:
        return
    last = first + timedelta(hours=3)
    yield last
    reason = "" if came == "yes" else f"no-action-reason/{came}"
    say_what_came(alert, intervened=came == "yes", reason=reason, by=teller.actor(who, last))


def _answer(teller: Teller, alert: Alert, who: str, moment: datetime) -> None:
    by = teller.actor(who, moment)
    with acting(by):
        seen = Alert.objects.visible_to(by).select_related("notice", "recipient").get(pk=alert.pk)
        acknowledge(seen, by=by)


def everybody_acknowledges(teller: Teller, case: Case, moment: datetime) -> None:
    """Whoever was told something of this case and has not answered does so now."""
    waiting = Alert.objects.unscoped(because=TOLD).unanswered().filter(dossier=case.dossier_id)
    for alert in waiting.select_related("recipient"):
        _answer(teller, alert, teller.on_duty(alert.recipient.key)[0], moment)


def alert_for(teller: Teller, done: Identified, unit: str, who: str, moment: datetime) -> Alert:
    """The alert a unit has of this report, as somebody there finds it."""
    by = teller.actor(who, moment)
    with acting(by):
        rows = Alert.objects.visible_to(by).filter(notice=done.told.alerts[0].notice_id)
        return rows.select_related("notice__by", "recipient").get(recipient=teller.unit(unit))


def her_yes(to: Unit | None, *, guardian: str = "", purpose: str = "referral") -> Agreed:
    """She agreed in writing; for a child, the guardian did, and the child too."""
    return Agreed(
        purpose=f"consent-purpose/{purpose}",
        wording=READ,
        recipient=to,
        form="consent-form/by-guardian" if guardian else "consent-form/written",
        by_guardian=bool(guardian),
        guardian=guardian,
        assent="given" if guardian else "",
    )


def refer(
    teller: Teller,
    who: str,
    moment: datetime,
    case: Case,
    wish: Wish,
    *,
    guardian: str = "",
    without: WithoutHer | None = None,
    instead_of: Referral | None = None,
) -> Referral:
    """Ask for a service, on her consent of this moment or on a ground of the policy page."""
    by = teller.actor(who, moment)
    ground = without or her_yes(wish.recipient, guardian=guardian)
    with acting(by):
        written = referrals.again(instead_of, by=by) if instead_of else None
        return referrals.refer(case, wish, ground, written=written, by=by)


def wish(
    teller: Teller, to: str, service: str, message: str, urgency: str = "planned", **more: Any
) -> Wish:
    return Wish(
        service=f"service/{service}",
        urgency=f"urgency/{urgency}",
        message=message,
        to=teller.unit(to),
        **more,
    )


def taken_on(
    teller: Teller, referral: Referral, who: str, *, after: float = 2, begins: bool = True
) -> Story:
    """The unit asked opens it, says yes after so many hours, and begins the next morning."""
    if referral.sent_at is None:
        raise NotATale
    yes = referral.sent_at + timedelta(hours=after)
    yield yes - timedelta(minutes=20)
    referrals.see(referral, by=teller.actor(who, yes - timedelta(minutes=20)))
    yield yes
    referrals.accept(referral, words="Po, e presim.", by=teller.actor(who, yes))
    if begins:
        morning = min(yes + timedelta(hours=16), teller.ago(minutes=30))
        yield morning
        referrals.start(referral, by=teller.actor(who, morning))


def ended(teller: Teller, referral: Referral, who: str, moment: datetime, feedback: str) -> None:
    """The service was given in full, and the sender learns how it went."""
    referrals.complete(
        referral,
        outcome="referral-outcome/completed",
        feedback=feedback,
        by=teller.actor(who, moment),
    )


def take_back_consent(teller: Teller, referral: Referral, who: str, moment: datetime) -> None:
    """She takes back the consent this referral rests on; her worker writes it down."""
    by = teller.actor(who, moment)
    with acting(by):
        ground = Ground.objects.visible_to(by).select_related("consent").get(referral=referral)
        if ground.consent is None:
            raise NotATale
        withdraw(ground.consent, by=by)


def note(teller: Teller, who: str, moment: datetime, case: Case, text: str) -> None:
    write_note(case, text, by=teller.actor(who, moment))


def task(
    teller: Teller,
    who: str,
    moment: datetime,
    case: Case,
    what: str,
    due: datetime,
    *,
    danger: bool = False,
) -> Task:
    """Somebody sets themselves something to do."""
    to_do = ToDo(what, due, teller.user(who), danger=danger)
    return set_task(case, to_do, by=teller.actor(who, moment))


def done_task(teller: Teller, who: str, moment: datetime, case: Case, what: str) -> Story:
    """A task that was set one morning and done the next."""
    yield moment
    set_ = task(teller, who, moment, case, what, moment + timedelta(days=1))
    following = moment + timedelta(hours=23)
    yield following
    do(set_, by=teller.actor(who, following))
