"""Every route of the address plan, as the resolver knows it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from django.urls import URLPattern, URLResolver, get_resolver

from maillage.safeguards.access import Access, access_of


@dataclass(frozen=True)
class Route:
    """One pattern: its name with namespaces, its text, what its view declares (None: nothing)."""

    name: str
    pattern: str
    arguments: tuple[str, ...]
    access: Access | None
    view: Callable[..., Any]


def routes(urlconf: str | None = None) -> Iterator[Route]:
    """All routes in the language in force, in the order they are tried."""
    yield from _under(get_resolver(urlconf), "", "")


def _under(resolver: URLResolver, namespace: str, prefix: str) -> Iterator[Route]:
    for entry in resolver.url_patterns:
        pattern = prefix + str(entry.pattern)
        if isinstance(entry, URLResolver):
            inner = f"{namespace}{entry.namespace}:" if entry.namespace else namespace
            yield from _under(entry, inner, pattern)
        else:
            yield _route(entry, namespace, pattern)


def _route(entry: URLPattern, namespace: str, pattern: str) -> Route:
    name = namespace + entry.name if entry.name else ""
    return Route(name, pattern, tuple(entry.pattern.regex.groupindex), access_of(entry.callback), entry.callback)
