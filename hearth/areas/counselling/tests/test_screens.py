"""The pages of counselling, as the psychologist, the case manager and a stranger see them."""

from __future__ import annotations

from django.test import Client
from django.urls import reverse
from django.utils import timezone

from hearth.areas.counselling.models import CounsellingGroup, CounsellingSession, GroupMember
from hearth.areas.counselling.tests.scene import counselled, in_english, now, phq9
from hearth.casework.cases.models import Case
from hearth.foundation.access.actor import Actor


def today() -> str:
    return f"{timezone.localdate():%d.%m.%Y}"


def part(desk: Client, case: Case) -> str:
    return desk.get(reverse("desk:case-part", args=[case.pk, "counselling"])).content.decode()


def test_a_session_is_written_in_two_boxes_and_read_in_two_places(
    client: Client, mira: Actor, anila: Actor
) -> None:
    case, _yes = counselled(now(mira), now(anila))
    desk = in_english(client, anila)
    address = reverse("counselling:sessions", args=[case.pk])
    form = desk.get(address).content.decode()
    assert "Shared with the team" in form
    assert "Yours alone" in form
    assert desk.post(address, {}).status_code == 422
    said = {
        "kind": "session-kind/individual", "on": today(), "minutes": "50",
        "attended": "session-attendance/came", "summary": "Sleeps better.", "own": "Her father.",
    }  # fmt: skip
    assert desk.post(address, said).status_code == 302
    session = CounsellingSession.objects.unscoped(because="test").get()
    hers = part(desk, case)
    assert "Sleeps better." in hers
    assert "Her father." not in hers  # never on the case file
    notes = reverse("counselling:own-notes", args=[session.pk])
    assert "Her father." in desk.get(notes).content.decode()
    assert desk.post(notes, {"own": "More."}).status_code == 302

    manager = in_english(Client(), mira)
    read = part(manager, case)
    assert "Sleeps better." in read
    assert "Own notes" not in read
    assert manager.get(notes).status_code == 404
    assert "Yours alone" not in manager.get(address).content.decode()


def test_a_group_from_opening_to_closing(client: Client, mira: Actor, anila: Actor) -> None:
    case, _yes = counselled(now(mira), now(anila))
    desk = in_english(client, anila)
    assert desk.post("/counselling/groups", {"theme": "group-theme/art"}).status_code == 302
    group = CounsellingGroup.objects.get()
    join = reverse("counselling:joining", args=[case.pk])
    assert desk.post(join, {"group": str(group.pk)}).status_code == 302
    assert desk.post(join, {"group": str(group.pk)}).status_code == 422
    member = GroupMember.objects.unscoped(because="test").get()
    page = reverse("counselling:group", args=[group.pk])
    assert case.number in desk.get(page).content.decode()
    met = {
        "on": today(), "minutes": "90", "activity": "group-activity/art",
        str(member.pk): "session-attendance/came",
    }  # fmt: skip
    assert desk.post(page, met).status_code == 302
    assert desk.post(page, met).status_code == 422
    assert "In a group" in part(desk, case)
    assert desk.post(reverse("counselling:membership-end", args=[member.pk])).status_code == 302
    assert desk.post(reverse("counselling:closing", args=[group.pk])).status_code == 302
    assert "No group yet" in desk.get("/counselling/groups").content.decode()


def test_a_score_from_outside(client: Client, mira: Actor, anila: Actor) -> None:
    case, _yes = counselled(now(mira), now(anila))
    desk = in_english(client, anila)
    address = reverse("counselling:scores", args=[case.pk])
    said = {
        "tool": "external-tool/other",
        "value": "14",
        "on": today(),
        "given_by": "Dr. Shembulli",
    }
    assert desk.post(address, said).status_code == 422  # which tool?
    assert desk.post(address, said | {"called": "A scale"}).status_code == 302
    assert "A scale" in part(desk, case)


def test_a_stranger_and_another_units_psychologist_find_nothing(
    client: Client, mira: Actor, anila: Actor, blerta: Actor, agim: Actor
) -> None:
    case, _yes = counselled(now(mira), now(anila))
    desk = in_english(client, anila)
    desk.post("/counselling/groups", {"theme": "group-theme/art"})
    group = CounsellingGroup.objects.get()
    for other in (blerta, agim):
        browser = in_english(Client(), other)
        for screen in ("sessions", "scores", "joining", "safety"):
            assert browser.get(reverse(f"counselling:{screen}", args=[case.pk])).status_code == 404
    page = reverse("counselling:group", args=[group.pk])
    assert in_english(Client(), blerta).get(page).status_code == 404


def test_the_tools_over_time_as_a_picture_in_the_file(
    client: Client, mira: Actor, anila: Actor, agim: Actor
) -> None:
    case, _yes = counselled(now(mira), now(anila))
    phq9(case, now(anila), ninth="not-at-all")
    desk = in_english(client, anila)
    assert "PHQ-9" not in part(desk, case), "one score is no line"
    phq9(case, now(anila), ninth="several-days")
    page = part(desk, case)
    assert "PHQ-9" in page
    assert 'class="chart"' in page
    assert reverse("instruments:trend", args=["phq-9", case.pk]) in page
    assert "PHQ-9" not in part(in_english(Client(), agim), case)
