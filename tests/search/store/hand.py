"""A person whose news changes the site, and a writer of the index without rest: run as processes of their own.

Run as `hand.py news TITLE`, which prints the instant of the publication, or `hand.py write`, which prints
a line by index written.
"""

from __future__ import annotations

import sys
import time

import django

django.setup()

from django.utils import timezone  # noqa: E402

from maillage.network.actions import news  # noqa: E402
from maillage.search.actions import Wish, bring_index_up_to_date  # noqa: E402


def publish(title: str) -> None:
    """Publish a news, and tell when it was."""
    written = news.write_news(title=title, text="Samedi.", actor=None, at=timezone.now())
    news.publish_news(news=written, actor=None, at=timezone.now())
    _tell(time.time())


def write_without_rest() -> None:
    """Write the whole index again and again."""
    while True:
        _tell(bring_index_up_to_date(Wish(is_whole=True)).total)


def _tell(figure: float) -> None:
    sys.stdout.write(f"{figure}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    publish(sys.argv[2]) if sys.argv[1] == "news" else write_without_rest()
