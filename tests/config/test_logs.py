"""What processes write of the addresses asked of them: nothing, for some hold tokens."""

from __future__ import annotations

import logging
import logging.config
from collections.abc import Iterator

import pytest

from maillage.config.logs import logging_configuration

ACCESS = ("uvicorn.access", "gunicorn.access")


@pytest.fixture(autouse=True)
def _as_before() -> Iterator[None]:
    """The loggers of this process, given back."""
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    yield
    root.handlers, root.level = handlers, level


@pytest.mark.parametrize("name", ACCESS)
def test_access_log_stays_silent_after_the_set_up_of_django(name: str) -> None:
    logging.getLogger(name).addHandler(logging.StreamHandler())

    logging.config.dictConfig(logging_configuration("DEBUG"))

    assert not logging.getLogger(name).hasHandlers()
