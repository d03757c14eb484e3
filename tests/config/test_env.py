"""Variables are read with a sentence for whoever wrote one wrong."""

from __future__ import annotations

import pytest

from maillage.config import env


@pytest.mark.parametrize(("written", "read"), [("0", 0), (" 3 ", 3), ("10", 10)])
def test_a_whole_number_is_read(written: str, read: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MAILLAGE_TRUSTED_PROXIES", written)

    assert env.integer("MAILLAGE_TRUSTED_PROXIES", most=10) == read


@pytest.mark.parametrize(
    ("written", "found"), [("x", "x"), ("11", "11"), ("-1", "-1"), ("1.5", "1.5"), ("²", "²"), ("", "nothing")]
)
def test_anything_else_is_refused_with_what_was_expected(
    written: str, found: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MAILLAGE_TRUSTED_PROXIES", written)

    with pytest.raises(env.BadValueError) as refused:
        env.integer("MAILLAGE_TRUSTED_PROXIES", most=10)

    assert str(refused.value) == f"MAILLAGE_TRUSTED_PROXIES: expected a whole number from 0 to 10, found “{found}”."


def test_one_of_a_few_words_is_read_in_any_case(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MAILLAGE_LOG_LEVEL", "warning")

    assert env.one_of("MAILLAGE_LOG_LEVEL", "INFO", "WARNING") == "WARNING"


def test_another_word_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MAILLAGE_LOG_LEVEL", "loud")

    with pytest.raises(env.BadValueError, match=r"MAILLAGE_LOG_LEVEL: expected INFO or WARNING, found “LOUD”\."):
        env.one_of("MAILLAGE_LOG_LEVEL", "INFO", "WARNING")
