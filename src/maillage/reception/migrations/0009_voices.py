
import uuid

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("network", "0008_rooms"),
        ("reception", "0008_routes"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="AdviceQuestion",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("code_hash", models.CharField(max_length=64, unique=True)),
                ("text", models.TextField(max_length=2000)),
                (
                    "kind",
                    models.CharField(
                        choices=[("simple", "question"), ("urgence", "à lire d’abord par la personne d’astreinte")],
                        default="simple",
                        max_length=8,
                    ),
                ),
                ("asked_on", models.DateField()),
                ("answer", models.TextField(blank=True, max_length=4000)),
                ("answered_on", models.DateField(blank=True, null=True)),
                ("version", models.PositiveIntegerField(default=1)),
            ],
            options={
                "ordering": ["asked_on", "id"],
                "indexes": [models.Index(fields=["asked_on"], name="advice_by_day")],
            },
        ),
        migrations.CreateModel(
            name="Signal",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("theme", models.CharField(max_length=40)),
                ("pole", models.CharField(blank=True, max_length=40)),
                ("week", models.DateField()),
                ("text", models.CharField(max_length=280)),
                (
                    "state",
                    models.CharField(
                        choices=[("a_lire", "à relire"), ("partage", "partagé"), ("repondu", "répondu")],
                        default="a_lire",
                        max_length=8,
                    ),
                ),
                ("answer", models.CharField(blank=True, max_length=300)),
                ("answered_in", models.DateField(blank=True, null=True)),
                ("votes", models.PositiveIntegerField(default=0)),
                ("vote_salt", models.CharField(blank=True, max_length=64)),
                ("version", models.PositiveIntegerField(default=1)),
            ],
            options={
                "ordering": ["-week", "id"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "repondu"), _negated=True),
                            models.Q(("answer", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="signal_answered_in_words",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "repondu"), _negated=True), ("vote_salt", ""), _connector="OR"
                        ),
                        name="signal_salt_dead",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="AdviceDuty",
            fields=[
                ("id", models.PositiveSmallIntegerField(default=1, editable=False, primary_key=True, serialize=False)),
                ("hours", models.CharField(blank=True, max_length=120)),
                ("answer_days", models.PositiveSmallIntegerField(default=3)),
                ("version", models.PositiveIntegerField(default=1)),
                (
                    "account",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "constraints": [models.CheckConstraint(condition=models.Q(("id", 1)), name="advice_has_one_duty")],
            },
        ),
        migrations.CreateModel(
            name="Demand",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("theme", models.CharField(max_length=40)),
                ("pole", models.CharField(blank=True, max_length=40)),
                ("asked", models.CharField(max_length=160)),
                ("answer", models.CharField(blank=True, max_length=300)),
                (
                    "state",
                    models.CharField(
                        choices=[("pas_enc", "pas encore, parce que…"), ("fait", "c’est fait")],
                        default="pas_enc",
                        max_length=8,
                    ),
                ),
                ("answered_on", models.DateField(blank=True, null=True)),
                ("is_published", models.BooleanField(default=False)),
                ("version", models.PositiveIntegerField(default=1)),
                (
                    "place",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="demands", to="network.place"
                    ),
                ),
            ],
            options={
                "ordering": ["-answered_on", "id"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("is_published", False),
                            models.Q(models.Q(("answer", ""), _negated=True), ("answered_on__isnull", False)),
                            _connector="OR",
                        ),
                        name="demand_published_with_its_answer",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="SignalVote",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("mark", models.CharField(max_length=64)),
                (
                    "signal",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="marks", to="reception.signal"
                    ),
                ),
            ],
            options={
                "ordering": ["id"],
                "constraints": [models.UniqueConstraint(fields=("signal", "mark"), name="signal_voted_once")],
            },
        ),
    ]
