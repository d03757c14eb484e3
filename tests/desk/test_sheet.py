"""The page of the interview sheet: eight keys in the usual case, fifteen seconds at most, nothing of who."""

from __future__ import annotations

import re
import uuid
from datetime import UTC, datetime
from typing import Final

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from maillage.accounts.enums import Role
from maillage.accounts.models import Account
from maillage.desk.forms.sheet import SheetForm
from maillage.network.models import Place
from maillage.reception.enums import DayState
from maillage.reception.models import Day, RequestFragment, Sheet
from tests import factories
from tests.reception.words import load_words

pytestmark = pytest.mark.django_db
# Operators of the keystroke-level model, in seconds: Card, Moran and Newell, « The keystroke-level model for
# user performance time with interactive systems », Communications of the ACM 23 (7), 1980. K is that of random
# letters, twice slower than running text: the hand looks for each key. H is one move from mouse to keyboard.
K, M, H = 0.50, 1.35, 0.40
USUAL_KEYS: Final = ("3", "1", "4", "b", "a", "8", "1", "Enter")


@pytest.fixture
def place(db: None) -> Place:
    load_words()
    factories.make_network()
    factories.make_pole("emploi", name="Emploi")
    factories.make_occupation()
    return factories.make_place(slug="gap", name="Gap")


@pytest.fixture
def counsellor(place: Place, client: Client) -> Account:
    account = factories.make_account()
    factories.make_grant(account, Role.COUNSELLOR, place.id)
    client.force_login(account)
    return account


def page(client: Client, address: str = "") -> str:
    return client.get(address or reverse("desk:sheet", args=["gap"])).content.decode()


def sent(**values: object) -> dict[str, object]:
    return {
        "operation": str(uuid.uuid4()), "sheet": str(uuid.uuid4()), "half_day": "matin", "pole": "emploi",
        "reasons": "reconversion", "reason_2": "", "reason_3": "", **values,
    }  # fmt: skip


def test_usual_sheet_takes_eight_keys_and_under_fifteen_seconds(capsys: pytest.CaptureFixture[str]) -> None:
    answers = [key for key in USUAL_KEYS if key != "Enter"]
    # One decision before each answer; none before « Entrée », which always ends the string (rule 1 of the article).
    seconds = H + len(answers) * (M + K) + K

    with capsys.disabled():
        print(f"\nusual sheet: {len(USUAL_KEYS)} keys; H + {len(answers)}(M + K) + K = {seconds:.2f} s")  # noqa: T201

    assert len(USUAL_KEYS) <= 8
    assert round(seconds, 2) == 13.85
    assert seconds <= 15


def test_usual_questions_come_first_and_each_answer_has_a_key_of_its_own(client: Client, counsellor: Account) -> None:
    shown = page(client)

    questions = re.findall(r'data-question="(\w+)"', shown)
    assert questions[:8] == ["pole", "duration", "sex", "age", "situation", "reasons", "orientations", "answered"]
    for part in shown.split("data-question=")[1:]:
        keys = re.findall(r'data-key="(\w)"', part.split("</fieldset>")[0])
        assert keys
        assert len(keys) == len(set(keys))


def test_page_says_nameless_and_never_anonymous(client: Client, counsellor: Account) -> None:
    shown = page(client)

    assert "sans nom" in shown
    assert "anonym" not in re.sub(r"<footer.*", "", shown, flags=re.DOTALL).lower()


def test_page_has_no_field_for_words(client: Client, counsellor: Account) -> None:
    form = page(client).split('class="sheet"')[1].split("</form>")[0]

    kinds = set(re.findall(r'<input type="(\w+)"', form))
    assert kinds == {"hidden", "radio", "checkbox"}
    assert "<textarea" not in form


def test_sheet_sent_twice_by_the_same_form_is_one(client: Client, counsellor: Account) -> None:
    values = sent()

    for _again in range(2):
        client.post(reverse("desk:sheet", args=["gap"]), values)

    assert Sheet.objects.count() == 1


def test_next_sheet_starts_at_the_same_pole_and_nothing_else(client: Client, counsellor: Account) -> None:
    answer = client.post(reverse("desk:sheet", args=["gap"]), sent(sex="femme", duration="20-30"), follow=True)

    shown = answer.content.decode()
    assert re.findall(r'value="([\w-]+)"[^>]* checked', shown.split('class="sheet"')[1]).count("emploi") == 1
    assert not re.search(r'value="femme"[^>]* checked', shown)
    assert not re.search(r'value="20-30"[^>]* checked', shown)
    assert re.findall(r'data-question="(\w+)"', shown)[0] == "duration"


def test_like_the_one_before_fills_what_is_not_of_the_person(client: Client, counsellor: Account) -> None:
    values = sent(sex="femme", duration="20-30")
    client.post(reverse("desk:sheet", args=["gap"]), values)

    shown = page(client, f"{reverse('desk:sheet', args=['gap'])}?apres={values['sheet']}&comme")

    assert re.search(r'value="20-30"[^>]* checked', shown)
    assert re.search(r'value="reconversion"[^>]* checked', shown)
    assert not re.search(r'value="femme"[^>]* checked', shown)


def test_second_reason_and_finer_domain_come_after_the_first(client: Client, counsellor: Account) -> None:
    client.post(
        reverse("desk:sheet", args=["gap"]),
        sent(
            reason_3="documentation", domains=["M"], finer_domain="M12", residence="nr", residence_elsewhere="hors_paca"
        ),
    )

    kept = Sheet.objects.get()
    assert (kept.reasons, kept.domains, kept.residence) == ("reconversion documentation", "M M12", "hors_paca")


def test_what_was_in_the_panier_may_be_kept_as_what_was_of_use(client: Client, counsellor: Account) -> None:
    shown = page(client, f"{reverse('desk:sheet', args=['gap'])}?avec=occupation:M1203+place:inconnu")
    assert re.findall(r'name="resources" value="([^"]+)"[^>]* checked', shown) == ["occupation:M1203"]

    client.post(reverse("desk:sheet", args=["gap"]), sent(resources=["occupation:M1203"]))

    assert Sheet.objects.get().resources == "occupation:M1203"


def test_sheet_of_a_day_closed_meanwhile_is_not_lost(client: Client, counsellor: Account, place: Place) -> None:
    Day.objects.create(place=place, day=timezone.localdate(), state=DayState.CLOSED)

    answer = client.post(reverse("desk:sheet", args=["gap"]), sent(sex="femme"), follow=True)

    assert "Fiche enregistrée" in answer.content.decode()
    assert (Sheet.objects.count(), RequestFragment.objects.count()) == (0, 1)


def test_half_day_that_has_not_begun_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(timezone, "now", lambda: datetime(2026, 3, 3, 8, tzinfo=UTC))

    form = SheetForm(sent(half_day="apres_midi"))

    assert form.errors["half_day"] == ["Cette demi-journée n’a pas commencé : choisissez-en une autre."]
    assert SheetForm(sent(half_day="matin")).is_valid()


def test_sheet_changed_in_another_tab_is_told_and_loses_nothing(client: Client, counsellor: Account) -> None:
    values = sent(sex="femme")
    client.post(reverse("desk:sheet", args=["gap"]), values)
    address = reverse("desk:own-sheet", args=["gap", values["sheet"]])
    client.post(address, sent(sheet=values["sheet"], version="1", sex="homme"))

    answer = client.post(address, sent(sheet=values["sheet"], version="1", sex="autre"))

    assert answer.status_code == 409
    assert re.search(r'value="autre"[^>]* checked', answer.content.decode())
    assert Sheet.objects.get().sex == "homme"


def test_refused_sheet_keeps_what_was_ticked(client: Client, counsellor: Account) -> None:
    answer = client.post(reverse("desk:sheet", args=["gap"]), sent(pole="", sex="femme"))

    assert answer.status_code == 422
    assert re.search(r'value="femme"[^>]* checked', answer.content.decode())
    assert not Sheet.objects.exists()


def test_own_sheet_is_corrected_on_its_page(client: Client, counsellor: Account) -> None:
    values = sent(sex="femme")
    client.post(reverse("desk:sheet", args=["gap"]), values)
    address = reverse("desk:own-sheet", args=["gap", values["sheet"]])

    client.post(address, sent(sheet=values["sheet"], version="1", sex="homme"))

    assert Sheet.objects.get().sex == "homme"


def test_sheet_of_a_colleague_does_not_exist(client: Client, counsellor: Account, place: Place) -> None:
    values = sent()
    client.post(reverse("desk:sheet", args=["gap"]), values)
    other = factories.make_account()
    factories.make_grant(other, Role.COUNSELLOR, place.id)
    client.force_login(other)

    assert client.get(reverse("desk:own-sheet", args=["gap", values["sheet"]])).status_code == 404
    assert "Aucune pour le moment" in page(client)


def test_rights_lost_while_filling_are_told_as_a_page_that_does_not_exist(client: Client, counsellor: Account) -> None:
    values = sent()
    counsellor.grants.all().delete()

    assert client.post(reverse("desk:sheet", args=["gap"]), values).status_code == 404
    assert not Sheet.objects.exists()
