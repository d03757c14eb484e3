"""Forms drawn with our components, and Django's widgets under them."""

from __future__ import annotations

from pathlib import Path
from typing import cast

import django.forms
from django.conf import settings
from django.forms.renderers import DjangoTemplates
from django.template.backends.django import DjangoTemplates as Engine
from django.utils.functional import cached_property
from django.utils.translation import gettext


class Renderer(DjangoTemplates):
    """Draws with `core/templates/forms/` and the widget templates we override, then with those of Django."""

    form_template_name = "forms/form.html"
    field_template_name = "forms/field.html"

    @cached_property
    def engine(self) -> Engine:
        """An engine that knows our tags, and finds our templates before those of Django."""
        options = cast("dict[str, list[str]]", settings.TEMPLATES[0]["OPTIONS"])
        return Engine(
            {
                "APP_DIRS": True,
                "DIRS": [Path(__file__).parent / "templates", Path(django.forms.__file__).parent / "templates"],
                "NAME": "forms",
                "OPTIONS": {"builtins": options["builtins"]},
            }
        )


def suggesting(source: str, *, target: str = "") -> dict[str, str | bool]:
    """Attributes of a text widget that suggests from the JSON address `source` (see `combobox.js`).

    `target` is the id of a hidden field that receives the value of the suggestion chosen.
    """
    attributes: dict[str, str | bool] = {
        "data-combobox": True,
        "data-source": source,
        "data-found-none": gettext("Aucune proposition."),
        "data-found-one": gettext("Une proposition."),
        "data-found-many": gettext("{count} propositions."),
    }
    return attributes | ({"data-target": target} if target else {})
