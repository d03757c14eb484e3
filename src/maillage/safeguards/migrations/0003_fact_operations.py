from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("safeguards", "0002_journal_is_append_only"),
    ]

    operations = [
        migrations.CreateModel(
            name="FactOperation",
            fields=[
                ("digest", models.CharField(max_length=64, primary_key=True, serialize=False)),
                ("body_hash", models.CharField(blank=True, max_length=64)),
                ("forget_on", models.DateField(db_index=True)),
            ],
        ),
    ]
