"""Names kept on purpose."""

from __future__ import annotations

from django.db import models

from maillage.network.models.services import Service


class KeptName(models.Model):
    """Said by who keeps a service: its name stays its own, though another one resembles it."""

    id = models.BigAutoField(primary_key=True)
    service = models.ForeignKey(Service, on_delete=models.PROTECT, related_name="kept_names")
    title = models.CharField(max_length=120)  # the name that was proposed
    kept_on = models.DateField()

    class Meta:
        ordering = ["service_id", "title", "id"]
        constraints = [models.UniqueConstraint(fields=["service", "title"], name="kept_name_once")]

    def __str__(self) -> str:
        return self.title
