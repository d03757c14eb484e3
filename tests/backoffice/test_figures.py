"""The figures on staff screens: read, validated, taken away; each reads what is theirs."""

from __future__ import annotations

import io
from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client
from openpyxl import load_workbook

from maillage.accounts.enums import Role
from maillage.accounts.models import Account
from maillage.network.models import Place
from maillage.reception.models import Period
from tests import factories
from tests.backoffice.conftest import Send, told
from tests.reception.figures import rows
from tests.reception.figures.words import load_words

pytestmark = pytest.mark.django_db
MARCH = "/equipe/chiffres/lieux/gap/2026-03/"
NETWORK = "/equipe/chiffres/reseau/2026-03/"


@pytest.fixture
def gap() -> Place:
    """A place with twelve people on a day of March 2026."""
    load_words()
    place = factories.make_place("=Gap", slug="gap")
    rows.visits(place, 12)
    return place


@pytest.fixture
def manager(gap: Place) -> Account:
    """Who runs it."""
    account = factories.make_account()
    factories.make_grant(account, Role.PLACE_MANAGER, gap.id)
    return account


def test_month_is_read_then_validated_and_the_network_set_together(
    gap: Place, manager: Account, administrator: Account, client_of: Callable[[Account], Client], press: Send
) -> None:
    before = client_of(manager).get(MARCH).content.decode()
    done = press(manager, f"{MARCH}valider/")
    together = press(administrator, f"{NETWORK}consolider/")

    assert "Provisoire" in before
    assert told(done) == ["C’est validé. Ce qui viendra après sera une ligne datée."]
    assert told(together) == ["C’est consolidé. Le réseau et ses financeurs peuvent le lire."]
    assert sorted(Period.objects.values_list("place_key", flat=True)) == ["", str(gap.id)]


def test_validation_sent_twice_says_so_and_changes_nothing(manager: Account, press: Send) -> None:
    press(manager, f"{MARCH}valider/")

    again = press(manager, f"{MARCH}valider/")

    assert told(again) == ["Cette période est déjà validée."]
    assert Period.objects.count() == 1


def test_year_shows_each_month_of_each_place_in_the_order_of_names(
    manager: Account, client_of: Callable[[Account], Client]
) -> None:
    page = client_of(manager).get("/equipe/chiffres/?annee=2025")

    assert [line.name for line in page.context["lines"]] == ["=Gap"]
    assert [cell.state for cell in page.context["lines"][0].months] == ["à valider"] * 12


def test_nobody_without_a_place_is_told_why(client_of: Callable[[Account], Client], gap: Place) -> None:
    account = factories.make_account()
    partner = factories.make_organisation()
    factories.make_grant(account, Role.COUNSELLOR, partner.id, scope="organisation")

    page = client_of(account).get("/equipe/chiffres/")

    assert "Aucun chiffre n’est à vous" in page.content.decode()


def test_csv_runs_no_formula_and_says_what_is_provisional(
    manager: Account, client_of: Callable[[Account], Client]
) -> None:
    answer = client_of(manager).get(f"{MARCH}chiffres.csv")

    lines = answer.content.decode().splitlines()
    assert lines[0] == "lieu,période,tableau,code,ligne,nombre,unité,état"
    assert "'=Gap,2026-03,Passages par nature,individuel,individuel,12,personnes ou réponses,provisoire" in lines
    assert answer["Content-Disposition"] == 'attachment; filename="chiffres-gap-2026-03.csv"'


def test_workbook_holds_figures_and_definitions_and_no_formula(
    manager: Account, client_of: Callable[[Account], Client]
) -> None:
    answer = client_of(manager).get(f"{MARCH}chiffres.xlsx")

    book = load_workbook(io.BytesIO(answer.content))
    figures = list(book["Chiffres"].iter_rows(values_only=True))
    assert book.sheetnames == ["Chiffres", "Définitions"]
    assert figures[1][:6] == ("'=Gap", "2026-03", "Passages par nature", "individuel", "individuel", 12)
    assert {cell.data_type for row in book["Chiffres"].iter_rows() for cell in row} <= {"s", "n"}


def test_hidden_figure_says_so_in_a_file_too(
    gap: Place, manager: Account, client_of: Callable[[Account], Client]
) -> None:
    rows.interviews(gap, "emploi", 30)
    rows.counsellors(gap, "emploi", 2)

    lines = client_of(manager).get(f"{MARCH}chiffres.csv").content.decode().splitlines()

    assert "'=Gap,2026-03,Entretiens par pôle,emploi,Emploi,non affiché,personnes ou réponses,provisoire" in lines
    assert not any(",30," in line for line in lines)


@pytest.mark.parametrize("period", ["2026-13", "1999", "mars"])
def test_what_is_no_period_is_not_found(period: str, manager: Account, client_of: Callable[[Account], Client]) -> None:
    assert client_of(manager).get(f"/equipe/chiffres/lieux/gap/{period}/").status_code == 404


def test_late_line_stands_apart_with_its_date(
    gap: Place, manager: Account, client_of: Callable[[Account], Client], press: Send
) -> None:
    press(manager, f"{MARCH}valider/")
    rows.visits(gap, 3, added_on=date(2099, 4, 9))

    page = client_of(manager).get(MARCH).content.decode()

    assert "9 avril 2099 · individuel · 3" in page


def test_nothing_to_take_away_is_said_on_the_page(manager: Account, client_of: Callable[[Account], Client]) -> None:
    page = client_of(manager).get("/equipe/chiffres/lieux/gap/2026/chiffres.csv", follow=True)

    assert told(page) == ["Il n’y a pas encore de chiffres à emporter ici."]


def test_a_file_of_an_invented_network_says_so_on_every_line(
    manager: Account, client_of: Callable[[Account], Client]
) -> None:
    factories.make_network(is_demonstration=True)

    answer = client_of(manager).get(f"{MARCH}chiffres.csv")

    lines = answer.content.decode().splitlines()
    assert len(lines) > 1
    assert all("démonstration : inventé" in line for line in lines[1:])
    assert answer["Content-Disposition"] == 'attachment; filename="demonstration-chiffres-gap-2026-03.csv"'
