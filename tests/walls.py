"""Walls around the run: what a test may not do without noticing."""

from __future__ import annotations

import ipaddress
import socket
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from unittest import mock

from django.db.models import QuerySet
from django.template import engines


class OutsideNetworkError(AssertionError):
    """A test called another machine."""


class UndefinedVariableError(AssertionError):
    """A template names a variable that its page does not declare."""


class UnorderedSliceError(AssertionError):
    """Our code takes some rows of a list without order: which ones is chance."""


@contextmanager
def loopback_only() -> Iterator[None]:
    """Refuse connections that leave this machine."""
    connect = socket.socket.connect

    def guarded(self: socket.socket, address: Any) -> None:
        if self.family in {socket.AF_INET, socket.AF_INET6} and not _is_loopback(address[0]):
            raise OutsideNetworkError(f"{address} is outside this machine")
        connect(self, address)

    with mock.patch.object(socket.socket, "connect", guarded):
        yield


def _is_loopback(host: str) -> bool:
    return host == "localhost" or ipaddress.ip_address(host).is_loopback


class _Undefined(str):
    """Django formats this text with the name of each undefined variable; here, that raises."""

    __slots__ = ()

    def __contains__(self, key: object) -> bool:
        return key == "%s"

    def __bool__(self) -> bool:
        return True

    def __mod__(self, name: object) -> str:
        raise UndefinedVariableError(f"the template names {name}, which the page does not declare")


@contextmanager
def defined_variables_only() -> Iterator[None]:
    """Fail on a variable that a template prints without its page declaring it."""
    with mock.patch.object(engines["django"].engine, "string_if_invalid", _Undefined("undefined")):
        yield


@contextmanager
def ordered_slices_only() -> Iterator[None]:
    """Fail when our code slices a query that has no order."""
    take = QuerySet.__getitem__

    def guarded(self: QuerySet[Any], key: Any) -> Any:
        is_ours = "site-packages" not in sys._getframe(1).f_code.co_filename
        if is_ours and isinstance(key, slice) and self._result_cache is None and not self.ordered:
            raise UnorderedSliceError(f"{self.model.__name__}: order the query before slicing it")
        return take(self, key)

    with mock.patch.object(QuerySet, "__getitem__", guarded):
        yield
