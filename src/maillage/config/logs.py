"""Logs: one JSON object a line on standard error."""

from __future__ import annotations

from typing import Any


def logging_configuration(level: str) -> dict[str, Any]:
    """The `dictConfig` of every process."""
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {"json": {"()": "maillage.safeguards.logs.JsonFormatter"}},
        "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "json"}},
        "root": {"handlers": ["stderr"], "level": level},
    }
