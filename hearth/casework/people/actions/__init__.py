"""What is done about a person: written down, named, renamed, made safely reachable, tied to kin."""

from hearth.casework.people.actions.age import Age, judge_age
from hearth.casework.people.actions.alias import add_alias
from hearth.casework.people.actions.contact import agree_contact
from hearth.casework.people.actions.family import AlreadyTied, SamePerson, add_relative, tie
from hearth.casework.people.actions.read import read_name
from hearth.casework.people.actions.register import (
    NothingSaid,
    PersonFacts,
    correct_name,
    name_person,
    register,
)

__all__ = [
    "Age",
    "AlreadyTied",
    "NothingSaid",
    "PersonFacts",
    "SamePerson",
    "add_alias",
    "add_relative",
    "agree_contact",
    "correct_name",
    "judge_age",
    "name_person",
    "read_name",
    "register",
    "tie",
]
