import uuid

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("network", "0008_rooms"),
        ("reception", "0006_workshops"),
    ]

    operations = [
        migrations.AddField(
            model_name="ticket",
            name="letter",
            field=models.CharField(default="A", max_length=1),
        ),
        migrations.AddField(
            model_name="ticket",
            name="waits_from",
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.CreateModel(
            name="PoleCrew",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("day", models.DateField()),
                ("counsellors", models.PositiveSmallIntegerField()),
                (
                    "place",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="network.place"
                    ),
                ),
                (
                    "pole",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="network.pole"),
                ),
            ],
            options={
                "ordering": ["day", "pole", "id"],
                "constraints": [models.UniqueConstraint(fields=("place", "pole", "day"), name="pole_crew_once_a_day")],
            },
        ),
    ]
