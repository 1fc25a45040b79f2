import uuid

import django.contrib.postgres.constraints
import django.contrib.postgres.fields
import django.contrib.postgres.fields.ranges
import django.db.models.deletion
from django.conf import settings
from django.contrib.postgres.operations import BtreeGistExtension
from django.db import migrations, models

import hearth.areas.shelter.models.across
import hearth.foundation.vault.fields
import hearth.foundation.vocabularies.fields


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("access", "0004_remove_grant_grant_covers_known_drawers_and_more"),
        ("accounts", "0002_count_failed_sign_ins"),
        ("cases", "0004_seal_the_outside_recipient"),
        ("vocabularies", "0002_codes_stay"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        BtreeGistExtension(),  # ships with PostgreSQL; a bed and its nights in one index
        migrations.CreateModel(
            name="Bed",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("place", models.PositiveSmallIntegerField()),
                ("cot", models.BooleanField(default=False)),
                (
                    "dossier",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="access.dossier",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="ExitProposal",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("happened", hearth.foundation.vault.fields.SealedText()),
                ("offered", hearth.foundation.vault.fields.SealedText()),
                ("at", models.DateTimeField()),
                ("decided_at", models.DateTimeField(null=True)),
                (
                    "alternative",
                    hearth.foundation.vocabularies.fields.TermField(
                        "exit-alternative", related_name="+"
                    ),
                ),
                (
                    "asked",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.unit",
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
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="cases.case",
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
                    "rule",
                    hearth.foundation.vocabularies.fields.TermField("house-rule", related_name="+"),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.unit",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="ExitDecision",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("agreed", models.BooleanField()),
                ("why", hearth.foundation.vault.fields.SealedText()),
                ("at", models.DateTimeField()),
                (
                    "asked",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.unit",
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
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.unit",
                    ),
                ),
                (
                    "proposal",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="shelter.exitproposal",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="House",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("number", models.PositiveSmallIntegerField()),
                ("name", hearth.foundation.vault.fields.SealedText()),
                ("qark", models.CharField(max_length=20)),
                ("sexes", hearth.foundation.vocabularies.fields.TermsField("sex", size=None)),
                ("from_age", models.PositiveSmallIntegerField(default=18)),
                ("children", models.BooleanField()),
                ("boys_until", models.PositiveSmallIntegerField()),
                ("children_alone", models.BooleanField(default=False)),
                ("foreigners", models.BooleanField(default=True)),
                ("step_free", models.BooleanField(default=False)),
                ("waiting_list", models.BooleanField(default=True)),
                ("opened_at", models.DateTimeField()),
                ("closed_at", models.DateTimeField(null=True)),
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
                    "kind",
                    hearth.foundation.vocabularies.fields.TermField("house-kind", related_name="+"),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.unit",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Booking",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("nights", django.contrib.postgres.fields.ranges.DateRangeField()),
                (
                    "kind",
                    models.CharField(
                        choices=[("hold", "Hold"), ("stay", "Stay"), ("out", "Out")], max_length=4
                    ),
                ),
                ("party", models.UUIDField()),
                (
                    "cases",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.UUIDField(), default=list, size=None
                    ),
                ),
                ("expires_at", models.DateTimeField(null=True)),
                ("at", models.DateTimeField()),
                ("released_at", models.DateTimeField(null=True)),
                (
                    "bed",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="shelter.bed",
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
                    "out_because",
                    hearth.foundation.vocabularies.fields.TermField(
                        "out-of-use", null=True, related_name="+"
                    ),
                ),
                (
                    "released_because",
                    hearth.foundation.vocabularies.fields.TermField(
                        "booking-end", null=True, related_name="+"
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
            name="HouseAddress",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("address", hearth.foundation.vault.fields.SealedText()),
                ("way", hearth.foundation.vault.fields.SealedText(null=True)),
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
            name="Room",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("number", models.PositiveSmallIntegerField()),
                ("family", models.BooleanField(default=False)),
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
        migrations.AddField(
            model_name="bed",
            name="room",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="shelter.room"
            ),
        ),
        migrations.CreateModel(
            name="Stay",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("party", models.UUIDField()),
                ("came_on", models.DateField()),
                ("due_on", models.DateField()),
                ("left_on", models.DateField(null=True)),
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
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="cases.case",
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
                    "kind",
                    hearth.foundation.vocabularies.fields.TermField("house-kind", related_name="+"),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.unit",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Lodging",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("number", models.PositiveSmallIntegerField()),
                ("since", models.DateField()),
                ("at", models.DateTimeField()),
                (
                    "booking",
                    hearth.areas.shelter.models.across.AcrossDossiers(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="shelter.booking",
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
            name="Leaving",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("on", models.DateField()),
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
                    "decision",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="shelter.exitdecision",
                    ),
                ),
                (
                    "destination",
                    hearth.foundation.vocabularies.fields.TermField(
                        "destination", related_name="+"
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
                    "reason",
                    hearth.foundation.vocabularies.fields.TermField(
                        "leaving-reason", related_name="+"
                    ),
                ),
                (
                    "stay",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="shelter.stay",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Extension",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("due_on", models.DateField()),
                ("why", hearth.foundation.vault.fields.SealedText()),
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
                    "stay",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="shelter.stay",
                    ),
                ),
            ],
        ),
        migrations.AddIndex(
            model_name="exitproposal",
            index=models.Index(fields=["case"], name="exit_proposal_of_case"),
        ),
        migrations.AddConstraint(
            model_name="house",
            constraint=models.UniqueConstraint(
                fields=("unit", "number"), name="house_numbered_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="house",
            constraint=models.CheckConstraint(
                condition=models.Q(("sexes", []), _negated=True), name="house_takes_somebody"
            ),
        ),
        migrations.AddConstraint(
            model_name="house",
            constraint=models.CheckConstraint(
                condition=models.Q(("boys_until__lte", 18), ("from_age__lte", 25)),
                name="house_ages_are_ages",
            ),
        ),
        migrations.AddConstraint(
            model_name="house",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("closed_at__isnull", True),
                    ("closed_at__gte", models.F("opened_at")),
                    _connector="OR",
                ),
                name="house_closes_after_it_opens",
            ),
        ),
        migrations.AddIndex(
            model_name="booking",
            index=models.Index(fields=["party"], name="booking_by_party"),
        ),
        migrations.AddIndex(
            model_name="booking",
            index=models.Index(
                condition=models.Q(("kind", "hold"), ("released_at__isnull", True)),
                fields=["expires_at"],
                name="hold_by_its_end",
            ),
        ),
        migrations.AddConstraint(
            model_name="booking",
            constraint=django.contrib.postgres.constraints.ExclusionConstraint(
                condition=models.Q(("released_at__isnull", True)),
                expressions=[("bed", "="), ("nights", "&&")],
                name="bed_promised_once",
            ),
        ),
        migrations.AddConstraint(
            model_name="booking",
            constraint=models.CheckConstraint(
                condition=models.Q(("nights__isempty", False)), name="booking_has_a_night"
            ),
        ),
        migrations.AddConstraint(
            model_name="booking",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("expires_at__isnull", False), ("kind", "hold")),
                    models.Q(
                        models.Q(("kind", "hold"), _negated=True), ("expires_at__isnull", True)
                    ),
                    _connector="OR",
                ),
                name="hold_ends_by_itself",
            ),
        ),
        migrations.AddConstraint(
            model_name="booking",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("kind", "out"), ("out_because__isnull", False)),
                    models.Q(
                        models.Q(("kind", "out"), _negated=True), ("out_because__isnull", True)
                    ),
                    _connector="OR",
                ),
                name="bed_out_of_use_says_why",
            ),
        ),
        migrations.AddConstraint(
            model_name="booking",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("released_at__isnull", True), ("released_because__isnull", True)),
                    models.Q(("released_at__isnull", False), ("released_because__isnull", False)),
                    _connector="OR",
                ),
                name="booking_released_says_why",
            ),
        ),
        migrations.AddIndex(
            model_name="houseaddress",
            index=models.Index(fields=["house", "-at"], name="newest_address_of_house"),
        ),
        migrations.AddConstraint(
            model_name="room",
            constraint=models.UniqueConstraint(
                fields=("house", "number"), name="room_numbered_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="bed",
            constraint=models.UniqueConstraint(fields=("room", "place"), name="bed_lettered_once"),
        ),
        migrations.AddConstraint(
            model_name="bed",
            constraint=models.CheckConstraint(
                condition=models.Q(("place__lt", 26)), name="bed_has_a_letter"
            ),
        ),
        migrations.AddIndex(
            model_name="stay",
            index=models.Index(fields=["case", "-came_on"], name="stay_of_case"),
        ),
        migrations.AddIndex(
            model_name="stay",
            index=models.Index(
                condition=models.Q(("left_on__isnull", True)),
                fields=["unit", "due_on"],
                name="stay_by_its_end",
            ),
        ),
        migrations.AddConstraint(
            model_name="stay",
            constraint=models.UniqueConstraint(
                condition=models.Q(("left_on__isnull", True)),
                fields=("case",),
                name="nobody_lives_in_two_houses",
            ),
        ),
        migrations.AddConstraint(
            model_name="stay",
            constraint=models.CheckConstraint(
                condition=models.Q(("due_on__gt", models.F("came_on"))),
                name="stay_is_agreed_for_a_night",
            ),
        ),
        migrations.AddConstraint(
            model_name="stay",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("left_on__isnull", True),
                    ("left_on__gte", models.F("came_on")),
                    _connector="OR",
                ),
                name="stay_ends_after_it_begins",
            ),
        ),
        migrations.AddConstraint(
            model_name="lodging",
            constraint=models.UniqueConstraint(
                fields=("stay", "number"), name="lodging_counted_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="leaving",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("decision__isnull", False), ("reason", "leaving-reason/rules")),
                    models.Q(
                        models.Q(("reason", "leaving-reason/rules"), _negated=True),
                        ("decision__isnull", True),
                    ),
                    _connector="OR",
                ),
                name="rules_need_the_directors_decision",
            ),
        ),
        migrations.AddIndex(
            model_name="extension",
            index=models.Index(fields=["stay"], name="extension_of_stay"),
        ),
    ]
