"""The access rule. For Python it is written here and nowhere else (for PostgreSQL: sql/rule.sql)."""

from __future__ import annotations

from django.apps import apps
from django.db.models import Q, QuerySet

from hearth.foundation.access.actor import Actor
from hearth.foundation.access.compartments import Compartment
from hearth.foundation.access.policy import access_policy


def open_dossiers(actor: Actor, compartment: Compartment) -> QuerySet:  # type: ignore[type-arg]
    """The ids of every dossier in which this actor may open this drawer.

    Two keys are needed: a role that may open such a drawer at all, and a grant in force
    to the unit where that role is held, or to the person by name. A denial beats all of
    them, and a sealed dossier knows no units.
    """
    grants, denials = apps.get_model("access", "Grant"), apps.get_model("access", "Denial")
    fitting = [post for post in actor.posts if access_policy().lets(post.role, compartment)]
    if not fitting:
        return grants.objects.none().values("dossier_id")

    by_unit = Q(unit__in={post.unit.pk for post in fitting}, sealed=False)
    shut = denials.objects.in_force(actor.at).against(actor).values("dossier_id")
    return (
        grants.objects.in_force(actor.at)
        .covering(compartment)
        .filter(by_unit | Q(user=actor.user.pk))
        .exclude(dossier_id__in=shut)
        .values("dossier_id")
    )
