"""Print, as JSON, codes of occupations and communes to ask pages for."""

import json

import django

django.setup()

from maillage.reference.models import Commune, Occupation  # noqa: E402  settings first

HOW_MANY = 400
occupations = Occupation.objects.filter(ended_on=None).order_by("?").values_list("code", flat=True)[:HOW_MANY]
communes = Commune.objects.filter(ended_on=None, department__region="93").order_by("?")
print(
    json.dumps({"occupation": list(occupations), "commune": list(communes.values_list("code", flat=True)[:HOW_MANY])})
)
