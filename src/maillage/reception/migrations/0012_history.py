import uuid

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("reception", "0011_hall_devices"),
    ]

    operations = [
        migrations.CreateModel(
            name="HistoryBatch",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("source", models.CharField(max_length=200)),
                ("definition", models.CharField(max_length=500)),
                ("perimeter", models.CharField(max_length=500)),
                ("same_as", models.CharField(blank=True, max_length=12)),
                ("file", models.CharField(max_length=200)),
                ("sheet", models.CharField(max_length=120)),
                ("fingerprint", models.CharField(max_length=64, unique=True)),
                ("imported_on", models.DateField()),
            ],
            options={
                "ordering": ["-imported_on", "source", "id"],
            },
        ),
        migrations.CreateModel(
            name="HistoryFigure",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("figure", models.CharField(max_length=120)),
                ("place_name", models.CharField(max_length=120)),
                ("place_key", models.CharField(blank=True, max_length=36)),
                ("span", models.CharField(choices=[("mois", "mois"), ("annee", "année")], max_length=8)),
                ("starts_on", models.DateField()),
                ("number", models.PositiveIntegerField()),
                (
                    "batch",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="figures", to="reception.historybatch"
                    ),
                ),
            ],
            options={
                "ordering": ["figure", "place_name", "starts_on", "id"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("batch", "figure", "place_name", "span", "starts_on"), name="history_figure_once"
                    )
                ],
            },
        ),
    ]
