"""How verbs end."""

from __future__ import annotations

from maillage.cli import outcome


def test_an_interruption_ends_as_shells_say_it() -> None:
    def interrupted() -> outcome.Status:
        raise KeyboardInterrupt

    assert outcome.of(interrupted) == 130
