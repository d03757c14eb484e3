"""Forms drawn with our components."""

import pytest
from django import forms

from maillage.core.forms import suggesting


class Question(forms.Form):
    town = forms.CharField(label="Commune", help_text="Son nom ou son code postal.")
    note = forms.CharField(label="Note", required=False)
    token = forms.CharField(widget=forms.HiddenInput)
    is_near = forms.BooleanField(label="Près de chez moi", required=False)
    ways = forms.MultipleChoiceField(label="Comment", choices=[("bus", "en bus")], widget=forms.CheckboxSelectMultiple)


def test_field_ties_its_label_hint_and_error_to_its_control() -> None:
    drawn = str(Question({"token": "x"})["town"].as_field_group())

    assert '<label for="id_town">Commune</label>' in drawn
    assert '<p class="hint" id="id_town_helptext">Son nom ou son code postal.</p>' in drawn
    assert 'id="id_town_error"' in drawn
    assert 'aria-describedby="id_town_helptext id_town_error"' in drawn
    assert 'aria-invalid="true"' in drawn


def test_optional_field_says_so_and_a_box_to_tick_does_not() -> None:
    form = Question()

    assert "(facultatif)" in str(form["note"].as_field_group())
    assert "(facultatif)" not in str(form["is_near"].as_field_group())


def test_group_of_choices_is_a_fieldset_with_a_legend() -> None:
    drawn = str(Question()["ways"].as_field_group())

    assert "<fieldset>" in drawn
    assert "<legend>Comment</legend>" in drawn


def test_hidden_field_is_sent_once_without_label() -> None:
    drawn = str(Question())

    assert drawn.count('name="token"') == 1
    assert "Token" not in drawn


def test_suggesting_field_says_its_counts_in_the_language_of_the_page() -> None:
    assert suggesting("/communes.json", target="code") == {
        "data-combobox": True,
        "data-source": "/communes.json",
        "data-found-none": "Aucune proposition.",
        "data-found-one": "Une proposition.",
        "data-found-many": "{count} propositions.",
        "data-target": "code",
    }


@pytest.mark.parametrize("target", [""])
def test_suggesting_field_without_target_keeps_only_its_text(target: str) -> None:
    assert "data-target" not in suggesting("/communes.json", target=target)
