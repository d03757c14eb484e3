"""Forms drawn with our components, and Django's widgets under them."""

from __future__ import annotations

from pathlib import Path

import django.forms
from django.conf import settings
from django.forms.renderers import DjangoTemplates
from django.template.backends.django import DjangoTemplates as Engine
from django.utils.functional import cached_property


class Renderer(DjangoTemplates):
    """Draws with `core/templates/forms/` and the widget templates we override, then with those of Django."""

    form_template_name = "forms/form.html"
    field_template_name = "forms/field.html"

    @cached_property
    def engine(self) -> Engine:
        """An engine that knows our tags, and finds our templates before those of Django."""
        return Engine(
            {
                "APP_DIRS": True,
                "DIRS": [Path(__file__).parent / "templates", Path(django.forms.__file__).parent / "templates"],
                "NAME": "forms",
                "OPTIONS": {"builtins": settings.TEMPLATES[0]["OPTIONS"]["builtins"]},
            }
        )
