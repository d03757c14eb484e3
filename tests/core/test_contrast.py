"""The colours of the tokens, by the contrast formula of WCAG 2.2 (relative luminance)."""

import re
from pathlib import Path

import pytest

import maillage.core

TOKENS = (Path(maillage.core.__file__).parent / "static/core/tokens.css").read_text(encoding="utf-8")
LIGHT, DARK = TOKENS.split("@media (prefers-color-scheme: dark)")
POLES = ("orientation", "formation", "emploi", "evolution", "creation")
GROUNDS = ("sand", "paper")


def _colours(css: str) -> dict[str, str]:
    return dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", css))


THEMES = {"light": _colours(LIGHT), "dark": _colours(LIGHT) | _colours(DARK)}


def _luminance(colour: str) -> float:
    parts = [int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_contrast_of_black_on_white_is_the_published_value() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#767676", "#ffffff") == pytest.approx(4.54, abs=0.01)


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("pole", POLES)
def test_hue_of_a_pole_reads_at_seven_to_one(theme: str, pole: str) -> None:
    colours = THEMES[theme]

    for ground in (*GROUNDS, f"{pole}-soft"):
        assert contrast(colours[pole], colours[ground]) >= 7, (theme, pole, ground)


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize(
    ("text", "grounds"),
    [
        ("ink", (*GROUNDS, "shade", "sea-soft", "saffron-soft", "coral-soft", "leaf-soft")),
        ("ink-soft", (*GROUNDS, "shade")),
        ("sea", (*GROUNDS, "sea-soft")),
        ("sea-deep", (*GROUNDS, "sea-soft", "shade")),
        ("leaf", ("leaf-soft",)),
        ("coral-text", (*GROUNDS, "coral-soft")),
        ("on-saffron", ("saffron",)),
    ],
)
def test_text_reads_at_seven_to_one(theme: str, text: str, grounds: tuple[str, ...]) -> None:
    colours = THEMES[theme]

    for ground in grounds:
        assert contrast(colours[text], colours[ground]) >= 7, (theme, text, ground)


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize(("text", "ground"), [("on-sea", "sea"), ("on-sea", "sea-deep"), ("on-coral", "coral")])
def test_buttons_read_at_four_and_a_half(theme: str, text: str, ground: str) -> None:
    assert contrast(THEMES[theme][text], THEMES[theme][ground]) >= 4.5


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("ground", GROUNDS)
def test_edges_of_fields_stand_out_at_three_to_one(theme: str, ground: str) -> None:
    assert contrast(THEMES[theme]["edge"], THEMES[theme][ground]) >= 3
