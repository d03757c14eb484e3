"""The last restore drill: a backup that was never restored is a hope, and an old drill is nearly one.

The outcome is a small file of MAILLAGE_HOME, so that a restored database does not tell of drills that
another one passed.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from pathlib import Path

from django.conf import settings

OLDEST_DAYS = 8


@dataclass(frozen=True)
class Drill:
    """When a backup was restored and passed its tests, which one, in how many seconds."""

    at: datetime
    backup: str
    seconds: float

    def is_old(self, now: datetime) -> bool:
        """True when it should be done again."""
        return now - self.at > timedelta(days=OLDEST_DAYS)


def last() -> Drill | None:
    """The last drill that passed; None when there was none, or when its file cannot be read."""
    try:
        told = json.loads(_file().read_text(encoding="utf-8"))
        return Drill(datetime.fromisoformat(told["at"]), str(told["backup"]), float(told["seconds"]))
    except (OSError, ValueError, KeyError, TypeError):
        return None


def keep(drill: Drill) -> None:
    """Note that a drill passed."""
    coming = _file().with_suffix(".coming")
    coming.write_text(json.dumps({**asdict(drill), "at": drill.at.isoformat()}), encoding="utf-8")
    coming.replace(_file())


def _file() -> Path:
    return Path(settings.HOME) / "restore-drill.json"
