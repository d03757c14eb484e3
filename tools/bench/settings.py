"""The product's settings, with one empty view beside it as the yardstick."""

from maillage.config.settings import *  # noqa: F403  the product, unchanged

ROOT_URLCONF = "tools.bench.urls"
