from django.db import migrations, models

BASES = [
    "assignment",
    "team",
    "supervision",
    "offer",
    "referral",
    "duty",
    "identity",
    "court-order",
    "break-glass",
]


class Migration(migrations.Migration):
    dependencies = [("access", "0002_alter_dossier_kind")]

    operations = [
        migrations.RemoveConstraint(model_name="grant", name="grant_has_a_known_basis"),
        migrations.AlterField(
            model_name="grant",
            name="basis",
            field=models.CharField(
                choices=[
                    ("assignment", "Assignment"),
                    ("team", "Team"),
                    ("supervision", "Supervision"),
                    ("offer", "Offer"),
                    ("referral", "Referral"),
                    ("duty", "Duty"),
                    ("identity", "Identity"),
                    ("court-order", "Court Order"),
                    ("break-glass", "Break Glass"),
                ],
                max_length=20,
            ),
        ),
        migrations.AddConstraint(
            model_name="grant",
            constraint=models.CheckConstraint(
                condition=models.Q(("basis__in", BASES)), name="grant_has_a_known_basis"
            ),
        ),
    ]
