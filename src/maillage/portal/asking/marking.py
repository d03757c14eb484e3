"""Words of what was found that answer words of the question, marked for the eye."""

from __future__ import annotations

import re
from functools import lru_cache

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from maillage.core.text import normalise

_WORD = re.compile(r"[^\W_]+")
# Two words answer each other from this many first letters in common, and this share of the longer one:
# enough for genders, numbers and a slip at the end, too much for « forme » and « formation ».
_FEWEST, _SHARE = 4, 0.6


def marked(text: str, question: str) -> SafeString:
    """`text` as HTML, its words that answer one of the question inside `<mark>`."""
    asked = _words(question)
    parts: list[str] = []
    end = 0
    for word in _WORD.finditer(text):
        parts.append(str(escape(text[end : word.start()])))
        shown = str(escape(word.group()))
        parts.append(f"<mark>{shown}</mark>" if _answers(_plain(word.group()), asked) else shown)
        end = word.end()
    parts.append(str(escape(text[end:])))
    return mark_safe("".join(parts))  # noqa: S308  every part is escaped


@lru_cache(maxsize=64)
def _words(question: str) -> frozenset[str]:
    return frozenset(word for word in normalise(question).split() if len(word) > 1)


@lru_cache(maxsize=4096)
def _plain(word: str) -> str:
    return normalise(word)


def _answers(word: str, asked: frozenset[str]) -> bool:
    return word in asked or any(_is_close(word, other) for other in asked)


def _is_close(word: str, other: str) -> bool:
    shared = 0
    for ours, theirs in zip(word, other, strict=False):
        if ours != theirs:
            break
        shared += 1
    return shared >= _FEWEST and shared >= _SHARE * max(len(word), len(other))
