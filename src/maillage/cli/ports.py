"""The port a verb listens on: its option, else the variable PORT."""

from __future__ import annotations

from argparse import ArgumentParser, ArgumentTypeError, Namespace
from typing import Final

from maillage.config import env

_MOST: Final = 65535


def add_port(parser: ArgumentParser) -> None:
    """The option `--port`. PORT is read only when the verb runs, so that `--help` always answers."""
    parser.add_argument("--port", type=_port, default=None, help="port (default: PORT, else 8000)")


def port_of(options: Namespace) -> int:
    """The port asked for. Raises BadValueError when PORT is no port."""
    asked: int | None = options.port
    return env.integer("PORT", most=_MOST) if asked is None else asked


def _port(text: str) -> int:
    if not (text.isascii() and text.isdigit() and int(text) <= _MOST):
        raise ArgumentTypeError(f"expected a whole number from 0 to {_MOST}, found “{text}”")
    return int(text)
