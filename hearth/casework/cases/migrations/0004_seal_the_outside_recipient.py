from django.db import migrations, models

import hearth.foundation.vault.fields


class Migration(migrations.Migration):
    dependencies = [("cases", "0003_refusals_assent_and_later_episodes")]

    operations = [
        migrations.RemoveConstraint(model_name="consent", name="consent_names_one_recipient"),
        migrations.RemoveField(model_name="consent", name="outside"),
        migrations.AddField(
            model_name="consent",
            name="outside",
            field=hearth.foundation.vault.fields.SealedText(null=True),
        ),
        migrations.AddConstraint(
            model_name="consent",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("recipient__isnull", True), ("outside__isnull", True), _connector="OR"
                ),
                name="consent_names_one_recipient",
            ),
        ),
    ]
