import uuid

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("network", "0008_rooms"),
        ("reception", "0010_voices"),
    ]

    operations = [
        migrations.CreateModel(
            name="HallDevice",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                (
                    "kind",
                    models.CharField(
                        choices=[("borne", "borne"), ("poste", "ordinateur en libre accès")], max_length=8
                    ),
                ),
                ("name", models.CharField(max_length=60)),
                ("key_hash", models.CharField(max_length=64, unique=True)),
                ("is_revoked", models.BooleanField(default=False)),
                ("busy_on", models.DateField(blank=True, null=True)),
                (
                    "place",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="hall_devices", to="network.place"
                    ),
                ),
            ],
            options={
                "ordering": ["place", "kind", "name", "id"],
            },
        ),
    ]
