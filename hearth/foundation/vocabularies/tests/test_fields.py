"""A column that holds a term refuses a term of another list, whoever writes it."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import IntegrityError, connections, models, transaction
from django.test.utils import isolate_apps

from hearth.config.place import Place
from hearth.foundation.vocabularies.choices import term
from hearth.foundation.vocabularies.fields import TermField, TermsField
from hearth.foundation.vocabularies.tests.findings import Finding

FORM, MEANS = "exploitation-form/forced-labour", "means-of-control/debt-bondage"


@pytest.fixture
def finding(own_database: Place) -> type[Finding]:
    """The table, in a database of this test's own."""
    with connections["owner"].schema_editor() as editor:
        editor.create_model(Finding)
    return Finding


def test_terms_of_the_right_lists_are_kept(finding: type[Finding]) -> None:
    row: Any = finding.objects.using("owner").create(form_id=FORM, means=[MEANS])
    row.refresh_from_db()
    assert (row.form_id, row.means) == (FORM, [MEANS])
    assert finding.objects.using("owner").create(form_id=FORM).means == []


@pytest.mark.parametrize(
    "facts",
    [
        {"form_id": "sex/male"},
        {"form_id": "exploitation-form/no-such"},
        {"form_id": FORM, "means": ["sex/male"]},
        {"form_id": FORM, "means": [MEANS, "zzz/other"]},
        {"form_id": FORM, "means": ["means-of-control0"]},
        {"form_id": FORM, "means": [MEANS, None]},
    ],
)
def test_anything_else_is_refused_by_the_database(
    finding: type[Finding], facts: dict[str, Any]
) -> None:
    with pytest.raises(IntegrityError), transaction.atomic(using="owner"):
        finding.objects.using("owner").create(**facts)


@pytest.mark.parametrize(
    "field",
    [
        TermField("sex"),
        TermField("sex", null=True),
        TermField("sex", db_index=True),
        TermsField("means-of-control"),
    ],
)
def test_a_migration_remakes_the_field_as_it_was(field: Any) -> None:
    _, _, args, kwargs = field.deconstruct()
    again = type(field)(*args, **kwargs)
    assert again.deconstruct()[2:] == (args, kwargs)
    assert (again.null, again.db_index) == (field.null, field.db_index)


@isolate_apps("hearth.foundation.vocabularies")
def test_a_list_that_does_not_exist_is_found_before_deploying() -> None:
    class Painting(models.Model):
        colour = TermField("colour")
        shapes = TermsField("shape")

        class Meta:
            app_label = "vocabularies"

        def __str__(self) -> str:
            return "painting"

    fields: list[Any] = [Painting._meta.get_field(name) for name in ("colour", "shapes")]
    complaints = {complaint.msg for field in fields for complaint in field.check()}
    assert "There is no list vocabularies/colour.csv." in complaints
    assert "There is no list vocabularies/shape.csv." in complaints


@pytest.mark.django_db
def test_a_term_is_read_without_asking_the_database(django_assert_num_queries: Any) -> None:
    known = term(FORM)  # the process has read its lists
    with django_assert_num_queries(0):
        assert Finding(form_id=FORM).form == known
