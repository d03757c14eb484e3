"""The product's settings, with one empty view beside it as the yardstick.

`BENCH_COMPUTES=1` keeps no page: each one is made anew, as on its first visit of the minute.
"""

import os

from maillage.config.settings import *  # noqa: F403  the product, unchanged
from maillage.config.settings import CACHES

ROOT_URLCONF = "tools.bench.urls"
if os.environ.get("BENCH_COMPUTES") == "1":
    CACHES = {**CACHES, "pages": {"BACKEND": "django.core.cache.backends.dummy.DummyCache"}}
