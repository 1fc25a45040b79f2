"""Whoever answers for the phones lets a held envelope go, or sets it aside and says why."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models
from django.db.models import Q

STATES = [
    ("received", "Received"),
    ("handled", "Handled"),
    ("refused", "Refused"),
    ("mended", "Mended"),
    ("held", "Held"),
    ("aside", "Aside"),
]
REASONS = [
    ("stolen", "Stolen"),
    ("told-anew", "Told Anew"),
    ("trial", "Trial"),
    ("unreadable", "Unreadable"),
]


class Migration(migrations.Migration):
    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        ("field", "0002_leases"),
    ]

    operations = [
        migrations.AlterField(
            model_name="envelope",
            name="state",
            field=models.CharField(choices=STATES, default="received", max_length=10),
        ),
        migrations.AddField(
            model_name="envelope",
            name="decided_at",
            field=models.DateTimeField(null=True),
        ),
        migrations.AddField(
            model_name="envelope",
            name="decided_by",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="envelope",
            name="aside_because",
            field=models.CharField(blank=True, choices=REASONS, default="", max_length=12),
            preserve_default=False,
        ),
        migrations.RemoveConstraint("envelope", "envelope_is_in_a_known_state"),
        migrations.AddConstraint(
            "envelope",
            models.CheckConstraint(
                condition=Q(state__in=[code for code, _name in STATES]),
                name="envelope_is_in_a_known_state",
            ),
        ),
        migrations.AddConstraint(
            "envelope",
            models.CheckConstraint(
                condition=~Q(state="aside")
                | Q(
                    decided_at__isnull=False,
                    decided_by__isnull=False,
                    aside_because__in=[code for code, _name in REASONS],
                ),
                name="envelope_set_aside_says_by_whom_and_why",
            ),
        ),
    ]
