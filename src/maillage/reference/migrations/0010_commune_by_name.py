from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("reference", "0009_esco_other_names"),
    ]

    operations = [
        migrations.AddIndex(
            model_name="commune",
            index=models.Index(fields=["search_name"], name="commune_by_name"),
        ),
    ]
