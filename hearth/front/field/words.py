"""The app's own words: whole sentences with holes, read by field/js/words.js."""

from __future__ import annotations

from django.utils.translation import gettext as _


def words() -> dict[str, str]:
    """By the name the scripts know, in the language of the moment."""
    return {**_everywhere(), **_forms(), **_states(), **_phone(), **_cases(), **_one_case()}


def _everywhere() -> dict[str, str]:
    return {
        "name": "Shënime",
        "open": _("Open"),
        "lock": _("Lock the screen now"),
        "close": _("Close"),
        "back": _("Back"),
        "settings": _("This phone"),
        "report": _("Report a person"),
        "not-sent": _("What was sent, and what was not ({n} open)"),
        "not-sent-title": _("Sent and not sent"),
        "telephone": _("Telephone the police, 129"),
        "log-call": _("I telephoned: write it down"),
        "unknown": _("This phone is not registered yet"),
        "unknown-why": _(
            "Sign in once on this phone and register it. After that it works without a signal."
        ),
        "register": _("Sign in and register this phone"),
        "signed-off": _(
            "The house does not know this phone any more. Nothing is lost: sign in and register it "
            "again, and everything leaves."
        ),
        "some-refused": _("A form was not accepted: an answer is missing. Put it right."),
        "too-long": _(
            "Something has waited on this phone for three days. Find a signal today, or tell your "
            "coordinator by telephone."
        ),
    }


def _forms() -> dict[str, str]:
    return {
        "memory": _(
            "What you write here is only in the memory of the app. It is sealed when you press the "
            "button, and lost if you close the app before."
        ),
        "answered": _("{answered} of {of} answers"),
        "one-sign": _("{n} sign"),
        "signs": _("{n} signs"),
        "put-one": _("Put one answer right"),
        "put-right": _("Put {number} answers right"),
        "origin": _("Did it come from what you did today?"),
        "origin-yes": _("Yes: from the session or visit of {time}"),
        "sealed": _("Sealed"),
        "sealed-why": _("It cannot be read on this phone any more, not even by you."),
        "sealed-at": _("No. {number}, sealed {time}"),
    }


def _states() -> dict[str, str]:
    return {
        "badge-waiting": _("Waits here"),
        "badge-received": _("Arrived"),
        "badge-handled": _("Done"),
        "badge-mended": _("Done"),
        "badge-refused": _("Not accepted"),
        "badge-held": _("Kept back"),
        "badge-aside": _("Set aside"),
        "badge-broken": _("Could not be delivered"),
        "state-waiting": _("no signal; it leaves by itself"),
        "state-received": _("arrived at {time}, waits to be dealt with"),
        "state-handled": _("dealt with at {time}"),
        "state-told": _("arrived at {time}; {n} units were told"),
        "state-mended": _("put right and dealt with at {time}"),
        "state-refused": _("an answer is missing; put it right"),
        "state-held": _("kept; your coordinator decides"),
        "state-aside": _("kept; your coordinator set it aside, ask why"),
        "state-broken": _("keep the app, and tell your coordinator"),
        "none": _("Nothing has been sealed on this phone yet"),
        "none-why": _(
            "Every form you finish appears here: whether it has left, whether it was accepted, "
            "and who was told."
        ),
        "send-now": _("Send now"),
        "mend": _("Put it right"),
    }


def _phone() -> dict[str, str]:
    return {
        "text-large": _("Large text"),
        "text-small": _("Text of usual size"),
        "wipe-title": _("Empty this phone"),
        "wipe-why": _(
            "Everything of this app goes from the phone, at once. What has not left yet is lost."
        ),
        "wipe": _("Empty it"),
        "wipe-sure": _("Press once more: it cannot be undone"),
    }


def _cases() -> dict[str, str]:
    return {
        "cases": _("Cases taken along"),
        "cases-none": _("No case was taken along"),
        "cases-why": _(
            "With a signal you choose a few of your cases, for some hours. The phone keeps them "
            "sealed, and opens them with its own lock only."
        ),
        "cases-unable": _(
            "This phone cannot keep cases safely: its screen lock does not give the app a key. "
            "Nothing is taken along. Sealing forms works as before."
        ),
        "cases-over": _("The time is over. What was taken along has been deleted."),
        "cases-clock": _(
            "The clock of this phone was put back. The cases open again after the next contact "
            "with the house."
        ),
        "cases-fetch": _("The phone fetches them as soon as there is a signal."),
        "cases-locked": _("{n} cases, until {time}"),
        "cases-unlock": _("Unlock"),
        "cases-unlock-under": _("with the lock of the phone"),
        "cases-refused": _("The phone was not unlocked. Try again."),
        "cases-broken": _(
            "They cannot be opened with this key. Take them along anew when there is a signal."
        ),
        "take": _("Take cases along"),
        "take-anew": _("Take others along"),
        "panic": _("Delete the cases now"),
        "panic-done": _("The cases are deleted from this phone."),
    }


def _one_case() -> dict[str, str]:
    return {
        "safe-contact": _("Safe contact"),
        "contact-closed": _("How to reach the person is not open to you."),
        "call-now": _("May be called now"),
        "call-later": _("Not now: outside the agreed hours"),
        "danger": _("Danger"),
        "risk": _("Risk"),
        "meeting": _("Next meeting"),
        "tasks": _("Your tasks"),
        "tasks-none": _("None is waiting."),
        "offices": _("Whom to telephone"),
    }
