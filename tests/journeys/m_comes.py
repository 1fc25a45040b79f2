"""M. comes: from the State Social Service to a case manager, to a bed, to a plan of her own."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from playwright.sync_api import expect

from hearth.areas.shelter.actions import NewHouse, NewRoom, open_house
from hearth.foundation.access.actor import Actor
from tests.cast import VLORE
from tests.journeys.canaries import Canary
from tests.journeys.steps import accept, answer_alert, refer, report, sign_plan
from tests.journeys.story import Story, fill, save, write

WISH = f"Një punë timen ({Canary.SERVICES})"


@dataclass
class Cast:
    """Who has a part in M.'s story."""

    luan: Actor  # State Social Service
    mira: Actor  # case manager
    lira: Actor  # shelter
    anila: Actor  # psychologist
    liljana: Actor  # gives the course
    agim: Actor  # police
    drita: Actor  # Responsible Authority
    director: Actor
    strangers: tuple[Actor, ...]  # police, shelter and psychologist of elsewhere


@dataclass
class M:
    """M.'s file, and the addresses that came into being on the way."""

    case: str = ""
    rows: list[str] = field(default_factory=list)
    stay: str = ""
    course: str = ""

    @property
    def own(self) -> str:
        return f"/cases/{self.case}/"


def referred(story: Story, cast: Cast) -> M:
    """She asked for help herself, at the State Social Service, which asks Vatra."""
    case = report(
        story, cast.luan, Canary.IDENTITY,
        signs=["indicator/g-11", "indicator/x-05"], meet_at="Zyra, kati i dytë (e shpikur)",
    )  # fmt: skip
    answer_alert(story, cast.agim)
    asked = refer(story, cast.luan, case, cast.mira, "case-management", "Të shoqërohet.")
    accept(story, cast.mira, asked)
    mira = story.as_(cast.mira)
    write(mira, f"/cases/{case}/notes", "Save", text=f"Tregoi vetë. {Canary.STORY}")
    write(
        mira, f"/cases/{case}/safe-contact", "Save", may_call="no", confirmed="yes",
        address=f"{Canary.WHEREABOUTS} 9 (e shpikur)",
    )  # fmt: skip
    return M(case)


def sheltered(story: Story, cast: Cast, m: M) -> None:
    """A bed is asked for, held and given; nobody outside learns where."""
    rooms = (NewRoom(beds=2), NewRoom(beds=2))
    house = open_house(
        NewHouse("house-kind/shelter", "Shtëpia Provë", VLORE, f"{Canary.WHEREABOUTS} 1"),
        rooms, by=story.now(cast.lira),
    )  # fmt: skip
    asked = refer(story, cast.mira, m.case, cast.lira, "shelter", "Një shtrat për disa muaj.")
    accept(story, cast.lira, asked, begin=False)
    lira = story.as_(cast.lira)
    lira.goto(f"/shelter/houses/{house.pk}/")
    lira.locator("#asking").get_by_role("link", name="Hold a bed").click()
    lira.get_by_role("checkbox", name=re.compile(r"^1A\b")).check(force=True)
    save(lira, "Hold")
    lira.locator("a.stay-hold").first.click()
    lira.locator("main").get_by_role("link", name="They have come").click()
    lira.wait_for_url(re.compile("/admission"))
    save(lira, "Let into the house")
    lira.locator("a.stay").first.click()
    lira.locator('main a[href^="/shelter/stays/"]').first.click()
    lira.wait_for_url(re.compile("/shelter/stays/"))
    m.stay = lira.url.removeprefix(story.house.address)
    write(
        lira, f"/shelter/houses/{house.pk}/log", "Save", kind="log-kind/note",
        words=f"Natë e qetë. {Canary.HOUSE}",
    )  # fmt: skip
    m.rows += [m.stay, f"/shelter/houses/{house.pk}/", f"/shelter/houses/{house.pk}/book"]


def planned(story: Story, cast: Cast, m: M) -> None:
    """What she needs, how dangerous it is, and the plan in her words, signed by both."""
    mira, of = story.as_(cast.mira), f"/plan/cases/{m.case}"
    write(mira, f"{of}/phases", "Begin the phase")
    write(
        mira,
        f"{of}/needs",
        "Save",
        **{
            "need-health": f"Të flejë. {Canary.HEALTH}",
            "need-livelihood": "Një zanat.",
            "rating-health": "2",
        },
    )
    write(mira, f"{of}/risk", "Save", level="risk-level/high", signs=["risk-sign/family"],
          reasons=f"E kërkojnë. {Canary.STORY}", measures="Adresa nuk jepet.")  # fmt: skip
    mira.goto(f"{of}/plan")
    fill(mira, wish=WISH, **{"goal-livelihood": "Të qep për të tjerë.",
                             "what-livelihood-1": "Kërkoj kursin e qepjes",
                             "who-livelihood-1": str(cast.mira.user.pk),
                             "due-livelihood-1": story.day(3),
                             "service-livelihood-1": "service/vocational-training"})  # fmt: skip
    save(mira, "Write the plan")
    plan = sign_plan(story, cast.mira, m.case)
    m.rows.append(plan)
    mira.goto("/")
    expect(mira.locator("#list")).to_contain_text("Kërkoj kursin e qepjes")
