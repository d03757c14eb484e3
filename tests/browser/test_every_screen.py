"""Every template and state, as one survey saw it: accessible, as narrow as asked, named."""

from __future__ import annotations

from collections import Counter

from tests.browser.survey import Survey

STATES = (
    "-refused",
    "-whole",
    "-near",
    "-marseille",
    "-empty",
    "-nothing",
    "-unknown",
    "-choices",
    "-expired",
    "-kind",
    "-towns",
    "-sent",
    "-wiped",
    "-code",
)

# What stands in a tab where somebody else could read it: pages on rights and health say no more.
NEUTRAL = ("Informations", "Information")


def test_no_screen_breaks_a_rule_of_axe(survey: Survey) -> None:
    broken = {name: seen.violations for name, seen in survey.screens.items() if seen.violations}

    assert broken == {}


def test_no_screen_scrolls_sideways_at_any_width_zoom_or_spacing(survey: Survey) -> None:
    wide = {name: seen.wider_at for name, seen in survey.screens.items() if seen.wider_at}

    assert wide == {}


def test_spaced_text_is_cut_nowhere(survey: Survey) -> None:
    cut = {name: seen.cut for name, seen in survey.screens.items() if seen.cut}

    assert cut == {}


def test_each_screen_has_one_heading_of_its_own_and_its_language(survey: Survey) -> None:
    headings = {name: seen.headings for name, seen in survey.screens.items() if seen.headings != 1}
    languages = {name for name, seen in survey.screens.items() if seen.language != ("en" if "-en" in name else "fr")}

    assert headings == {}
    assert languages == set()


def test_no_two_screens_of_an_area_share_a_title(survey: Survey) -> None:
    titles = Counter(
        (seen.area, seen.language, seen.title)
        for name, seen in survey.screens.items()
        if not name.endswith(STATES) and not seen.title.startswith(NEUTRAL)
    )

    assert [title for title, count in titles.items() if count > 1] == []
