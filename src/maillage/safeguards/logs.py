"""Logs: one JSON object a line, the trace of the request, and nobody's personal values."""

from __future__ import annotations

import functools
import json
import logging
import re
import traceback
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from maillage.safeguards.classification import Level, tables

if TYPE_CHECKING:
    from maillage.safeguards.http import TracedRequest

HIDDEN = "[…]"
_EMAIL = re.compile(r"[^\s@<>\"'(),;:]+@[^\s@<>\"'(),;:]+\.[^\s@<>\"'(),;:]+")
# PostgreSQL quotes whole rows and keys in the detail of an error.
_DATABASE_DETAIL = re.compile(r"(DETAIL:|Failing row contains|Key \().*", re.DOTALL)
# Line breaks of Unicode, that JSON lets through and some readers of logs do not.
_BREAKS = re.compile("[\x85\u2028\u2029]")
_STANDARD = frozenset(vars(logging.makeLogRecord({}))) | {"message", "asctime", "taskName"}
_SHORTEST_HIDDEN = 3

_request: ContextVar[TracedRequest | None] = ContextVar("traced_request", default=None)


@contextmanager
def trace(request: TracedRequest) -> Iterator[None]:
    """Lines logged in this block carry the trace of `request`."""
    token = _request.set(request)
    try:
        yield
    finally:
        _request.reset(token)


@functools.cache
def personal_names() -> frozenset[str]:
    """Names of fields classified personal or sensitive: their values never enter a log."""
    return frozenset(
        name
        for table in tables()
        for group in table.fields
        if group.level in {Level.PERSONAL, Level.SENSITIVE}
        for name in group.names
    )


class JsonFormatter(logging.Formatter):
    """A record as one line of JSON; line breaks are escaped by JSON itself."""

    def format(self, record: logging.LogRecord) -> str:
        request = _request.get() or _request_of(record)
        line: dict[str, object] = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname,
            "logger": record.name,
            "message": _message(record, request),
        }
        if request is not None:
            line["trace_id"] = request.trace_id
        line.update(_extras(record))
        if record.exc_info and record.exc_info[0]:
            line["error"] = _error(record.exc_info[1], request)
        return _BREAKS.sub(_escape, json.dumps(line, ensure_ascii=False, default=str))


def _escape(found: re.Match[str]) -> str:
    return f"\\u{ord(found.group()):04x}"


def _request_of(record: logging.LogRecord) -> TracedRequest | None:
    """The request Django joins to what it logs once the middleware is left."""
    request = getattr(record, "request", None)
    return request if hasattr(request, "trace_id") else None


def _message(record: logging.LogRecord, request: TracedRequest | None) -> str:
    """The message, where the path of a resolved request becomes its route: paths hold tokens."""
    match = getattr(request, "resolver_match", None)
    if request is not None and match is not None and isinstance(record.args, tuple):
        hidden = tuple("/" + match.route if value == request.path else value for value in record.args)
        return scrub(record.msg % hidden if hidden else str(record.msg), request)
    return scrub(record.getMessage(), request)


def _extras(record: logging.LogRecord) -> dict[str, object]:
    """Plain extras of the record, without personal fields."""
    return {
        name: scrub(value, None) if isinstance(value, str) else value
        for name, value in vars(record).items()
        if name not in _STANDARD and name not in personal_names() and isinstance(value, str | int | float | bool)
    }


def _error(error: BaseException | None, request: TracedRequest | None) -> dict[str, object]:
    """The error, its message scrubbed, and the frames without the values of any variable."""
    chain = traceback.TracebackException.from_exception(error) if error else None
    frames = [f"{frame.filename}:{frame.lineno} {frame.name}" for frame in chain.stack] if chain else []
    return {"type": type(error).__name__, "message": scrub(str(error), request), "frames": frames}


def scrub(text: str, request: TracedRequest | None) -> str:
    """`text` without e-mail addresses, quoted rows, and what `request` carried in its form."""
    text = _EMAIL.sub(HIDDEN, _DATABASE_DETAIL.sub(HIDDEN, text))
    for value in _submitted(request):
        text = text.replace(value, HIDDEN)
    return text


def _submitted(request: TracedRequest | None) -> list[str]:
    """Values of the form already read, longest first; never reads the body itself."""
    form: Mapping[str, Any] | None = getattr(request, "_post", None)
    values = [value for _, listed in form.lists() for value in listed] if form else []  # type: ignore[attr-defined]  # QueryDict
    return sorted((value for value in values if len(value) >= _SHORTEST_HIDDEN), key=len, reverse=True)
