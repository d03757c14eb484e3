"""How a verb ends: its exit status, and one sentence when it was refused."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Mapping
from enum import IntEnum

from maillage.config.env import BadValueError
from maillage.core.errors import Refusal


class Status(IntEnum):
    """Exit statuses of every verb."""

    DONE = 0
    REFUSED = 1
    MISUSED = 2
    INTERRUPTED = 130  # as shells say Ctrl-C


def of(run: Callable[[], Status]) -> int:
    """The status of `run`; a refusal is told on standard error, an interruption ends quietly."""
    try:
        return int(run())
    except Refusal as refusal:
        print(f"maillage: {refusal.sentence}", file=sys.stderr)
        return Status.REFUSED
    except BadValueError as bad:
        print(f"maillage: {bad}", file=sys.stderr)
        return Status.MISUSED
    except KeyboardInterrupt:
        return Status.INTERRUPTED
    except BrokenPipeError:
        sys.stderr.close()
        return Status.DONE


def print_json(value: Mapping[str, object]) -> None:
    """One JSON object on one line of standard output."""
    print(json.dumps(value, ensure_ascii=False, default=str))


def set_up_django() -> None:
    """Load settings and models; verbs call it first, so that `--help` stays instant."""
    import django

    django.setup()
