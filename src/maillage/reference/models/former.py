"""What communes were: names and codes of before, and the communes of today they lead to."""

from __future__ import annotations

from django.db import models

from maillage.reference.enums import FormerKind


class FormerCommune(models.Model):
    """A name or a code of before: one row for each commune of today that its land went to.

    A delegated or associated commune still has its name, not its council: it has no end here.
    """

    code = models.CharField(max_length=5)
    name = models.CharField(max_length=120)
    search_name = models.CharField(max_length=130)  # written by search_names
    kind = models.CharField(max_length=10, choices=FormerKind.choices)
    commune = models.ForeignKey("reference.Commune", on_delete=models.CASCADE, related_name="former")
    ended_on = models.DateField(null=True)

    class Meta:
        ordering = ["name", "code", "commune_id"]
        constraints = [models.UniqueConstraint(fields=["code", "name", "commune"], name="former_commune_once")]

    def __str__(self) -> str:
        return self.name
