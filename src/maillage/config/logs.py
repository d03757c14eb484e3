"""Logs: one JSON object a line on standard error, each record once."""

from __future__ import annotations

from typing import Any

# Libraries that set handlers of their own: theirs are taken away, the record goes up to the root.
_NAMED = ("django", "django.server", "uvicorn", "uvicorn.error", "gunicorn.error", "django_tasks", "py.warnings")

# Addresses hold tokens (a ticket, a feed): no process of ours writes which ones were asked.
_ACCESS = ("uvicorn.access", "gunicorn.access")


def logging_configuration(level: str) -> dict[str, Any]:
    """The `dictConfig` of every process."""
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {"json": {"()": "maillage.safeguards.logs.JsonFormatter"}},
        "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "json"}},
        "loggers": {
            **{name: {"handlers": [], "propagate": True} for name in _NAMED},
            # Named, or Django's set-up gives back to a server's access log the handlers that `--no-access-log` took.
            **{name: {"handlers": [], "propagate": False} for name in _ACCESS},
        },
        "root": {"handlers": ["stderr"], "level": level},
    }
