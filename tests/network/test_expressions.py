from __future__ import annotations

import pytest

from maillage.network.errors import BadOpeningHours
from maillage.network.expressions import read_hours


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("", ""),
        ("  Mo-Fr 09:00-12:00 ", "Mo-Fr 09:00-12:00"),
        ("Mo–Fr 09:00–12:00;", "Mo-Fr 09:00-12:00"),
        ("Mo-Fr 09:00-12:00; PH off", "Mo-Fr 09:00-12:00; PH off"),
        ('Mo-Fr 09:00-12:00 "jusqu’à l’été"', 'Mo-Fr 09:00-12:00 "jusqu’à l’été"'),
        ("2026 Dec 19-2027 Jan 3 off", "2026 Dec 19-2027 Jan 3 off"),
        ("SH Mo-Fr 10:00-12:00", "SH Mo-Fr 10:00-12:00"),
        ('Mo 09:00-12:00 "sunrise || PH Mo"', 'Mo 09:00-12:00 "sunrise || PH Mo"'),
    ],
)
def test_hours_that_can_be_read_are_kept_tidy(written: str, kept: str) -> None:
    assert read_hours(written) == kept


@pytest.mark.parametrize(
    ("written", "position", "words"),
    [
        ("lundi 9h-12h", 1, "ne se lisent pas à partir du caractère 1"),
        ("Mo-Fr 9h-12h", 7, "« 9h-12h »"),
        ("Mo-Fr 09:00-25:99", 16, "ne se lisent pas"),
        ("Mo-Fr 09:00-12:00 || unknown", 19, "séparez les règles par un point-virgule"),
        ("Mo-Fr sunrise-sunset", 7, "heures fixes"),
        ("Mo-Fr 09:00-17:00; PH Mo-Fr off", 20, "PH off"),
        ("PH,SH Mo-Fr off", 1, "PH off"),
        ("Feb 30 10:00-12:00", 1, "Cette date n’existe pas"),
        ("Mo-Fr 09:00-17:00\nPH off", 18, "caractère qui ne s’y lit pas"),
        ("Mo-Fr 09:00-17:00\x00", 18, "caractère qui ne s’y lit pas"),
        ("(" * 300, 2, "ne se lisent pas"),
    ],
)
def test_hours_that_cannot_be_read_are_refused_with_their_position(written: str, position: int, words: str) -> None:
    with pytest.raises(BadOpeningHours) as caught:
        read_hours(written)

    assert caught.value.position == position
    assert words in str(caught.value.sentence)
    assert caught.value.fields == {"opening_hours": [str(caught.value.sentence)]}


def test_hours_longer_than_the_column_are_refused_unread() -> None:
    with pytest.raises(BadOpeningHours, match="300 caractères") as caught:
        read_hours("Mo 09:00-12:00;" * 5000)

    assert caught.value.position is None
