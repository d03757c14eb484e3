"""Facts of the accessibility statement: a person dates it, and a test holds the rest to what the browser tests do."""

from __future__ import annotations

from datetime import date
from typing import Final

ESTABLISHED_ON: Final = date(2026, 11, 23)
NARROWEST_PX: Final = 320
WIDEST_PX: Final = 1280
DARK_PAGES: Final = 3
