"""Components refuse what their header does not say; each is held by one snapshot.

To renew the snapshots after a change that is meant: `MAILLAGE_RENEW=1 .venv/bin/pytest tests/core`, then read the diff.
"""

import os
import re
from pathlib import Path

import pytest
from django.template import Context, Template, TemplateSyntaxError
from django.utils.safestring import mark_safe
from django.utils.translation import gettext_lazy, override

from maillage.core.components import ComponentError, component, components, gallery
from maillage.core.examples import EXAMPLES

SNAPSHOTS = Path(__file__).parent / "snapshots"
NAMES = sorted(EXAMPLES)


def _shown(source: str, **variables: object) -> str:
    return Template(source).render(Context(variables)).strip()


def _drawings(name: str) -> tuple[str, ...]:
    (exhibit,) = [exhibit for exhibit in gallery() if exhibit.component.name == name]
    return exhibit.drawings


def _tidy(html: str) -> str:
    """The same HTML, one tag a line at most, so that a difference is easy to read."""
    return "\n".join(line.strip() for line in html.splitlines() if line.strip())


def test_every_component_has_examples_and_every_example_a_component() -> None:
    assert set(EXAMPLES) == {shown.name for shown in components()}


@pytest.mark.parametrize("name", NAMES)
def test_component_draws_what_its_snapshot_holds(name: str) -> None:
    snapshot = SNAPSHOTS / f"{name}.html"

    drawn = "\n<!-- -->\n".join(_tidy(drawing) for drawing in _drawings(name)) + "\n"

    if os.environ.get("MAILLAGE_RENEW"):
        snapshot.write_text(drawn, encoding="utf-8")
    assert drawn == snapshot.read_text(encoding="utf-8")


def test_no_snapshot_outlives_its_component() -> None:
    assert {path.stem for path in SNAPSHOTS.glob("*.html")} == set(NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_component_styles_nothing_inline_and_runs_no_script(name: str) -> None:
    drawn = "".join(_drawings(name))

    assert re.findall(r"<script|<style|\sstyle=|\son\w+=", drawn) == []


@pytest.mark.parametrize("name", NAMES)
def test_every_choice_of_a_component_is_shown_in_the_gallery(name: str) -> None:
    closed = {
        option.name: option for option in component(name).options.values() if option.choices and option.is_required
    }

    for option in closed.values():
        shown = {str(example[option.name]) for example in EXAMPLES[name]}
        assert shown == set(option.choices)


def test_options_reach_the_template_and_defaults_fill_the_rest() -> None:
    drawn = _shown('{% ui "button" label=word %}', word="Dire <oui>")

    assert drawn == '<button class="button button-primary" type="submit"><span>Dire &lt;oui&gt;</span></button>'


def test_component_sees_nothing_of_the_page_around() -> None:
    drawn = _shown('{% ui "button" label="Dire" %}', name="of the page", icon="search")

    assert "of the page" not in drawn
    assert "<svg" not in drawn


def test_block_form_passes_its_html_as_the_slot() -> None:
    drawn = _shown('{% uiblock "disclosure" title="Accès" %}<p>{{ step }}</p>{% enduiblock %}', step="Sans marche")

    assert "<p>Sans marche</p>" in drawn


@pytest.mark.parametrize(
    ("source", "told"),
    [
        ('{% ui "button" label="Dire" colour="red" %}', "does not take colour"),
        ('{% ui "button" %}', "needs label"),
        ('{% ui "bouton" label="Dire" %}', "no component 'bouton'"),
        ("{% ui button %}", "cannot read"),
        ('{% ui "button" "Dire" %}', "cannot read"),
        ('{% ui "button" label="Dire" slot="x" %}', "does not take slot"),
        ('{% uiblock "button" label="Dire" %}x{% enduiblock %}', "does not take slot"),
        ('{% uiblock "disclosure" %}x{% enduiblock %}', "needs title"),
    ],
)
def test_wrong_names_are_refused_when_the_template_is_compiled(source: str, told: str) -> None:
    with pytest.raises(TemplateSyntaxError, match=told):
        Template(source)


def test_wrong_value_is_refused_when_drawn() -> None:
    with pytest.raises(ComponentError, match="kind is one of"):
        _shown('{% ui "button" label="Dire" kind="huge" %}')


def test_header_that_cannot_be_read_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("maillage.core.components.FOLDER", tmp_path)
    (tmp_path / "odd-one.html").write_text("{% comment %}\nOdd.\noption label mandatory\n{% endcomment %}\n<p></p>\n")
    (tmp_path / "bare-one.html").write_text("<p></p>\n")

    with pytest.raises(ComponentError, match="cannot read the header line"):
        component("odd-one")
    with pytest.raises(ComponentError, match="it has no header"):
        component("bare-one")


def test_icon_is_a_drawing_of_the_sprite_hidden_from_screen_readers() -> None:
    assert _shown('{% icon "search" %}') == (
        '<svg class="icon" aria-hidden="true" focusable="false"><use href="/static/core/icons.svg#search"/></svg>'
    )


def test_icon_the_sprite_lacks_is_refused() -> None:
    with pytest.raises(ComponentError, match="no drawing 'unicorn'"):
        _shown('{% icon "unicorn" %}')


def test_plain_words_are_drawn_once_and_escaped_words_are_not_taken_for_safe_ones() -> None:
    risky, safe = "<b>gras</b>", mark_safe("<b>gras</b>")

    drawn = [component("tag").render({"label": label}) for label in (risky, safe, risky)]

    assert drawn[0] == drawn[2]
    assert "&lt;b&gt;gras&lt;/b&gt;" in drawn[0]
    assert "<b>gras</b>" in drawn[1]


def test_lazy_words_are_drawn_in_the_language_of_the_page() -> None:
    label = gettext_lazy("matin")

    with override("fr"):
        french = component("tag").render({"label": label})
    with override("en"):
        english = component("tag").render({"label": label})

    assert ("matin" in french, "morning" in english) == (True, True)
