import uuid

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import hearth.foundation.vault.fields
import hearth.foundation.vocabularies.fields


class Migration(migrations.Migration):
    dependencies = [
        ("access", "0001_initial"),
        ("accounts", "0001_initial"),
        ("cases", "0002_initial"),
        ("people", "0002_aliases_have_kinds_and_ages_are_judged"),
        ("vocabularies", "0002_codes_stay"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="ChangeOfMind",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("at", models.DateTimeField()),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Refusal",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("what", hearth.foundation.vocabularies.fields.TermsField("refusal", size=None)),
                ("was_informed", models.BooleanField()),
                ("may_be_asked_again", models.BooleanField(null=True)),
                ("her_words", hearth.foundation.vault.fields.SealedText(null=True)),
                ("at", models.DateTimeField()),
            ],
        ),
        migrations.RemoveField(
            model_name="consent",
            name="child_assents",
        ),
        migrations.AddField(
            model_name="case",
            name="reopened_because",
            field=hearth.foundation.vocabularies.fields.TermField(
                "reopening-reason", null=True, related_name="+"
            ),
        ),
        migrations.AddField(
            model_name="consent",
            name="assent",
            field=models.CharField(
                choices=[
                    ("not-needed", "Not Needed"),
                    ("given", "Given"),
                    ("too-young", "Too Young"),
                ],
                default="not-needed",
                max_length=20,
            ),
        ),
        migrations.AddField(
            model_name="consent",
            name="form",
            field=hearth.foundation.vocabularies.fields.TermField(
                "consent-form", default="consent-form/spoken", related_name="+"
            ),
        ),
        migrations.AddField(
            model_name="task",
            name="dropped_by",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddIndex(
            model_name="task",
            index=models.Index(fields=["case", "due_at"], name="task_of_case_by_time"),
        ),
        migrations.AddConstraint(
            model_name="case",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("episode", 1), ("reopened_because__isnull", True)),
                    models.Q(("episode__gt", 1), ("reopened_because__isnull", False)),
                    _connector="OR",
                ),
                name="later_episode_says_why",
            ),
        ),
        migrations.AddConstraint(
            model_name="consent",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("assent", "not-needed"),
                        ("given_by_guardian", False),
                        ("guardian__isnull", True),
                    ),
                    models.Q(
                        ("assent__in", ["given", "too-young"]),
                        ("given_by_guardian", True),
                        ("guardian__isnull", False),
                    ),
                    _connector="OR",
                ),
                name="guardian_and_child_agree_together",
            ),
        ),
        migrations.AddConstraint(
            model_name="consent",
            constraint=models.CheckConstraint(
                condition=models.Q(("wording", ""), _negated=True),
                name="consent_tells_what_was_read",
            ),
        ),
        migrations.AddConstraint(
            model_name="consent",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("until__isnull", True), ("until__gt", models.F("at")), _connector="OR"
                ),
                name="consent_ends_after_it_is_given",
            ),
        ),
        migrations.AddConstraint(
            model_name="task",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("done_at__isnull", True), ("done_by__isnull", True)),
                    models.Q(("done_at__isnull", False), ("done_by__isnull", False)),
                    _connector="OR",
                ),
                name="task_done_tells_by_whom",
            ),
        ),
        migrations.AddConstraint(
            model_name="task",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("dropped_at__isnull", True), ("dropped_by__isnull", True)),
                    models.Q(("dropped_at__isnull", False), ("dropped_by__isnull", False)),
                    _connector="OR",
                ),
                name="task_dropped_tells_by_whom",
            ),
        ),
        migrations.AddField(
            model_name="changeofmind",
            name="by",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="changeofmind",
            name="dossier",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="access.dossier"
            ),
        ),
        migrations.AddField(
            model_name="refusal",
            name="by",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="refusal",
            name="case",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="cases.case"
            ),
        ),
        migrations.AddField(
            model_name="refusal",
            name="dossier",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="access.dossier"
            ),
        ),
        migrations.AddField(
            model_name="refusal",
            name="reason",
            field=hearth.foundation.vocabularies.fields.TermField(
                "refusal-reason", null=True, related_name="+"
            ),
        ),
        migrations.AddField(
            model_name="changeofmind",
            name="refusal",
            field=models.OneToOneField(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="cases.refusal"
            ),
        ),
        migrations.AddIndex(
            model_name="refusal",
            index=models.Index(fields=["case", "-at"], name="refusal_newest_of_case"),
        ),
        migrations.AddConstraint(
            model_name="refusal",
            constraint=models.CheckConstraint(
                condition=models.Q(("what", []), _negated=True), name="refusal_says_what"
            ),
        ),
    ]
