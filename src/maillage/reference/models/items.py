"""What sheets are made of: skills in their tree, knowledge, work contexts."""

from __future__ import annotations

from django.db import models

from maillage.reference.enums import Core, ItemKind, SkillLevel


class SkillNode(models.Model):
    """A branch of the tree of skills: domain, stake (« enjeu ») or objective."""

    code = models.CharField(max_length=3, primary_key=True)  # 4, 4A, 4A1: the start of codes of macro-skills
    level = models.PositiveSmallIntegerField(choices=SkillLevel.choices)
    name = models.CharField(max_length=200)
    parent = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="children")
    ended_on = models.DateField(null=True)

    class Meta:
        ordering = ["code"]

    def __str__(self) -> str:
        return self.name


class Item(models.Model):
    """A skill, a piece of knowledge or a work context, by OGR code.

    A macro-skill has its place in the tree (`node`), other skills have their macro-skill (`macro`);
    knowledge and contexts have categories instead. Sheets hold macro-skills as well as skills.
    """

    code = models.PositiveIntegerField(primary_key=True)
    kind = models.PositiveSmallIntegerField(choices=ItemKind.choices)
    label = models.CharField(max_length=300)
    category = models.CharField(max_length=80, blank=True)
    sub_category = models.CharField(max_length=80, blank=True)
    macro = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="skills")
    node = models.ForeignKey(SkillNode, null=True, on_delete=models.PROTECT, related_name="macro_skills")
    riasec_major = models.CharField(max_length=1, blank=True)
    riasec_minor = models.CharField(max_length=1, blank=True)
    ecological_transition = models.CharField(max_length=1, blank=True)  # O, N or not told
    digital_transition = models.CharField(max_length=1, blank=True)  # O, N or not told
    ended_on = models.DateField(null=True)

    class Meta:
        ordering = ["code"]

    def __str__(self) -> str:
        return self.label


class OccupationItem(models.Model):
    """An item of a sheet, and whether it makes the occupation what it is."""

    occupation = models.ForeignKey("reference.Occupation", on_delete=models.CASCADE, related_name="+", db_index=False)
    item = models.ForeignKey(Item, on_delete=models.PROTECT, related_name="+")
    core = models.PositiveSmallIntegerField(choices=Core.choices, default=Core.NO)

    class Meta:
        ordering = ["occupation_id", "item_id"]
        constraints = [models.UniqueConstraint(fields=["occupation", "item"], name="occupation_item_once")]

    def __str__(self) -> str:
        return f"{self.occupation_id} {self.item_id}"
