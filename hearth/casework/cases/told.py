"""How the timeline tells each kind of event, and in which drawer the telling lies.

Other parts of the house have pages of their own like this one; the desk lays them together.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from hearth.foundation.access.compartments import Compartment


@dataclass(frozen=True)
class Told:
    """Who may open `drawer` reads `sentence`; to others the event did not happen."""

    drawer: Compartment
    glyph: str
    sentence: str | Promise


TOLD: Mapping[str, Told] = {
    "cases.opened": Told(Compartment.OPEN, "new", _("The case was opened")),
    "cases.reopened": Told(Compartment.OPEN, "new", _("A new episode was opened")),
    "cases.closed": Told(Compartment.OPEN, "shut", _("The case was closed")),
    "cases.sealed": Told(
        Compartment.OPEN, "shut", _("The case was sealed: only people named may open it")
    ),
    "cases.emergency-opened": Told(
        Compartment.OPEN, "danger", _("A colleague opened the file in an emergency")
    ),
    "cases.joined": Told(Compartment.OPEN, "have", _("A colleague joined the team")),
    "cases.left": Told(Compartment.OPEN, "no", _("A colleague left the team")),
    "cases.lead-changed": Told(Compartment.OPEN, "have", _("The case has another lead")),
    "cases.met": Told(Compartment.SERVICES, "have", _("A first contact was written down")),
    "cases.consented": Told(Compartment.SERVICES, "good", _("A consent was given")),
    "cases.consent-withdrawn": Told(
        Compartment.SERVICES, "no", _("A consent was withdrawn; its access ended at once")
    ),
    "cases.refused": Told(Compartment.SERVICES, "none", _("The person said no to something")),
    "cases.mind-changed": Told(
        Compartment.SERVICES, "good", _("The person accepts after all what was declined")
    ),
    "cases.task-set": Told(Compartment.SERVICES, "due", _("A task was set")),
    "cases.task-done": Told(Compartment.SERVICES, "good", _("A task was done")),
    "cases.task-taken-back": Told(Compartment.SERVICES, "due", _("A task was not done after all")),
    "cases.task-dropped": Told(Compartment.SERVICES, "no", _("A task was dropped")),
    "people.named": Told(Compartment.IDENTITY, "have", _("The name was written down or corrected")),
    "people.alias-added": Told(Compartment.IDENTITY, "have", _("Another name was written down")),
    "people.relative-tied": Told(Compartment.IDENTITY, "have", _("A relative was written down")),
    "people.contact-agreed": Told(
        Compartment.WHEREABOUTS, "good", _("Safe contact was agreed anew")
    ),
    "people.registered": Told(Compartment.OPEN, "have", _("A person was written down")),
    "people.age-judged": Told(Compartment.OPEN, "have", _("The age was judged anew")),
}
