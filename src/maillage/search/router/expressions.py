"""Blocks of expressions kept as text beside the code: distress.txt, audiences.txt, times.txt, places.txt.

A line holds one or several, parted by « | » between blanks; `<hit>` stands for the block [hit] above it.
"""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path
from typing import Final

_FOLDER: Final = Path(__file__).parent
_NAMED: Final = re.compile(r"<(\w+)>")


@lru_cache(maxsize=4)
def blocks(file: str) -> dict[str, str]:
    """Each block as one expression, those it names put in. Raises KeyError when one is named before it stands."""
    found: dict[str, list[str]] = {}
    whole: dict[str, str] = {}
    name = ""
    for line in filter(None, map(str.strip, (_FOLDER / file).read_text(encoding="utf-8").splitlines())):
        if line.startswith("["):
            name = line.strip("[]")
        elif not line.startswith("#"):
            put_in = _NAMED.sub(lambda named: whole[named[1]], line)
            found.setdefault(name, []).extend(put_in.split(" | "))
            whole[name] = f"(?:{'|'.join(found[name])})"
    return whole


@lru_cache(maxsize=64)
def expression(file: str, name: str) -> re.Pattern[str]:
    """A block, from the start of a word to the end of one."""
    return re.compile(rf"\b{blocks(file)[name]}(?!\w)")


@lru_cache(maxsize=16)
def words(file: str, name: str) -> tuple[str, ...]:
    """A block of plain words, in its order."""
    return tuple(blocks(file)[name].removeprefix("(?:").removesuffix(")").split("|"))
