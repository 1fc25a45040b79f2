"""What is done about a person: written down, named, renamed, made safely reachable, tied to kin."""

from hearth.casework.people.actions.register import PersonFacts, name_person, register

__all__ = ["PersonFacts", "name_person", "register"]
