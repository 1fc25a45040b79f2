"""Give the name to the police, or to another unit that was told. On her yes, and no further."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from hearth.areas.identification import actions
from hearth.areas.identification.actions.name import CONSENT
from hearth.areas.identification.forms import NameForm
from hearth.areas.identification.queries import name_is_written, names_of
from hearth.casework.cases.actions import NotAConsent
from hearth.casework.cases.models import Case
from hearth.casework.cases.views.steps import back_to_file, insist_on, page, sent, theirs, today
from hearth.casework.cases.wordings import to_be_read
from hearth.casework.duties.actions import NotYoursToGive
from hearth.casework.duties.models import Alert
from hearth.casework.people.queries.family import child_or_not
from hearth.foundation.access.actor import Actor
from hearth.foundation.access.compartments import Compartment
from hearth.foundation.guards import guards
from hearth.foundation.guards.failures import wrong_role


@require_http_methods(["GET", "POST"])
@guards.opens(Case)
@theirs
def name(request: HttpRequest, actor: Actor, case: Case) -> HttpResponse:
    """Neither the yes nor the opened name is kept without the other. The name is not shown."""
    insist_on(Compartment.IDENTITY, case, actor)
    names, read = names_of(case, actor), to_be_read()
    form = NameForm(
        sent(request),
        told=names.told,
        child=child_or_not(case.person, actor),
        on=today(actor),
    )
    if form.is_valid():
        alerts = Alert.objects.visible_to(actor).select_related("notice", "recipient")
        alert = alerts.get(pk=form.alert_id)
        agreed = form.agreed(CONSENT, wording=read.key, recipient=alert.recipient)
        try:
            actions.give_name_on(case, alert, agreed, by=actor)
        except NotAConsent as lacks:
            form.refuse(lacks.missing)
        except actions.NothingToGive:
            form.add_error(None, _("No name is on file. Ask the person, and write it down first."))
        except NotYoursToGive:
            return wrong_role(request)
        else:
            sentence = _("%(unit)s may now read the name. Every reading is written down.")
            return back_to_file(
                request, case, sentence % {"unit": alert.recipient.name}, part="identification"
            )
    return page(
        request, case, form,
        heading=_("Give the name to the police") if names.police_wait else _("Give the name"),
        act=_("Give the name"),
        template="identification/name.html", wording=read, names=names, child=form.child,
        written=name_is_written(case, actor),
    )  # fmt: skip
