"""Reads of public content kept in the process while the content stays.

`cached_public` says which version of the content a page is made from; while it makes the page, a
read wrapped by `kept` gives again what it gave for the same arguments and version. Outside of a
public page nothing is kept: staff, commands and tests always read the database.
"""

from __future__ import annotations

import functools
from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from threading import Lock
from typing import ParamSpec, TypeVar, cast

from django.utils.translation import get_language

P = ParamSpec("P")
T = TypeVar("T")

# Sheets of occupations are the largest things kept, some tens of kB each.
MOST_KEPT = 600

_version: ContextVar[str] = ContextVar("content_version", default="")
_store: OrderedDict[Hashable, object] = OrderedDict()
_lock = Lock()
_MISSING = object()


@contextmanager
def reading_version(version: str) -> Iterator[None]:
    """Keep reads under `version` inside the block; an empty version keeps nothing."""
    token = _version.set(version)
    try:
        yield
    finally:
        _version.reset(token)


def keep_made(key: Hashable, make: Callable[[], T]) -> T:
    """What `make` gives, kept under `key`, the language and the content version of the page being made."""
    version = _version.get()
    if not version:
        return make()
    whole_key = (key, version, get_language())
    found = _found(whole_key)
    if found is _MISSING:
        found = make()
        _keep(whole_key, found)
    return cast(T, found)


def kept(read: Callable[P, T]) -> Callable[P, T]:
    """Keep what `read` gives, per arguments, language and content version.

    `read` must depend on nothing else, and what it gives must never be changed: frozen data classes.
    """

    @functools.wraps(read)
    def keeping(*args: P.args, **kwargs: P.kwargs) -> T:
        key = (read.__module__, read.__qualname__, args, tuple(sorted(kwargs.items())))
        return keep_made(key, lambda: read(*args, **kwargs))

    return keeping


def forget() -> None:
    """Empty the store."""
    with _lock:
        _store.clear()


def _found(key: Hashable) -> object:
    with _lock:
        if key not in _store:
            return _MISSING
        _store.move_to_end(key)
        return _store[key]


def _keep(key: Hashable, value: object) -> None:
    with _lock:
        _store[key] = value
        while len(_store) > MOST_KEPT:
            _store.popitem(last=False)
