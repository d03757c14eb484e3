import uuid

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("network", "0008_rooms"),
    ]

    operations = [
        migrations.CreateModel(
            name="ProfileFact",
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
                ("age", models.CharField(default="nr", max_length=40)),
                ("sex", models.CharField(default="nr", max_length=40)),
                ("situation", models.CharField(default="nr", max_length=40)),
            ],
            options={
                "ordering": ["day", "half_day", "id"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="ReceptionSettings",
            fields=[
                (
                    "place",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="reception_settings",
                        serialize=False,
                        to="network.place",
                    ),
                ),
                ("has_queue", models.BooleanField(default=False)),
                ("version", models.PositiveIntegerField(default=1)),
            ],
        ),
        migrations.CreateModel(
            name="DaySalt",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("place_key", models.CharField(max_length=36)),
                ("day", models.DateField()),
                ("salt", models.CharField(max_length=64)),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("place_key", "day"), name="day_salt_once_a_place")],
            },
        ),
        migrations.CreateModel(
            name="DomainFragment",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("place_key", models.CharField(max_length=36)),
                (
                    "grain",
                    models.CharField(
                        choices=[
                            ("jour", "jour"),
                            ("semaine", "semaine"),
                            ("mois", "mois"),
                            ("trimestre", "trimestre"),
                        ],
                        max_length=12,
                    ),
                ),
                ("starts_on", models.DateField()),
                ("domains", models.CharField(max_length=300)),
                ("sex", models.CharField(default="nr", max_length=40)),
                ("mix", models.CharField(default="nr", max_length=40)),
            ],
            options={
                "ordering": ["starts_on", "id"],
                "abstract": False,
                "indexes": [models.Index(fields=["place_key", "starts_on"], name="domains_of_a_period")],
            },
        ),
        migrations.CreateModel(
            name="DoorCount",
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
                ("number", models.PositiveIntegerField()),
            ],
            options={
                "ordering": ["day", "half_day", "id"],
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(fields=("place_key", "day", "half_day"), name="door_count_once_a_half_day")
                ],
            },
        ),
        migrations.CreateModel(
            name="ObstacleFragment",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("place_key", models.CharField(max_length=36)),
                (
                    "grain",
                    models.CharField(
                        choices=[
                            ("jour", "jour"),
                            ("semaine", "semaine"),
                            ("mois", "mois"),
                            ("trimestre", "trimestre"),
                        ],
                        max_length=12,
                    ),
                ),
                ("starts_on", models.DateField()),
                ("obstacles", models.CharField(max_length=300)),
            ],
            options={
                "ordering": ["starts_on", "id"],
                "abstract": False,
                "indexes": [models.Index(fields=["place_key", "starts_on"], name="obstacles_of_a_period")],
            },
        ),
        migrations.CreateModel(
            name="ProfileFragment",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("place_key", models.CharField(max_length=36)),
                (
                    "grain",
                    models.CharField(
                        choices=[
                            ("jour", "jour"),
                            ("semaine", "semaine"),
                            ("mois", "mois"),
                            ("trimestre", "trimestre"),
                        ],
                        max_length=12,
                    ),
                ),
                ("starts_on", models.DateField()),
                ("is_interview", models.BooleanField()),
                ("sex", models.CharField(default="nr", max_length=40)),
                ("age", models.CharField(default="nr", max_length=40)),
                ("situation", models.CharField(default="nr", max_length=40)),
                ("level", models.CharField(default="nr", max_length=40)),
                ("first_visit", models.CharField(default="nr", max_length=40)),
                ("supported_area", models.CharField(default="nr", max_length=40)),
                ("known_by", models.CharField(default="nr", max_length=40)),
            ],
            options={
                "ordering": ["starts_on", "id"],
                "abstract": False,
                "indexes": [models.Index(fields=["place_key", "starts_on"], name="profiles_of_a_period")],
            },
        ),
        migrations.CreateModel(
            name="QueueTotal",
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
                ("tickets", models.PositiveIntegerField(default=0)),
                ("served", models.PositiveIntegerField(default=0)),
                ("abandons", models.PositiveIntegerField(default=0)),
                ("median_wait", models.PositiveIntegerField(blank=True, null=True)),
                ("ninetieth_wait", models.PositiveIntegerField(blank=True, null=True)),
                ("median_service", models.PositiveIntegerField(blank=True, null=True)),
            ],
            options={
                "ordering": ["day", "half_day", "pole", "id"],
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(fields=("place_key", "day", "half_day", "pole"), name="queue_total_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="RequestFragment",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("place_key", models.CharField(max_length=36)),
                (
                    "grain",
                    models.CharField(
                        choices=[
                            ("jour", "jour"),
                            ("semaine", "semaine"),
                            ("mois", "mois"),
                            ("trimestre", "trimestre"),
                        ],
                        max_length=12,
                    ),
                ),
                ("starts_on", models.DateField()),
                ("pole", models.CharField(max_length=40)),
                ("channel", models.CharField(default="nr", max_length=40)),
                ("duration", models.CharField(default="nr", max_length=40)),
                ("reasons", models.CharField(blank=True, max_length=300)),
                ("maturity", models.CharField(default="nr", max_length=40)),
                ("orientations", models.CharField(blank=True, max_length=300)),
                ("resources", models.CharField(blank=True, max_length=300)),
                ("answered", models.CharField(default="nr", max_length=40)),
                ("unmet_need", models.CharField(default="nr", max_length=40)),
                ("residence", models.CharField(default="nr", max_length=40)),
            ],
            options={
                "ordering": ["starts_on", "id"],
                "abstract": False,
                "indexes": [models.Index(fields=["place_key", "starts_on"], name="requests_of_a_period")],
            },
        ),
        migrations.CreateModel(
            name="Sheet",
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
                ("channel", models.CharField(default="sur_place", max_length=40)),
                ("duration", models.CharField(default="nr", max_length=40)),
                ("first_visit", models.CharField(default="nr", max_length=40)),
                ("sex", models.CharField(default="nr", max_length=40)),
                ("age", models.CharField(default="nr", max_length=40)),
                ("situation", models.CharField(default="nr", max_length=40)),
                ("level", models.CharField(default="nr", max_length=40)),
                ("residence", models.CharField(default="nr", max_length=40)),
                ("supported_area", models.CharField(default="nr", max_length=40)),
                ("known_by", models.CharField(default="nr", max_length=40)),
                ("reasons", models.CharField(blank=True, max_length=300)),
                ("domains", models.CharField(blank=True, max_length=300)),
                ("maturity", models.CharField(default="nr", max_length=40)),
                ("obstacles", models.CharField(blank=True, max_length=300)),
                ("orientations", models.CharField(blank=True, max_length=300)),
                ("resources", models.CharField(blank=True, max_length=300)),
                ("mix", models.CharField(default="nr", max_length=40)),
                ("answered", models.CharField(default="nr", max_length=40)),
                ("unmet_need", models.CharField(default="nr", max_length=40)),
                ("owner", models.CharField(blank=True, max_length=64)),
                ("version", models.PositiveIntegerField(default=1)),
            ],
            options={
                "ordering": ["day", "half_day", "id"],
                "abstract": False,
                "indexes": [models.Index(fields=["place_key", "day"], name="sheets_of_a_day")],
            },
        ),
        migrations.CreateModel(
            name="SheetTally",
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
                ("number", models.IntegerField()),
            ],
            options={
                "ordering": ["day", "half_day", "pole", "id"],
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(fields=("place_key", "day", "half_day", "pole"), name="sheet_tally_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="VisitFact",
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
                ("nature", models.CharField(max_length=40)),
                ("reason", models.CharField(default="nr", max_length=40)),
                ("outcome", models.CharField(default="nr", max_length=40)),
                ("number", models.IntegerField()),
                ("groups", models.SmallIntegerField(default=0)),
            ],
            options={
                "ordering": ["day", "half_day", "id"],
                "abstract": False,
                "indexes": [models.Index(fields=["place_key", "day"], name="visit_of_a_day")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("number", 0), _negated=True), name="visit_counts_somebody"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="VisitTotal",
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
                ("nature", models.CharField(max_length=40)),
                ("reason", models.CharField(max_length=40)),
                ("outcome", models.CharField(max_length=40)),
                ("number", models.IntegerField()),
                ("groups", models.IntegerField(default=0)),
                ("added_on", models.DateField(blank=True, null=True)),
            ],
            options={
                "ordering": ["day", "half_day", "id"],
                "abstract": False,
                "indexes": [models.Index(fields=["place_key", "day"], name="visit_total_of_a_day")],
            },
        ),
        migrations.CreateModel(
            name="Day",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("day", models.DateField()),
                (
                    "state",
                    models.CharField(choices=[("open", "ouverte"), ("closed", "fermée")], default="open", max_length=8),
                ),
                ("version", models.PositiveIntegerField(default=1)),
                (
                    "place",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="days", to="network.place"
                    ),
                ),
            ],
            options={
                "ordering": ["-day", "place", "id"],
                "constraints": [models.UniqueConstraint(fields=("place", "day"), name="day_once_a_place")],
            },
        ),
        migrations.CreateModel(
            name="Ticket",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("day", models.DateField()),
                ("number", models.PositiveIntegerField()),
                ("token_hash", models.CharField(max_length=64, unique=True)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("en_attente", "en attente"),
                            ("appele", "appelé"),
                            ("en_entretien", "en entretien"),
                            ("termine", "terminé"),
                            ("parti", "parti"),
                            ("renvoye", "envoyé vers un autre pôle"),
                            ("absent", "absent à l’appel"),
                        ],
                        default="en_attente",
                        max_length=16,
                    ),
                ),
                ("is_priority", models.BooleanField(default=False)),
                ("arrived_at", models.DateTimeField()),
                ("paused_until", models.DateTimeField(blank=True, null=True)),
                ("called_at", models.DateTimeField(blank=True, null=True)),
                ("started_at", models.DateTimeField(blank=True, null=True)),
                ("ended_at", models.DateTimeField(blank=True, null=True)),
                ("desk", models.CharField(blank=True, max_length=40)),
                ("version", models.PositiveIntegerField(default=1)),
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
                "ordering": ["day", "-is_priority", "arrived_at", "id"],
                "indexes": [models.Index(fields=["place", "day", "state"], name="tickets_of_a_day")],
                "constraints": [
                    models.UniqueConstraint(fields=("place", "day", "number"), name="ticket_number_once_a_day")
                ],
            },
        ),
    ]
