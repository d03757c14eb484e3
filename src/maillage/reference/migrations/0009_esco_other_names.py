"""Keep what European occupations are also called, in French and in English."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("reference", "0008_labour_market"),
    ]

    operations = [
        migrations.AddField(
            model_name="escooccupation",
            name="other_names_en",
            field=models.TextField(blank=True, default=""),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name="escooccupation",
            name="other_names_fr",
            field=models.TextField(blank=True, default=""),
            preserve_default=False,
        ),
    ]
