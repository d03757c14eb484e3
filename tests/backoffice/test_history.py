"""Past years on staff screens: a file, its columns, its faults, what would come, what came."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client

from maillage.accounts.models import Account
from maillage.reception.models import HistoryBatch, HistoryFigure
from tests.backoffice.conftest import sent, told
from tests.reception.figures.rows import make_history

pytestmark = pytest.mark.django_db
PATH = "/equipe/annees-passees/"
GOOD = "Site;Date;Entrées\nGap;janv. 2012;1 200\nTotal;;1 200\n"
WORDS = {"source": "Tableur de Gap", "definition": "Des entrées.", "perimeter": "Gap, six jours sur sept."}


@pytest.fixture
def client(administrator: Account, client_of: Callable[[Account], Client]) -> Client:
    """The coordination's browser."""
    return client_of(administrator)


def opened(client: Client, text: str) -> HttpResponse:
    """The page of the columns of a file."""
    file = SimpleUploadedFile("entrees.csv", text.encode())
    return client.post(PATH, sent(client.get(PATH).context["form"], file=file))


def read(client: Client, text: str, **changes: Any) -> HttpResponse:
    """What is told of a file read as its titles suggest."""
    return client.post(f"{PATH}colonnes/", sent(opened(client, text).context["form"], **{**WORDS, **changes}))


def test_file_goes_from_its_columns_to_a_preview_then_comes_in(client: Client) -> None:
    preview = read(client, GOOD)
    before = HistoryBatch.objects.count()
    done = client.post(f"{PATH}confirmer/", sent(preview.context["form"]), follow=True)

    assert preview.context["sentences"][:2] == ["1 chiffre lu.", "Lignes de totaux laissées de côté : 3."]
    assert before == 0
    assert told(done) == ["C’est fait : 1 chiffre."]
    assert HistoryFigure.objects.get().number == 1200


def test_fault_is_told_by_cell_and_what_was_typed_is_kept(client: Client) -> None:
    answer = read(client, "Site;Date;Entrées\nGap;hiver;12\n")

    assert answer.status_code == 422
    assert answer.context["faults"][1] == (
        "entrees.csv, ligne 2, colonne « B » : attendu un mois (« janv. 2012 », « 01/2012 ») ou une année ;"
        " trouvé « hiver »."
    )
    assert answer.context["form"]["source"].value() == "Tableur de Gap"
    assert HistoryBatch.objects.count() == 0


def test_definition_and_perimeter_are_asked(client: Client) -> None:
    answer = read(client, GOOD, definition="", perimeter="")

    assert set(answer.context["form"].errors) == {"definition", "perimeter"}


def test_preview_that_was_changed_is_refused(client: Client) -> None:
    answer = client.post(f"{PATH}confirmer/", {"payload": "autre chose"}, follow=True)

    assert HistoryBatch.objects.count() == 0
    assert "Cet aperçu n’est plus valable. Envoyez le fichier à nouveau." in told(answer)[0]


def test_file_of_another_nature_says_what_to_do(client: Client) -> None:
    file = SimpleUploadedFile("entrees.ods", b"PK")

    answer = client.post(PATH, sent(client.get(PATH).context["form"], file=file))

    assert answer.status_code == 422
    assert "« Enregistrer sous » du tableur" in answer.content.decode()


def test_what_came_names_its_source_and_is_withdrawn(client: Client) -> None:
    batch = make_history()
    page = client.get(f"{PATH}{batch.id}/").content.decode()

    client.post(f"{PATH}{batch.id}/retirer/", {"operation": "0e2a2a3c-6a0b-4b6e-9d8d-2f6f2f0c9a11"})

    assert all(words in page for words in ("Tableur du lieu", "Des entrées.", "200</td>", "Cité du Port"))
    assert HistoryBatch.objects.count() == 0


@pytest.mark.parametrize("count", [0, 1, 3])
def test_list_shows_nothing_one_or_many(count: int, client: Client) -> None:
    for _one in range(count):
        make_history()

    page = client.get(PATH)

    assert len(page.context["batches"]) == count
    assert ("Aucune feuille n’est encore là." in page.content.decode()) == (count == 0)
