from django.db import migrations, models

TIE = """
ALTER TABLE referrals_referralstep ADD CONSTRAINT step_has_its_referrals_sender
FOREIGN KEY (referral_id, sender_id) REFERENCES referrals_referral (id, sender_id)
"""
UNTIE = "ALTER TABLE referrals_referralstep DROP CONSTRAINT step_has_its_referrals_sender"


class Migration(migrations.Migration):
    dependencies = [("referrals", "0001_initial")]

    operations = [
        migrations.AddConstraint(
            model_name="referral",
            constraint=models.UniqueConstraint(
                fields=("id", "sender"), name="referral_with_its_sender"
            ),
        ),
        migrations.RunSQL(TIE, UNTIE),
    ]
