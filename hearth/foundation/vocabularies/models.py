"""The one table of all code lists."""

from __future__ import annotations

from datetime import date
from typing import ClassVar, Self

from django.db import models
from django.db.models import F, Func, Q, Value
from django.utils.translation import get_language


class TermQuerySet(models.QuerySet["Term"]):
    """Reads as a sentence: Term.objects.of("sex").on(today).in_order()."""

    def of(self, list_name: str) -> Self:
        return self.filter(list=list_name)

    def on(self, day: date) -> Self:
        """Terms that may be chosen on this day; the last day of a retired term counts."""
        return self.filter(Q(valid_from__isnull=True) | Q(valid_from__lte=day)).filter(
            Q(valid_until__isnull=True) | Q(valid_until__gte=day)
        )

    def in_order(self) -> Self:
        return self.order_by("list", "order")


class Term(models.Model):
    """One answer of one list, in both languages, with what other standards call it."""

    code = models.CharField(max_length=80, primary_key=True)
    list = models.CharField(max_length=40)
    en = models.CharField(max_length=200)
    sq = models.CharField(max_length=200)
    parent = models.ForeignKey("self", models.PROTECT, null=True, related_name="+")
    valid_from = models.DateField(null=True)
    valid_until = models.DateField(null=True)
    order = models.PositiveSmallIntegerField()
    crosswalk = models.JSONField(
        default=dict
    )  # {"htcds": "ForcedLabour", "ctdc": "isForcedLabour"}
    facts = models.JSONField(default=dict)  # what else the list says: {"amp": "means"}
    source = models.CharField(max_length=200)
    verified_by = models.CharField(max_length=200, blank=True)

    objects: ClassVar[TermQuerySet] = TermQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        indexes = [models.Index(fields=["list", "order"], name="term_of_list_in_order")]
        constraints = [
            models.CheckConstraint(
                condition=Q(list=Func(F("code"), Value("/"), Value(1), function="split_part")),
                name="term_code_begins_with_its_list",
            ),
            models.CheckConstraint(
                condition=~Q(en="") & ~Q(sq=""), name="term_is_named_in_both_languages"
            ),
            models.CheckConstraint(
                condition=Q(valid_from__isnull=True)
                | Q(valid_until__isnull=True)
                | Q(valid_until__gte=F("valid_from")),
                name="term_ends_after_it_begins",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def name(self) -> str:
        """The term in the reader's language."""
        return self.en if get_language() == "en" else self.sq

    @property
    def verified(self) -> bool:
        """Whether a jurist or the keeper of the list has signed it."""
        return bool(self.verified_by)

    @property
    def is_answer(self) -> bool:
        """False for the four ways of not answering, which hang from the list `non-answer`."""
        return not (self.parent_id or "").startswith("non-answer/")

    def may_be_chosen(self, on: date) -> bool:
        """The same question as the query's `.on()`, asked of one term."""
        begun = self.valid_from is None or self.valid_from <= on
        return begun and (self.valid_until is None or on <= self.valid_until)
