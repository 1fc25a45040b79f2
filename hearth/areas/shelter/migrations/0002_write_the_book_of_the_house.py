import uuid

import django.contrib.postgres.fields
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import hearth.foundation.vault.fields
import hearth.foundation.vocabularies.fields


class Migration(migrations.Migration):
    dependencies = [
        ("access", "0004_remove_grant_grant_covers_known_drawers_and_more"),
        ("shelter", "0001_initial"),
        ("vocabularies", "0002_codes_stay"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Handover",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("inside", models.PositiveSmallIntegerField()),
                ("must_know", hearth.foundation.vault.fields.SealedText()),
                ("to_do", hearth.foundation.vault.fields.SealedText(null=True)),
                ("at", models.DateTimeField()),
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
                    "house",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="shelter.house",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="HandoverReading",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("at", models.DateTimeField()),
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
                    "handover",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="shelter.handover",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Incident",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("happened_at", models.DateTimeField()),
                ("happened", hearth.foundation.vault.fields.SealedText()),
                ("done", hearth.foundation.vault.fields.SealedText(null=True)),
                ("at", models.DateTimeField()),
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
                    "house",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="shelter.house",
                    ),
                ),
                (
                    "kind",
                    hearth.foundation.vocabularies.fields.TermField(
                        "incident-kind", related_name="+"
                    ),
                ),
                (
                    "weight",
                    hearth.foundation.vocabularies.fields.TermField(
                        "incident-weight", related_name="+"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Inspection",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("words", hearth.foundation.vault.fields.SealedText(null=True)),
                ("at", models.DateTimeField()),
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
                    "house",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="shelter.house",
                    ),
                ),
                (
                    "item",
                    hearth.foundation.vocabularies.fields.TermField(
                        "inspection-item", related_name="+"
                    ),
                ),
                (
                    "state",
                    hearth.foundation.vocabularies.fields.TermField(
                        "inspection-state", related_name="+"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="LogEntry",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("words", hearth.foundation.vault.fields.SealedText(null=True)),
                ("at", models.DateTimeField()),
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
                    "house",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="shelter.house",
                    ),
                ),
                (
                    "kind",
                    hearth.foundation.vocabularies.fields.TermField("log-kind", related_name="+"),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Medicine",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("what", hearth.foundation.vault.fields.SealedText()),
                ("dose", hearth.foundation.vault.fields.SealedText()),
                (
                    "hours",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.PositiveSmallIntegerField(), size=None
                    ),
                ),
                ("since", models.DateField()),
                ("at", models.DateTimeField()),
                ("stopped_at", models.DateTimeField(null=True)),
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
                    "stay",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="shelter.stay",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Dose",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("on", models.DateField()),
                ("hour", models.PositiveSmallIntegerField()),
                ("given", models.BooleanField()),
                ("at", models.DateTimeField()),
                (
                    "because",
                    hearth.foundation.vocabularies.fields.TermField(
                        "dose-not-given", null=True, related_name="+"
                    ),
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
                    "medicine",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="shelter.medicine",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Outing",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("out_at", models.DateTimeField()),
                ("back_by", models.DateTimeField()),
                ("where", hearth.foundation.vault.fields.SealedText(null=True)),
                ("back_at", models.DateTimeField(null=True)),
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
                    "noted_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "stay",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="shelter.stay",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Visitor",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("who", hearth.foundation.vault.fields.SealedText()),
                ("came_at", models.DateTimeField()),
                ("left_at", models.DateTimeField(null=True)),
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
                    "house",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="shelter.house",
                    ),
                ),
                (
                    "kind",
                    hearth.foundation.vocabularies.fields.TermField(
                        "visitor-kind", related_name="+"
                    ),
                ),
            ],
        ),
        migrations.AddIndex(
            model_name="handover",
            index=models.Index(fields=["house", "-at"], name="handover_newest_first"),
        ),
        migrations.AddConstraint(
            model_name="handoverreading",
            constraint=models.UniqueConstraint(
                fields=("handover", "by"), name="handover_read_once_by_each"
            ),
        ),
        migrations.AddIndex(
            model_name="incident",
            index=models.Index(fields=["house", "-happened_at"], name="incident_newest_first"),
        ),
        migrations.AddIndex(
            model_name="inspection",
            index=models.Index(fields=["house", "item", "-at"], name="newest_look_at_item"),
        ),
        migrations.AddIndex(
            model_name="logentry",
            index=models.Index(fields=["house", "-at"], name="log_newest_first"),
        ),
        migrations.AddIndex(
            model_name="medicine",
            index=models.Index(fields=["stay"], name="medicine_of_stay"),
        ),
        migrations.AddConstraint(
            model_name="medicine",
            constraint=models.CheckConstraint(
                condition=models.Q(("hours__len__gt", 0)), name="medicine_is_given_at_some_hour"
            ),
        ),
        migrations.AddConstraint(
            model_name="dose",
            constraint=models.UniqueConstraint(
                fields=("medicine", "on", "hour"), name="dose_given_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="dose",
            constraint=models.CheckConstraint(
                condition=models.Q(("hour__lt", 24)), name="dose_has_an_hour"
            ),
        ),
        migrations.AddConstraint(
            model_name="dose",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("because__isnull", True), ("given", True)),
                    models.Q(("because__isnull", False), ("given", False)),
                    _connector="OR",
                ),
                name="dose_not_given_says_why",
            ),
        ),
        migrations.AddIndex(
            model_name="outing",
            index=models.Index(fields=["stay", "-out_at"], name="outing_newest_first"),
        ),
        migrations.AddConstraint(
            model_name="outing",
            constraint=models.UniqueConstraint(
                condition=models.Q(("back_at__isnull", True)),
                fields=("stay",),
                name="nobody_is_out_twice",
            ),
        ),
        migrations.AddConstraint(
            model_name="outing",
            constraint=models.CheckConstraint(
                condition=models.Q(("back_by__gt", models.F("out_at"))), name="back_after_going_out"
            ),
        ),
        migrations.AddConstraint(
            model_name="outing",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("back_at__isnull", True), ("noted_by__isnull", True)),
                    models.Q(("back_at__isnull", False), ("noted_by__isnull", False)),
                    _connector="OR",
                ),
                name="somebody_saw_her_come_back",
            ),
        ),
        migrations.AddIndex(
            model_name="visitor",
            index=models.Index(fields=["house", "-came_at"], name="visitor_newest_first"),
        ),
        migrations.AddConstraint(
            model_name="visitor",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("left_at__isnull", True),
                    ("left_at__gte", models.F("came_at")),
                    _connector="OR",
                ),
                name="visitor_leaves_after_coming",
            ),
        ),
    ]
