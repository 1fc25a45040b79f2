"""A mother and her two children come: three files, one party, one room."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from playwright.sync_api import expect

from hearth.areas.shelter.actions import NewHouse, NewRoom, open_house
from hearth.foundation.access.actor import Actor
from tests.cast import TIRANE
from tests.journeys.canaries import Canary
from tests.journeys.steps import accept, answer_alert, refer, report, sign_plan
from tests.journeys.story import Story, case_of, fill, save, write

GUARDIAN = "Nëna (e shpikur)"
CHILDREN = (("daughter", "female", "0-11"), ("son", "male", "12-14"))


@dataclass
class Cast:
    """Who has a part in their story."""

    vera: Actor  # mobile unit
    mira: Actor  # case manager of the same organisation
    nora: Actor  # shelter of another organisation
    teuta: Actor  # child protection of the municipality
    agim: Actor
    drita: Actor
    director: Actor
    strangers: tuple[Actor, ...]


@dataclass
class Family:
    """The mother's file and the children's; the stays; every address that came into being."""

    mother: str
    children: list[str] = field(default_factory=list)
    stays: list[str] = field(default_factory=list)
    rows: list[str] = field(default_factory=list)
    places: list[str] = field(default_factory=list)  # the referrals to the shelter
    shared: str = ""  # the referral to child protection

    @property
    def cases(self) -> list[str]:
        return [self.mother, *self.children]


def found(story: Story, cast: Cast) -> Family:
    """The mobile unit reports the mother; each child gets a file and a case of its own."""
    vera = story.as_(cast.vera)
    mother = report(
        story, cast.vera, Canary.IDENTITY, age_band="age-band/26-plus",
        source="signal-source/school", place_type="place-type/persons-home",
        signs=["indicator/g-07", "indicator/l-07"],
    )  # fmt: skip
    answer_alert(story, cast.agim)
    family = Family(mother)
    for relation, sex, band in CHILDREN:
        write(
            vera, f"/cases/{mother}/relatives", "Save", relation=f"family-relation/{relation}",
            sex=f"sex/{sex}", age_band=f"age-band/{band}", given_name=Canary.IDENTITY,
        )  # fmt: skip
        vera.goto(f"/cases/{mother}/")
        vera.locator('a[href*="/relatives/"][href$="/case"]').first.click()
        vera.wait_for_url(re.compile("/relatives/.+/case"))
        fill(vera, how="first-contact/own-detection", source="signal-source/school")
        save(vera, "Open their case")
        family.children.append(case_of(vera))
    for case in family.cases:
        write(vera, f"/cases/{case}/team", "Let in", colleague=str(cast.mira.user.pk), leads=True)
    write(vera, f"/cases/{mother}/notes", "Save", text=f"Largohen sonte. {Canary.STORY}")
    return family


def housed(story: Story, cast: Cast, family: Family) -> None:
    """One room for three: asked three times, held once, and they come through one door."""
    rooms = (NewRoom(beds=1), NewRoom(beds=3, family=True))
    house = open_house(
        NewHouse("house-kind/shelter", "Shtëpia Provë", TIRANE, f"{Canary.WHEREABOUTS} 2"),
        rooms, by=story.now(cast.nora),
    )  # fmt: skip
    for case in family.cases:
        child = {} if case == family.mother else {"guardian": GUARDIAN, "assent": "given"}
        asked = refer(
            story, cast.vera, case, cast.nora, "shelter", "Bashkë, në një dhomë.", **child
        )
        accept(story, cast.nora, asked, begin=False)
        family.places.append(asked)
    nora, party = story.as_(cast.nora), "&".join(f"for={case}" for case in family.cases)
    nora.goto(f"/shelter/houses/{house.pk}/holds?{party}")
    for label in ("2A", "2B", "2C"):
        nora.get_by_role("checkbox", name=re.compile(f"^{label}\\b")).check(force=True)
    save(nora, "Hold")
    nora.locator("a.stay-hold").first.click()
    nora.get_by_role("link", name="They have come").click()
    nora.wait_for_url(re.compile("/admission"))
    expect(nora.locator('[name="came"]')).to_have_count(3)
    save(nora, "Let into the house")
    for case in family.cases:
        nora.goto(f"/cases/{case}/parts/shelter")
        link = nora.locator('main a[href^="/shelter/stays/"]').first.get_attribute("href") or ""
        family.stays.append("/".join(link.split("/")[:4]) + "/")
    family.rows += [*family.stays, f"/shelter/houses/{house.pk}/",
                    f"/shelter/houses/{house.pk}/book"]  # fmt: skip


def cared_for(story: Story, cast: Cast, family: Family) -> None:
    """School for the children with child protection; a plan that their guardian signs."""
    girl = family.children[0]
    family.shared = refer(
        story, cast.mira, girl, cast.teuta, "childrens-services", "Shkolla dhe mjeku.",
        guardian=GUARDIAN, assent="given",
    )  # fmt: skip
    accept(story, cast.teuta, family.shared)
    mira = story.as_(cast.mira)
    for case in family.children:
        write(
            mira, f"/livelihood/cases/{case}/school", "Save", form="schooling-form/ordinary",
            level="education-level/primary", where=f"Shkolla te {Canary.WHEREABOUTS}",
        )  # fmt: skip
    for case in (family.mother, girl):
        mira.goto(f"/plan/cases/{case}/plan")
        fill(
            mira,
            wish=f"Të jemi bashkë ({Canary.SERVICES})",
            **{"goal-housing": "Një derë jona.", "what-housing-1": "Shohim dhoma me qira"},
        )
        save(mira, "Write the plan")
        signs = {} if case == family.mother else {"guardian": GUARDIAN}
        family.rows.append(sign_plan(story, cast.mira, case, **signs))
