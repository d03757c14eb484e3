"""Only people say that a simple text is easy to read, and only of the words they read."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from django.db import IntegrityError, transaction

from maillage.accounts.models import Account
from maillage.core.errors import NotYours
from maillage.network import actions, queries
from maillage.network.errors import NotReadYet, UnknownValue
from maillage.network.models import SimpleReading
from maillage.safeguards.models import Entry

AT = datetime(2026, 11, 25, 9, 0, tzinfo=UTC)
TEXT = {"subject": "page:home", "language": "fr", "fingerprint": "a" * 64}
pytestmark = pytest.mark.django_db


def read(account: Account | None, **changes: object) -> SimpleReading:
    values = {**TEXT, "group": "Atelier des Mots", "read_on": date(2026, 11, 20), **changes}
    return actions.record_reading(actor=account, at=AT, **values)  # type: ignore[arg-type]


def test_reading_is_kept_with_group_and_day_and_journalled(administrator: Account) -> None:
    read(administrator)

    assert queries.reading_of(**TEXT) == queries.Reading("Atelier des Mots", date(2026, 11, 20), is_falc=False)
    assert Entry.objects.filter(verb="network.record_reading", subject="page:home").count() == 1


def test_other_words_are_another_text_that_nobody_read(administrator: Account) -> None:
    read(administrator)

    assert queries.reading_of("page:home", language="fr", fingerprint="b" * 64) is None
    assert queries.reading_of("page:home", language="en", fingerprint="a" * 64) is None


def test_second_reading_of_the_same_words_takes_the_place_of_the_first(administrator: Account) -> None:
    read(administrator)
    read(administrator, group="Club Soleil", read_on=date(2026, 11, 24))

    assert queries.readings("fr") == {
        ("page:home", "a" * 64): queries.Reading("Club Soleil", date(2026, 11, 24), is_falc=False)
    }


def test_group_declares_what_it_read(administrator: Account) -> None:
    read(administrator)

    actions.declare_falc(**TEXT, actor=administrator, at=AT)

    assert SimpleReading.objects.get().is_falc
    assert Entry.objects.filter(verb="network.declare_falc").count() == 1


def test_text_nobody_read_is_not_declared(administrator: Account) -> None:
    with pytest.raises(NotReadYet):
        actions.declare_falc(**TEXT, actor=administrator, at=AT)

    assert not SimpleReading.objects.exists()


@pytest.mark.parametrize("wrong", [{"read_on": date(2026, 11, 26)}, {"group": "  "}])
def test_day_to_come_and_empty_group_are_refused(wrong: dict[str, object], administrator: Account) -> None:
    with pytest.raises(UnknownValue):
        read(administrator, **wrong)

    assert not SimpleReading.objects.exists()


def test_who_does_not_coordinate_notes_nothing(organiser: Account) -> None:
    with pytest.raises(NotYours):
        read(organiser)
    with pytest.raises(NotYours):
        actions.declare_falc(**TEXT, actor=organiser, at=AT)


def test_database_holds_one_reading_of_a_text_and_its_group() -> None:
    day = date(2026, 11, 20)
    SimpleReading.objects.create(**TEXT, group="Un", read_on=day)

    for group, fingerprint in (("Deux", "a" * 64), ("", "c" * 64)):
        with pytest.raises(IntegrityError), transaction.atomic():
            SimpleReading.objects.create(**{**TEXT, "fingerprint": fingerprint}, group=group, read_on=day)
