"""The plan as one long form: seven domains, in each a goal in the person's words and actions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django import forms
from django.forms.boundfield import BoundField
from django.utils.translation import gettext_lazy as _

from hearth.areas.plan.actions import Aim, Drawn, ToDo
from hearth.areas.plan.queries.doers import Doers
from hearth.areas.plan.queries.plan import ActionLine, PlanRead
from hearth.areas.plan.rules.plan import Missing, State, Whose
from hearth.areas.plan.words import missing_sentence, state_name
from hearth.casework.cases.forms.parts import NO_CHOICE, choose, day, long_text, text
from hearth.foundation.vocabularies.choices import choices

DOMAINS = "outcome-domain"
MOST_ACTIONS = 8  # in one domain
PARTS = ("what", "who", "due", "service", "state", "why", "from")


@dataclass(frozen=True)
class ActionQuestions:
    """The questions of one action, as the template lays them out."""

    number: int
    what: BoundField
    who: BoundField
    due: BoundField
    service: BoundField
    state: BoundField
    why: BoundField
    before: BoundField

    @property
    def written(self) -> bool:
        return bool(self.what.value())

    @property
    def old(self) -> bool:
        return bool(self.before.value())


@dataclass(frozen=True)
class DomainQuestions:
    """One domain of life on the form."""

    key: str
    name: str
    goal: BoundField
    carried: BoundField
    actions: tuple[ActionQuestions, ...]

    @property
    def open(self) -> bool:
        wrong = self.goal.errors or any(q.what.errors or q.why.errors for q in self.actions)
        return bool(self.goal.value() or wrong or any(q.written for q in self.actions))


class PlanForm(forms.Form):
    """Every saving is a version. An action is kept by its words; emptied, it is left out."""

    seen = forms.IntegerField(widget=forms.HiddenInput, min_value=0)
    wish = text(
        _("What the person wants most, in one sentence of the person’s own"),
        most=300,
    )
    why = long_text(
        _("What changed since the last version, and why?"), most=2000, rows=2, required=False
    )

    def __init__(
        self, *args: Any, today: date, doers: Doers, typed: Iterable[str] = (), **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.doers = doers
        self.domains_named = choices(DOMAINS, on=today)
        self.asked = self._questions_of_an_action(today)
        names = {*self.data, *self.initial, *typed}
        self.lines = {key_of(code): _lines(key_of(code), names) for code, _n in self.domains_named}
        for key, count in self.lines.items():
            self._ask_domain(key, count)

    def _questions_of_an_action(self, today: date) -> dict[str, forms.Field]:
        """The same of every action, and made once: the lists of choices are long."""
        asked: dict[str, forms.Field] = {
            "from": forms.UUIDField(widget=forms.HiddenInput, required=False),
            "what": text(_("What is done"), most=300),
            "who": choose(_("Who does it?"), required=False),
            "due": day(_("By which day?"), required=False),
            "service": choose(_("Which service is it?"), required=False),
            "state": choose(_("How it stands"), required=False),
            "why": text(_("Why it changed or was dropped"), most=500),
        }
        states = [(state.value, state_name(state)) for state in State]
        for part, offered in (
            ("who", [NO_CHOICE, *self.doers.options]),
            ("service", [NO_CHOICE, *choices("service", on=today)]),
            ("state", [NO_CHOICE, *states]),
        ):
            asked[part].choices = offered  # type: ignore[attr-defined]
        return asked

    def _ask_domain(self, key: str, count: int) -> None:
        self.fields[f"goal-{key}"] = long_text(
            _("The goal, as the person says it"), most=1000, rows=2, required=False
        )
        self.fields[f"carried-{key}"] = forms.BooleanField(
            label=_("May stand on the paper the person carries"), required=False
        )
        for n in range(1, count + 1):
            self.fields |= {f"{part}-{key}-{n}": asked for part, asked in self.asked.items()}

    @property
    def domains(self) -> list[DomainQuestions]:
        """In the order of the list; each knows whether it is to be unfolded."""
        return [
            DomainQuestions(
                key_of(code),
                name,
                self[f"goal-{key_of(code)}"],
                self[f"carried-{key_of(code)}"],
                tuple(self._questions(key_of(code))),
            )
            for code, name in self.domains_named
        ]

    def _questions(self, key: str) -> Iterator[ActionQuestions]:
        for n in range(1, self.lines[key] + 1):
            bound = [self[f"{part}-{key}-{n}"] for part in PARTS]
            yield ActionQuestions(n, *bound)

    def drawn(self) -> Drawn:
        said = self.cleaned_data
        return Drawn(
            aims=tuple(
                Aim(
                    code,
                    said[f"goal-{key_of(code)}"],
                    said[f"carried-{key_of(code)}"],
                    tuple(self._to_dos(key_of(code))),
                )
                for code, _name in self.domains_named
            ),
            wish=said["wish"],
            why=said["why"],
        )

    def _to_dos(self, key: str) -> Iterator[ToDo]:
        for n in range(1, self.lines[key] + 1):
            said = {part: self.cleaned_data[f"{part}-{key}-{n}"] for part in PARTS}
            if said["what"]:
                yield self._to_do(said)

    def _to_do(self, said: Mapping[str, Any]) -> ToDo:
        doer = self.doers.find(said["who"])
        before: UUID | None = said["from"]
        return ToDo(
            what=said["what"],
            whose=doer.whose,
            user=doer.user,
            institution=doer.institution,
            service=said["service"] or None,
            due_on=said["due"],
            state=State(said["state"] or State.NOT_STARTED),
            why=said["why"],
            continues=before,
        )

    def refuse(self, missing: Iterable[Missing]) -> None:
        """Each sentence where it is put right; in a domain, the first that lacks something."""
        for each in missing:
            self.add_error(self._where(each), missing_sentence(each))

    def _where(self, missing: Missing) -> str | None:
        if missing is Missing.WHY:
            return "why"
        for key, count in self.lines.items():
            for n in range(1, count + 1):
                state = self.cleaned_data.get(f"state-{key}-{n}") or State.NOT_STARTED
                silent = State(state).needs_why and not self.cleaned_data.get(f"why-{key}-{n}")
                if missing is Missing.WHY_OF_ACTION and silent:
                    return f"why-{key}-{n}"
                orphan = self.cleaned_data.get(f"what-{key}-{n}")
                if missing is Missing.GOAL_OF_ACTION and orphan and not self._has_goal(key):
                    return f"goal-{key}"
        return None

    def _has_goal(self, key: str) -> bool:
        return bool(self.cleaned_data.get(f"goal-{key}"))


def filled_in(read: PlanRead | None) -> dict[str, Any]:
    """The first look of the form: the newest version, every action of it continued."""
    if read is None:
        return {"seen": 0}
    initial: dict[str, Any] = {"seen": read.row.version, "wish": read.row.wish or ""}
    for goal in read.goals:
        key = key_of(goal.row.domain_id)
        initial |= {f"goal-{key}": goal.row.words, f"carried-{key}": goal.row.carried}
        for n, action in enumerate(goal.actions, 1):
            initial |= {f"{part}-{key}-{n}": value for part, value in _of(action).items()}
    return initial


def key_of(domain: str) -> str:
    """`outcome-domain/safety` asks in the field `goal-safety`."""
    return domain.rpartition("/")[2]


def _of(action: ActionLine) -> dict[str, Any]:
    row = action.row
    body = row.user_id or row.institution_id
    return {
        "what": row.what,
        "who": str(body) if body else Whose(row.whose).value,
        "due": row.due_on,
        "service": row.service_id or "",
        "state": row.state,
        "why": action.why,
        "from": row.pk,
    }


def _lines(key: str, names: Iterable[str]) -> int:
    """As many actions as are written already, and one more."""
    begun = f"what-{key}-"
    numbers = [name.removeprefix(begun) for name in names if name.startswith(begun)]
    written = max((int(n) for n in numbers if n.isdecimal()), default=0)
    return min(max(written + 1, 1), MOST_ACTIONS)
