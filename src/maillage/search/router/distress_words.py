"""The expressions of distress.txt, compiled once."""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path
from typing import Final

_FILE: Final = Path(__file__).with_name("distress.txt")
_BLOCK: Final = re.compile(r"<(\w+)>")


@lru_cache(maxsize=1)
def blocks() -> dict[str, str]:
    """Each block as one expression, the blocks it names put in. Raises KeyError when one is named before it stands."""
    found: dict[str, list[str]] = {}
    whole: dict[str, str] = {}
    name = ""
    for line in filter(None, map(str.strip, _FILE.read_text(encoding="utf-8").splitlines())):
        if line.startswith("["):
            name = line.strip("[]")
        elif not line.startswith("#"):
            put_in = _BLOCK.sub(lambda named: whole[named[1]], line)
            found.setdefault(name, []).extend(put_in.split(" | "))
            whole[name] = f"(?:{'|'.join(found[name])})"
    return whole


@lru_cache(maxsize=16)
def expression(name: str) -> re.Pattern[str]:
    """A block, at the start of a word and up to the end of one."""
    return re.compile(rf"\b{blocks()[name]}(?!\w)")


@lru_cache(maxsize=2)
def words(name: str) -> tuple[str, ...]:
    """A block of plain words, in its order."""
    return tuple(blocks()[name].removeprefix("(?:").removesuffix(")").split("|"))
