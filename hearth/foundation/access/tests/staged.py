"""Writes an invented world down in the database."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID, uuid4

from hearth.foundation.access.compartments import Compartment, mask_of
from hearth.foundation.access.identity import House, identity
from hearth.foundation.access.models import Denial, Dossier, Grant
from hearth.foundation.access.tests import worlds
from hearth.foundation.access.tests.pages import PAGES, Leaf, Slip
from hearth.foundation.access.tests.worlds import Let, Post, Shut, World, moment
from hearth.foundation.accounts.kinds import UnitKind
from hearth.foundation.accounts.models import Membership, Organisation, Unit, User


@dataclass(frozen=True)
class Staged:
    """The rows that stand for the numbers of a world."""

    people: Sequence[User]
    units: Sequence[Unit]
    dossiers: Sequence[Dossier]
    slips: list[UUID]
    leaves: list[UUID]

    def post(self, post: Post) -> Membership:
        return Membership(
            user=self.people[post.who],
            unit=self.units[post.unit],
            role=post.role,
            begins_at=moment(post.begins),
            ends_at=None if post.ends is None else moment(post.ends),
        )

    def let(self, let: Let) -> Grant:
        return Grant(
            dossier=self.dossiers[let.dossier],
            sealed=self.dossiers[let.dossier].sealed,
            unit=None if let.to_unit is None else self.units[let.to_unit],
            user=None if let.to_person is None else self.people[let.to_person],
            compartments=mask_of(map(Compartment, let.drawers)),
            basis="team",
            because="a world was invented",
            given_by=self.people[0],
            given_at=moment(let.given),
            until=None if let.until is None else moment(let.until),
            ended_at=None if let.ended is None else moment(let.ended),
        )

    def shut(self, shut: Shut) -> Denial:
        return Denial(
            dossier=self.dossiers[shut.dossier],
            unit=None if shut.unit is None else self.units[shut.unit],
            user=None if shut.person is None else self.people[shut.person],
            reason="relative",
            made_by=self.people[0],
            made_at=moment(shut.made),
            lifted_at=None if shut.lifted is None else moment(shut.lifted),
        )

    def slip(self, slip: worlds.Slip, grants: Sequence[Grant]) -> Slip:
        return Slip(
            dossier=self.dossiers[slip.dossier],
            sender=None if slip.sender is None else self.units[slip.sender],
            offer=None if slip.offer is None else grants[slip.offer],
        )

    def leaf(self, slip: worlds.Slip) -> Leaf:
        return Leaf(
            dossier=self.dossiers[slip.dossier],
            keeper=None if slip.sender is None else self.units[slip.sender],
        )


def stage(world: World) -> Staged:
    """Every person, unit, post, dossier, grant and denial; and a page in every drawer."""
    body = Organisation(key=f"body-{uuid4().hex}", en="Invented", sq="E shpikur")
    units = [
        Unit(organisation=body, key=f"unit-{uuid4().hex}", kind=UnitKind.NGO)
        for _ in range(world.units)
    ]
    people = [User(username=uuid4().hex, full_name="Dikush Testi") for _ in range(world.people)]
    dossiers = [
        Dossier(owner=units[0], qark="iso:AL-12", opened_at=moment(0), sealed=sealed)
        for sealed in world.sealed
    ]
    staged = Staged(people, units, dossiers, [], [])
    with identity(House("the tests invent a world")):
        body.save(force_insert=True)
        Unit.objects.bulk_create(units)
        User.objects.bulk_create(people)
        Membership.objects.bulk_create(map(staged.post, world.posts))
        Dossier.objects.bulk_create(dossiers)
        grants = Grant.objects.bulk_create(map(staged.let, world.lets))
        Denial.objects.bulk_create(map(staged.shut, world.shuts))
        for page in PAGES.values():
            page.objects.bulk_create(page(dossier=dossier) for dossier in dossiers)
        slips = Slip.objects.bulk_create(staged.slip(slip, grants) for slip in world.slips)
        staged.slips.extend(slip.pk for slip in slips)
        leaves = Leaf.objects.bulk_create(map(staged.leaf, world.slips))
        staged.leaves.extend(leaf.pk for leaf in leaves)
    return staged
