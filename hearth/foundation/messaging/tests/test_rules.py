"""By which ways a letter goes."""

from hearth.foundation.messaging.rules import ways


def test_what_was_chosen_is_honoured() -> None:
    assert ways({"email", "sms"}, {"sms"}, because="alert") == {"sms"}
    assert ways({"email", "sms"}, {"email", "sms"}, because="task") == {"email", "sms"}


def test_a_choice_that_cannot_work_silences_nobody() -> None:
    assert ways({"email"}, {"sms"}, because="task") == {"email"}


def test_an_alert_goes_every_way_there_is() -> None:
    assert ways({"email", "sms", "push"}, set(), because="alert") == {"email", "sms", "push"}


def test_anything_else_goes_the_lightest_way() -> None:
    assert ways({"email", "sms", "push"}, set(), because="task") == {"push"}
    assert ways({"email", "sms"}, set(), because="task") == {"email"}
    assert ways({"sms"}, set(), because="task") == {"sms"}


def test_who_has_no_address_gets_no_letter() -> None:
    assert ways(set(), {"sms"}, because="alert") == frozenset()
