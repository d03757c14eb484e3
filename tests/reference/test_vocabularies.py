"""Controlled words: versions, days, what leaves, and the lists we ship."""

from __future__ import annotations

import csv
from datetime import date
from pathlib import Path

import pytest
from pytest_django import DjangoAssertNumQueries

from maillage.config import env
from maillage.reference import queries
from maillage.reference.imports.vocabularies import SHIPPED, import_vocabularies
from maillage.reference.models import Term, Vocabulary
from maillage.reference.queries import UNKNOWN_START
from tests.reference.sources import AT, LATER, MINIATURE, copied, counts, drop_lines

pytestmark = pytest.mark.django_db
SPRING, SUMMER = date(2026, 3, 2), date(2026, 8, 1)
NO_NR = {"demi_journee"}  # never empty: a count stands on a half-day


def shipped_terms() -> list[dict[str, str]]:
    with (SHIPPED / "terms.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture
def words() -> None:
    """One invented list: a word that changed its label in July."""
    import_vocabularies(MINIATURE / "words", at=AT)


@pytest.mark.usefixtures("words")
def test_a_code_is_read_as_it_was_on_the_day() -> None:
    assert queries.label_of("couleur", "rouge", SPRING) == "Rouge"
    assert queries.label_of("couleur", "rouge", SUMMER) == "Rouge vif"
    assert queries.label_of("couleur", "rouge", SUMMER, language="en") == "Bright red"
    assert queries.label_of("couleur", "rouge", date(2025, 12, 31)) == "rouge"


@pytest.mark.usefixtures("words")
@pytest.mark.parametrize(
    ("on", "labels"), [(SPRING, ["Rouge", "Non renseigné"]), (SUMMER, ["Rouge vif", "Non renseigné"])]
)
def test_terms_in_force_come_in_the_order_of_the_list(on: date, labels: list[str]) -> None:
    assert [term.french for term in queries.terms_of("couleur", on)] == labels


@pytest.mark.usefixtures("words")
def test_mappings_are_lists_of_codes() -> None:
    [term] = [term for term in queries.terms_of("couleur", SUMMER) if term.code == "rouge"]

    assert term.mappings == {"teinte": ["chaude", "vive"], "ancien": ["r"]}


@pytest.mark.usefixtures("words")
def test_a_word_that_leaves_ends_and_stays_readable(tmp_path: Path) -> None:
    folder = copied("words", tmp_path)
    drop_lines(folder / "terms.csv", "couleur,nr")

    import_vocabularies(folder, at=LATER)

    assert Term.objects.get(code="nr").valid_until == date(2027, 3, 2)
    assert queries.label_of("couleur", "nr", SPRING) == "Non renseigné"
    assert counts(import_vocabularies(folder, at=LATER)) == (0, 0, 0, 4)


def test_lists_of_data_inclusion_come_with_ours_and_leave_no_trace_of_a_date(tmp_path: Path) -> None:
    folder = tmp_path / "services/data_inclusion_referentiels/v1"
    folder.mkdir(parents=True)
    names = "frais modes_accueil modes_mobilisation personne_mobilisatrice publics reseaux_porteurs thematiques"
    for name in (*names.split(), "types_de_services"):
        (folder / f"{name}.csv").write_text("value,label,description\nun-mot,Un mot,\n", encoding="utf-8")

    report = import_vocabularies(tmp_path, at=AT)

    [term] = queries.terms_of("data-inclusion-reseaux-porteurs", SPRING)
    assert (term.code, term.french, term.english, term.valid_from) == ("un-mot", "Un mot", "", UNKNOWN_START)
    assert report.tables["vocabulary"].created == len({row["vocabulary"] for row in shipped_terms()}) + 8
    assert counts(import_vocabularies(tmp_path, at=AT))[:3] == (0, 0, 0)


@pytest.mark.usefixtures("words")
def test_another_folder_leaves_the_other_lists_as_they_are() -> None:
    import_vocabularies(SHIPPED, at=LATER)

    assert queries.label_of("couleur", "nr", SUMMER) == "Non renseigné"
    assert Vocabulary.objects.filter(code="couleur").exists()


def test_every_shipped_list_can_say_that_nothing_was_told() -> None:
    with_nr = {row["vocabulary"] for row in shipped_terms() if row["code"] == "nr"}

    assert {row["vocabulary"] for row in shipped_terms()} - with_nr == NO_NR


def test_shipped_lists_are_those_of_the_forms() -> None:
    import_vocabularies(SHIPPED, at=AT)

    sizes = {words.code: len(words.terms) for words in queries.word_lists()}

    assert sizes == {
        "motif_visite": 20,
        "demi_journee": 3,
        "nature_visite": 5,
        "canal": 7,
        "duree_entretien": 6,
        "premiere_venue": 3,
        "sexe": 4,
        "age": 9,
        "statut": 20,
        "niveau": 11,
        "quartier_prioritaire": 3,
        "maturite": 6,
        "frein": 11,
        "mixite": 4,
        "repondu": 4,
        "besoin_non_couvert": 19,
        "orientation_donnee": 34,
        "connu_par": 12,
        "satisfaction_trouve": 4,
        "satisfaction_note": 5,
        "satisfaction_recommande": 3,
        "satisfaction_attente": 4,
        "satisfaction_service": 5,
        "retour_trois_mois": 9,
    }


@pytest.mark.real_data
def test_networks_named_by_our_lists_exist_in_data_inclusion() -> None:
    path = Path(env.text("MAILLAGE_DATA")) / "services/data_inclusion_referentiels/v1/reseaux_porteurs.csv"
    with path.open(encoding="utf-8", newline="") as file:
        known = {row["value"] for row in csv.DictReader(file)}
    mappings = (pair for row in shipped_terms() for pair in row["mappings"].split(";"))

    named = {code for pair in mappings if pair.startswith("reseaux_porteurs=") for code in pair[17:].split("|")}

    assert len(named) == 9
    assert named <= known


@pytest.mark.parametrize("lists", [1, 3])
def test_reading_every_list_costs_two_reads(lists: int, django_assert_num_queries: DjangoAssertNumQueries) -> None:
    for number in range(lists):
        owner = Vocabulary.objects.create(code=f"v{number}", label="Essai", publisher="Essai", version="1")
        Term.objects.create(vocabulary=owner, code="a", label="A", valid_from=SPRING)

    with django_assert_num_queries(2):
        assert len(queries.word_lists()) == lists
