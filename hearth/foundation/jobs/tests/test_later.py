"""Put off in the transaction at hand, with ids and nothing else."""

from __future__ import annotations

from uuid import UUID, uuid4

import pytest
from django.db import transaction
from procrastinate.contrib.django.models import ProcrastinateJob

from hearth.foundation.accounts.models import User
from hearth.foundation.jobs import jobs
from hearth.foundation.jobs.house import house_actor
from hearth.foundation.jobs.jobs import Errand, NotAnId
from hearth.foundation.jobs.tests.errands import RUN
from tests.cast import TEN_AT_NIGHT

pytestmark = pytest.mark.django_db


def waiting() -> list[dict[str, object]]:
    return list(
        ProcrastinateJob.objects.filter(task_name="errands.run").values_list("args", flat=True)
    )


def test_it_waits_with_its_ids() -> None:
    alert = uuid4()
    jobs.later(RUN, alert=alert, code="alerts/new", number=7, units=[alert])
    assert waiting() == [
        {"alert": str(alert), "code": "alerts/new", "number": 7, "units": [str(alert)]}
    ]


def test_what_is_rolled_back_was_never_put_off() -> None:
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        jobs.later(RUN, number=1)
        raise ZeroDivisionError
    assert waiting() == []


@pytest.mark.parametrize(
    "words",
    ["Anila Testi", "a girl of 16", "", "+355690000000", "ë", "x" * 101, None, True, 1.5, b"x"],
)
def test_words_about_a_person_are_not_taken(words: object) -> None:
    with pytest.raises(NotAnId) as refusal:
        jobs.later(RUN, number=words)  # type: ignore[arg-type]
    assert str(words) not in str(refusal.value) or not words
    assert waiting() == []


def test_a_job_is_named_in_the_words_of_its_trade() -> None:
    with pytest.raises(NotAnId):
        Errand("hearth.foundation.jobs.tests.errands.run")


def test_the_house_acts_in_its_own_name_and_nobody_can_sign_in_as_it() -> None:
    first, second = house_actor(TEN_AT_NIGHT), house_actor(TEN_AT_NIGHT)
    assert first == second
    assert first.posts == ()
    assert isinstance(first.user.pk, UUID)
    house = User.objects.get(username="house")
    assert not house.is_active
    assert not house.check_password("!")
