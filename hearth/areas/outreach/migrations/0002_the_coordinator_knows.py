"""Whoever coordinates a mobile unit reads where a report came from, and is told who is missed."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0002_count_failed_sign_ins"),
        ("outreach", "0001_initial"),
    ]

    operations = [
        migrations.AddField(
            model_name="origin",
            name="coordinated_by",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="accounts.unit",
            ),
        ),
        migrations.AddField(
            model_name="shift",
            name="missed_at",
            field=models.DateTimeField(null=True),
        ),
    ]
