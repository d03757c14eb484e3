"""Acts of search: the index of this machine, counting questions without an answer, keeping the list of words."""

from __future__ import annotations

from maillage.search.everyday.editing import (
    add_everyday_word,
    change_everyday_word,
    put_back_everyday_word,
    take_out_everyday_word,
)
from maillage.search.needs.counting import count_unanswered
from maillage.search.needs.following import follow_up_question
from maillage.search.needs.noting import note_question
from maillage.search.store.acts import (
    bring_index_up_to_date,
    build_index,
    keep_index_in_step,
    try_to_bring_index_up_to_date,
)
from maillage.search.store.writer import Outcome, Wish

__all__ = [
    "Outcome",
    "Wish",
    "add_everyday_word",
    "bring_index_up_to_date",
    "build_index",
    "change_everyday_word",
    "count_unanswered",
    "follow_up_question",
    "keep_index_in_step",
    "note_question",
    "put_back_everyday_word",
    "take_out_everyday_word",
    "try_to_bring_index_up_to_date",
]
