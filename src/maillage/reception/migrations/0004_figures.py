import uuid

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("reception", "0003_set_aside_for_a_person"),
    ]

    operations = [
        migrations.CreateModel(
            name="FrozenFigure",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("place_key", models.CharField(blank=True, max_length=36)),
                ("span", models.CharField(choices=[("mois", "mois"), ("annee", "année")], max_length=8)),
                ("starts_on", models.DateField()),
                ("table", models.CharField(max_length=24)),
                ("item", models.CharField(max_length=40)),
                ("number", models.IntegerField()),
                ("is_hidden", models.BooleanField()),
            ],
            options={
                "ordering": ["starts_on", "table", "item", "id"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("place_key", "span", "starts_on", "table", "item"), name="frozen_figure_once"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Period",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("place_key", models.CharField(blank=True, max_length=36)),
                ("span", models.CharField(choices=[("mois", "mois"), ("annee", "année")], max_length=8)),
                ("starts_on", models.DateField()),
                ("validated_on", models.DateField()),
            ],
            options={
                "ordering": ["-starts_on", "place_key", "span", "id"],
                "constraints": [
                    models.UniqueConstraint(fields=("place_key", "span", "starts_on"), name="period_validated_once"),
                    models.CheckConstraint(condition=models.Q(("starts_on__day", 1)), name="period_starts_a_month"),
                ],
            },
        ),
    ]
