"""A kept question says what it would have said anew, whoever asks and whenever."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from threading import Thread
from uuid import UUID, uuid4

import pytest
from django.db import connection
from django.db.models import QuerySet
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from hearth.config.place import Place
from hearth.foundation.access.actor import Actor
from hearth.foundation.accounts.models import Membership, Unit
from hearth.foundation.wording import Text, Unsteady, Worded, worded_once, wording

NOON = datetime(2026, 3, 2, 12, 0, 0, 417, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _without_a_witness(monkeypatch: pytest.MonkeyPatch) -> None:
    """These look at the words themselves; what cannot be kept is told, as in every test."""
    monkeypatch.setattr(Worded, "witness", lambda *_: None)


def test_it_is_put_into_words_once_and_asked_each_time(vera: Actor, agim: Actor) -> None:
    built: list[UUID] = []

    @worded_once
    def units(pk: UUID) -> QuerySet[Unit]:
        built.append(pk)
        return Unit.objects.filter(pk=pk)

    ours, theirs = vera.unit, agim.unit
    assert [units(unit.pk) for unit in (ours, theirs, ours)] == [[ours], [theirs], [ours]]
    assert units(uuid4()) == []
    assert len(built) == 2  # twice, with different blanks: then it is known
    assert not {ours.pk, theirs.pk} & set(built)


def test_a_moment_may_be_moved_by_a_span(vera: Actor, agim: Actor) -> None:
    @worded_once
    def begun(before: datetime) -> QuerySet[Membership]:
        return Membership.objects.filter(user=vera.user, begins_at__lt=before + timedelta(days=1))

    (post,) = begun(timezone.now())
    assert begun(post.begins_at) == [post]
    assert begun(post.begins_at - timedelta(days=1)) == []


@pytest.mark.django_db
def test_what_is_made_of_a_moment_inside_cannot_be_kept() -> None:
    @worded_once
    def since_midnight(at: datetime) -> QuerySet[Membership]:
        return Membership.objects.filter(begins_at__gte=at.replace(hour=0))

    @worded_once
    def on_the_day(at: datetime) -> QuerySet[Membership]:
        return Membership.objects.filter(begins_at__date=timezone.localdate(at))

    @worded_once
    def in_the_month(day: date) -> QuerySet[Membership]:
        return Membership.objects.filter(begins_at__date__gte=day.replace(day=1))

    @worded_once
    def by_the_hour(at: datetime) -> QuerySet[Membership]:
        return Membership.objects.all()[: at.hour]

    for question in (since_midnight, on_the_day, by_the_hour):
        with pytest.raises(Unsteady):
            question(NOON)
    with pytest.raises(Unsteady):
        in_the_month(NOON.date())


def test_in_the_house_it_is_answered_all_the_same(
    vera: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A mistake in a question's words is no reason to lose a report."""
    monkeypatch.setattr(Worded, "witness", None)

    @worded_once
    def since_midnight(at: datetime) -> QuerySet[Membership]:
        return Membership.objects.filter(begins_at__lte=at.replace(hour=23), user=vera.user)

    assert [post.unit for post in since_midnight(timezone.now())] == [vera.unit]


def test_a_text_that_is_looked_for_is_put_into_its_place(vera: Actor, agim: Actor) -> None:
    built: list[str] = []

    @worded_once
    def called(key: Text) -> QuerySet[Unit]:
        built.append(key)
        return Unit.objects.filter(key=key)

    for unit in (vera.unit, agim.unit):
        assert called(Text(unit.key)) == [unit]
    assert len(built) == 2


def test_what_is_made_of_an_id_inside_cannot_be_kept(vera: Actor, agim: Actor) -> None:
    @worded_once
    def named_like(pk: UUID) -> QuerySet[Unit]:
        return Unit.objects.filter(key__contains=str(pk)[:8])

    with pytest.raises(Unsteady):
        named_like(vera.unit.pk)


def test_a_row_is_not_asked_with_but_its_id(vera: Actor, agim: Actor) -> None:
    @worded_once
    def of(unit: Unit) -> QuerySet[Membership]:
        return Membership.objects.filter(unit=unit)

    with pytest.raises(TypeError, match="id"):
        of(vera.unit)


@pytest.mark.parametrize("how_many", [0, 1, 2, 3, 4, 5, 7, 8])
def test_as_many_ids_as_there_are(how_many: int, vera: Actor) -> None:
    @worded_once
    def these(units: list[UUID]) -> QuerySet[Unit, UUID]:
        return Unit.objects.filter(pk__in=units).values_list("pk", flat=True)

    wanted = list(Unit.objects.values_list("pk", flat=True)[:how_many])
    assert sorted(these(wanted)) == sorted(wanted)


def test_numbers_codes_and_languages_have_words_of_their_own(vera: Actor, agim: Actor) -> None:
    @worded_once
    def first(kind: str, many: int) -> QuerySet[Unit]:
        return Unit.objects.filter(kind=kind).order_by("key")[:many]

    kind = vera.unit.kind
    assert len(first(kind, 1)) == 1
    assert first(kind, 2) == list(Unit.objects.filter(kind=kind).order_by("key")[:2])
    assert first("nothing-of-the-kind", 2) == []


@pytest.mark.django_db
def test_what_can_never_be_is_not_asked(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    @worded_once
    def none_of(units: list[UUID]) -> QuerySet[Unit]:
        return Unit.objects.filter(pk__in=units)

    with django_assert_num_queries(0):
        assert none_of([]) == []


def test_two_who_ask_at_once_hear_their_own_answers(own_database: Place, vera: Actor) -> None:
    @worded_once
    def units(pk: UUID) -> QuerySet[Unit]:
        return Unit.objects.filter(pk=pk)

    wanted = list(Unit.objects.values_list("pk", flat=True)[:8])
    heard: dict[UUID, list[list[Unit]]] = {pk: [] for pk in wanted}

    def ask(pk: UUID) -> None:
        heard[pk] += [units(pk) for _ in range(20)]
        connection.close()

    threads = [Thread(target=ask, args=[pk]) for pk in wanted]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert all(
        len(answers) == 20 and all([unit.pk for unit in each] == [pk] for each in answers)
        for pk, answers in heard.items()
    )


def test_words_that_another_thread_clears_away_are_found_again(
    own_database: Place, vera: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(wording, "KEPT", 1)

    @worded_once
    def some(many: int) -> QuerySet[Unit, UUID]:
        return Unit.objects.order_by("pk").values_list("pk", flat=True)[:many]

    heard: list[tuple[int, int]] = []

    def ask(many: int) -> None:
        heard.extend((many, len(some(many))) for _ in range(40))
        connection.close()

    threads = [Thread(target=ask, args=[1]) for _ in range(2)]
    threads += [Thread(target=ask, args=[0]) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(heard) == 160
    assert all(many == found for many, found in heard)
