"""What staff said of the outbound links; the links themselves stand in a file kept by hand."""

from __future__ import annotations

from django.db import models


class LinkCheck(models.Model):
    """The state of a link: when somebody last opened it, and since when it is withdrawn."""

    code = models.SlugField(max_length=60, primary_key=True)
    checked_on = models.DateField(null=True)
    withdrawn_on = models.DateField(null=True)

    class Meta:
        ordering = ["code"]

    def __str__(self) -> str:
        return self.code
