"""Load the demonstration network into the installation named by the environment."""

import django

django.setup()

from django.utils import timezone  # noqa: E402  settings first

from maillage.demo.load import load_starter  # noqa: E402

load_starter(at=timezone.now())
