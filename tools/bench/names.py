"""Print, as JSON, codes of occupations and territories to ask pages for."""

import json
import random

import django

django.setup()

from maillage.reference.models import Basin, Commune, Department, Occupation  # noqa: E402  settings first

HOW_MANY, REGION = 400, "93"
live = {
    "occupation": Occupation.objects.filter(ended_on=None),
    "commune": Commune.objects.filter(ended_on=None, department__region=REGION),
    "basin": Basin.objects.filter(ended_on=None, communes__department__region=REGION).distinct(),
    "department": Department.objects.filter(ended_on=None),
}
# Drawn after the query: a random order and distinct rows do not go together.
codes = {name: list(rows.order_by("code").values_list("code", flat=True)) for name, rows in live.items()}
print(json.dumps({name: random.sample(found, min(HOW_MANY, len(found))) for name, found in codes.items()}))
