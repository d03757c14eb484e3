import uuid

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("reception", "0002_satisfaction"),
    ]

    operations = [
        migrations.CreateModel(
            name="Reconciliation",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("place_key", models.CharField(max_length=36)),
                ("day", models.DateField()),
                (
                    "half_day",
                    models.CharField(
                        choices=[("matin", "matin"), ("apres_midi", "après-midi"), ("soiree", "soirée")], max_length=12
                    ),
                ),
                ("kind", models.CharField(max_length=20)),
                (
                    "reason",
                    models.CharField(
                        choices=[
                            ("rights_lost", "la personne qui l’a transmise n’a plus de droits sur ce lieu"),
                            ("day_closed", "la journée était déjà fermée"),
                            ("ahead", "le jour noté est dans le futur"),
                        ],
                        max_length=20,
                    ),
                ),
                ("body", models.JSONField()),
            ],
            options={
                "ordering": ["day", "half_day", "id"],
                "abstract": False,
                "indexes": [models.Index(fields=["place_key", "day"], name="set_aside_of_a_day")],
            },
        ),
    ]
