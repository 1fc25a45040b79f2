import uuid

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import hearth.foundation.vocabularies.fields


class Migration(migrations.Migration):
    dependencies = [
        ("access", "0001_initial"),
        ("people", "0001_initial"),
        ("vocabularies", "0002_codes_stay"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name="alias",
            name="kind",
            field=hearth.foundation.vocabularies.fields.TermField(
                "alias-kind", default="alias-kind/spelling", related_name="+"
            ),
            preserve_default=False,
        ),
        migrations.CreateModel(
            name="AgeEstimate",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("birth_year", models.PositiveSmallIntegerField(null=True)),
                ("at", models.DateTimeField()),
                (
                    "age_band",
                    hearth.foundation.vocabularies.fields.TermField("age-band", related_name="+"),
                ),
                (
                    "basis",
                    hearth.foundation.vocabularies.fields.TermField("age-basis", related_name="+"),
                ),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "dossier",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="access.dossier",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.person",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("birth_year__isnull", True),
                            ("birth_year__range", (1900, 2100)),
                            _connector="OR",
                        ),
                        name="estimated_birth_year_is_a_year",
                    )
                ],
            },
        ),
    ]
