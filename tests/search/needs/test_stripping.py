"""Stripping: only public words are left of a question."""

from __future__ import annotations

import pytest

from maillage.safeguards.persons.words import common_words, empty_words, first_names
from maillage.search.needs.stripping import public_words

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("index")]


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("élevage de drones la nuit", ("élevage", "drones", "nuit")),
        ("Je suis Jeanne Dupont, élevage de drones au 06 12 34 56 78", ("élevage", "drones")),
        ("jeanne.dupont@exemple.test drones", ("drones",)),
        ("drones sur https://exemple.test/jeanne", ("drones",)),
        ("drones www.exemple.test @jeanne #drones2", ("drones",)),
        ("12 rue de la Paix 13001 Marseille", ()),
        ("drones, 3 avenue des fleurs et des vignes à Gap", ("drones",)),
        ("Madame Boulangerie cherche drones", ()),
        ("Monsieur Chien Cheval, drones", ("drones",)),
        ("je m'appelle Petit Bois, drones", ("drones",)),
        ("stage chez Bois et Fleurs", ("stage",)),
        ("KARIM BENALI DRONES", ("drones",)),
        ("Pierre drones", ("drones",)),
        ("tailleur de pierre dupont", ("tailleur",)),
        ("rose marine claire drones", ("drones",)),
        ("drones drones Drones", ("drones",)),
        ("1840599123456 drones FR7630001007941234567890185", ("drones",)),
        ("dupont", ()),
        ("dro\u0301nes\u202e \x00 drones", ("drónes",)),
        ("﷽ 你好 дроны", ()),
        ("drones" * 1000, ()),
    ],
)
def test_only_public_words_are_left(text: str, left: tuple[str, ...]) -> None:
    assert public_words(text) == left


def test_words_of_occupations_are_public_and_those_of_territories_are_not() -> None:
    assert public_words("plombier dupont bains plombière") == ("plombier", "plombière")


def test_question_of_more_words_than_many_share_gives_nothing() -> None:
    assert public_words("abeilles avions batteries bijoux bois camions chiens drones") != ()
    assert public_words("abeilles avions batteries bijoux bois camions chiens drones fleurs") == ()


def test_lists_do_not_contradict_each_other() -> None:
    assert common_words() & first_names() == set()
    assert empty_words() & first_names() == set()
