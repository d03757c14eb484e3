import uuid

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("reception", "0007_queue_of_the_day"),
    ]

    operations = [
        migrations.CreateModel(
            name="RoutePage",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("digest", models.CharField(max_length=64, unique=True)),
                ("items", models.CharField(max_length=1500)),
                ("expires_on", models.DateField()),
            ],
            options={
                "ordering": ["expires_on", "id"],
            },
        ),
        migrations.CreateModel(
            name="PeerCall",
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
                ("pole", models.CharField(max_length=40)),
            ],
            options={
                "ordering": ["day", "half_day", "pole", "id"],
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(
                        fields=("place_key", "day", "half_day", "pole"), name="peer_call_once_a_pole"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="ReturnAnswer",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("month", models.DateField()),
                ("answer", models.CharField(max_length=40)),
            ],
            options={
                "ordering": ["month", "answer", "id"],
                "indexes": [models.Index(fields=["month", "answer"], name="returns_of_a_month")],
            },
        ),
    ]
