"""Acts of search: making the index again from what the packages declare."""

from __future__ import annotations

from itertools import chain

from maillage.core.declarations import searchable_kinds
from maillage.search import folder


def build_index() -> int:
    """Build the whole index beside the current one and switch; how many documents it holds."""
    return folder.build(chain.from_iterable(kind.documents() for kind in searchable_kinds))
