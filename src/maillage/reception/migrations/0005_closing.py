import uuid

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("reception", "0004_figures"),
    ]

    operations = [
        migrations.CreateModel(
            name="Incident",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("place_key", models.CharField(max_length=36)),
                ("day", models.DateField()),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("reseau", "réseau ou logiciel en panne"),
                            ("local", "local fermé ou en partie"),
                            ("affluence", "affluence hors du commun"),
                            ("permanence", "permanence non tenue"),
                            ("tension", "tension à l’accueil"),
                            ("secours", "secours appelés"),
                            ("evacuation", "évacuation ou alerte"),
                            ("autre", "autre"),
                        ],
                        max_length=12,
                    ),
                ),
            ],
            options={
                "ordering": ["day", "kind", "id"],
                "constraints": [
                    models.UniqueConstraint(fields=("place_key", "day", "kind"), name="incident_once_a_day")
                ],
            },
        ),
    ]
