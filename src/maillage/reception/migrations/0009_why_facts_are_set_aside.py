from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("reception", "0008_routes"),
    ]

    operations = [
        migrations.AlterField(
            model_name="reconciliation",
            name="reason",
            field=models.CharField(
                choices=[
                    ("rights_lost", "la personne qui l’a transmise n’a plus de droits sur ce lieu"),
                    ("ahead", "le jour noté est dans le futur"),
                ],
                max_length=20,
            ),
        ),
    ]
