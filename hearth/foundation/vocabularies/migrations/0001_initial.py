import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Term",
            fields=[
                ("code", models.CharField(max_length=80, primary_key=True, serialize=False)),
                ("list", models.CharField(max_length=40)),
                ("en", models.CharField(max_length=200)),
                ("sq", models.CharField(max_length=200)),
                ("valid_from", models.DateField(null=True)),
                ("valid_until", models.DateField(null=True)),
                ("order", models.PositiveSmallIntegerField()),
                ("crosswalk", models.JSONField(default=dict)),
                ("facts", models.JSONField(default=dict)),
                ("source", models.CharField(max_length=200)),
                ("verified_by", models.CharField(blank=True, max_length=200)),
                (
                    "parent",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="vocabularies.term",
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["list", "order"], name="term_of_list_in_order")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "list",
                                models.Func(
                                    models.F("code"),
                                    models.Value("/"),
                                    models.Value(1),
                                    function="split_part",
                                ),
                            )
                        ),
                        name="term_code_begins_with_its_list",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("en", ""), _negated=True), models.Q(("sq", ""), _negated=True)
                        ),
                        name="term_is_named_in_both_languages",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("valid_from__isnull", True),
                            ("valid_until__isnull", True),
                            ("valid_until__gte", models.F("valid_from")),
                            _connector="OR",
                        ),
                        name="term_ends_after_it_begins",
                    ),
                ],
            },
        ),
    ]
