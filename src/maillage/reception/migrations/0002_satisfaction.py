import uuid

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("reception", "0001_day"),
    ]

    operations = [
        migrations.CreateModel(
            name="SatisfactionAnswer",
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
                ("found", models.CharField(default="nr", max_length=40)),
                ("rating", models.CharField(default="nr", max_length=40)),
                ("recommends", models.CharField(default="nr", max_length=40)),
                ("wait", models.CharField(default="nr", max_length=40)),
                ("service", models.CharField(default="nr", max_length=40)),
                (
                    "means",
                    models.CharField(
                        choices=[("page", "sur son téléphone"), ("borne", "à la borne"), ("papier", "sur papier")],
                        max_length=8,
                    ),
                ),
            ],
            options={
                "ordering": ["day", "half_day", "id"],
                "abstract": False,
                "indexes": [models.Index(fields=["place_key", "day"], name="satisfaction_of_a_day")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("found", "nr"), ("rating", "nr"), ("recommends", "nr"), ("wait", "nr"), _negated=True
                        ),
                        name="satisfaction_says_something",
                    )
                ],
            },
        ),
    ]
