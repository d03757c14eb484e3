"""Acts of search: making the index again, counting questions without an answer, keeping the list of words."""

from __future__ import annotations

from itertools import chain

from maillage.core.declarations import searchable_kinds
from maillage.search import folder
from maillage.search.everyday.editing import (
    add_everyday_word,
    change_everyday_word,
    put_back_everyday_word,
    take_out_everyday_word,
)
from maillage.search.needs.counting import count_unanswered
from maillage.search.needs.following import follow_up_question

__all__ = [
    "add_everyday_word",
    "build_index",
    "change_everyday_word",
    "count_unanswered",
    "follow_up_question",
    "put_back_everyday_word",
    "take_out_everyday_word",
]


def build_index() -> int:
    """Build the whole index beside the current one and switch; how many documents it holds."""
    return folder.build(chain.from_iterable(kind.documents() for kind in searchable_kinds))
