"""Whoever coordinates a mobile unit is among the few who read where a report came from."""

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
    ]
