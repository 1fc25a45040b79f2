from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("identification", "0002_corrections"),
    ]

    operations = [
        migrations.AddIndex(
            model_name="reflection",
            index=models.Index(fields=["ends_on"], name="reflection_by_its_end"),
        ),
    ]
