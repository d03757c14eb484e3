import uuid

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("network", "0008_rooms"),
        ("reception", "0005_closing"),
    ]

    operations = [
        migrations.CreateModel(
            name="Workshop",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("day", models.DateField()),
                ("starts_at", models.TimeField()),
                ("title", models.CharField(max_length=120)),
                (
                    "place",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="workshops", to="network.place"
                    ),
                ),
                (
                    "room",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="network.room",
                    ),
                ),
            ],
            options={
                "ordering": ["day", "starts_at", "title", "id"],
                "indexes": [models.Index(fields=["day", "place"], name="workshops_of_a_day")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("title", ""), _negated=True), name="workshop_has_a_title"
                    ),
                    models.UniqueConstraint(fields=("place", "day", "starts_at", "title"), name="workshop_once"),
                ],
            },
        ),
    ]
