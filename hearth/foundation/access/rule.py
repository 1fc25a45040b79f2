"""The access rule. For Python it stands here and nowhere else (for PostgreSQL: sql/rule.sql)."""

from __future__ import annotations

from uuid import UUID

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
    return open_grants(actor, compartment).values("dossier_id")


def open_grants(actor: Actor, compartment: Compartment, *, at_work: bool = False) -> QuerySet:  # type: ignore[type-arg]
    """The grants that open this drawer to this actor; `at_work`: in a role that works on cases."""
    grants, denials = apps.get_model("access", "Grant"), apps.get_model("access", "Denial")
    fitting = [post for post in actor.posts if access_policy().lets(post.role, compartment)]
    if at_work:
        fitting = [post for post in fitting if access_policy().works(post.role)]
    if not fitting:
        return grants.objects.none()

    by_unit = Q(unit__in={post.unit.pk for post in fitting}, sealed=False)
    shut = denials.objects.in_force(actor.at).against(actor).values("dossier_id")
    return (
        grants.objects.in_force(actor.at)
        .covering(compartment)
        .filter(by_unit | Q(user=actor.user.pk))
        .exclude(dossier_id__in=shut)
    )


def working_units(actor: Actor) -> frozenset[UUID]:
    """The actor's units, where the role held opens more than the cover of a dossier."""
    return frozenset(p.unit.pk for p in actor.posts if access_policy().works(p.role))
