"""What the packages declare, followed act by act, on one node and on two."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from django.utils import timezone
from django.utils.translation import override

from maillage.accounts.models import Account
from maillage.core.declarations import searchable_kinds
from maillage.network.actions import news
from maillage.network.models import Network, Place
from maillage.search import actions
from maillage.search.answers import Answer, Question
from maillage.search.queries import answer, index_state
from maillage.search.store.state import Standing
from tests import factories

pytestmark = pytest.mark.django_db
AT = datetime(2026, 11, 25, 10, 0, tzinfo=UTC)


@pytest.fixture
def nodes(tmp_path: Path, settings: Any) -> Callable[[str], None]:
    """Go to a node by its name; each has a home of its own, and all the same database."""

    def go_to(name: str) -> None:
        settings.HOME = tmp_path / name
        settings.HOME.mkdir(exist_ok=True)

    go_to("one")
    return go_to


def asked(text: str) -> Answer:
    return answer(Question(text=text, day=timezone.localdate()))


def found(text: str) -> list[str]:
    return [one.path for kind in asked(text).kinds for one in kind.found]


def test_without_an_index_beginnings_of_names_answer_and_it_is_said(place: Place, nodes: object) -> None:
    before = asked("cité")
    actions.bring_index_up_to_date()
    after = asked("cité")

    assert (before.has_index, [one.path for kind in before.kinds for one in kind.found]) == (
        False,
        ["/lieux/cite-du-port/"],
    )
    assert (after.has_index, [one.path for kind in after.kinds for one in kind.found]) == (
        True,
        ["/lieux/cite-du-port/"],
    )


def test_an_act_shows_at_the_next_look_and_other_kinds_are_not_read(
    network: Network, administrator: Account, nodes: object, django_assert_num_queries: Any
) -> None:
    actions.bring_index_up_to_date()
    written = news.write_news(title="Forum de la mer", text="Samedi.", actor=administrator, at=AT)
    draft = actions.bring_index_up_to_date()
    news.publish_news(news=written, actor=administrator, at=AT)

    published = actions.bring_index_up_to_date()
    with django_assert_num_queries(2):
        idle = actions.bring_index_up_to_date()

    assert (draft.put, published.put, idle.has_changed) == (0, 1, False)
    assert found("forum") == [f"/actualites/{written.slug}/"]


def test_what_is_withdrawn_is_found_no_more(network: Network, administrator: Account, nodes: object) -> None:
    written = news.write_news(title="Forum de la mer", text="Samedi.", actor=administrator, at=AT)
    news.publish_news(news=written, actor=administrator, at=AT)
    actions.bring_index_up_to_date()
    before = found("forum")
    news.withdraw_news(news=written, actor=administrator, at=AT)

    outcome = actions.bring_index_up_to_date()

    assert (before, found("forum"), outcome.taken_out) == ([f"/actualites/{written.slug}/"], [], 1)


def test_the_index_speaks_french_whatever_the_language_of_who_writes_it(network: Network, nodes: object) -> None:
    factories.make_service("Préparer un entretien", slug="preparer", title_en="Prepare an interview")
    with override("en"):
        actions.bring_index_up_to_date()

    (kind,) = asked("entretien").kinds
    assert kind.found[0].title == "Préparer un entretien"


def test_two_nodes_follow_one_database_each_at_its_time(
    network: Network, administrator: Account, nodes: Callable[[str], None]
) -> None:
    for name in ("one", "two"):
        nodes(name)
        actions.bring_index_up_to_date()
    written = news.write_news(title="Forum de la mer", text="Samedi.", actor=administrator, at=AT)
    news.publish_news(news=written, actor=administrator, at=AT)
    path = f"/actualites/{written.slug}/"

    seen = []
    for name in ("one", "two"):
        nodes(name)
        actions.bring_index_up_to_date()
        seen.append([nodes(other) or path in found("forum") for other in ("one", "two")])

    assert seen == [[True, False], [True, True]]


def test_the_state_says_what_is_absent_late_or_in_step(network: Network, administrator: Account, nodes: object) -> None:
    states = [index_state()]
    actions.bring_index_up_to_date()
    states.append(index_state())
    news.write_news(title="Forum de la mer", text="Samedi.", actor=administrator, at=AT)
    states.append(index_state())

    assert [state.standing for state in states] == [Standing.MISSING, Standing.IN_STEP, Standing.BEHIND]
    assert [state.is_read for state in states] == [False, True, True]
    assert states[2].behind == tuple(
        kind.code for kind in searchable_kinds if kind.code in {"place", "pole", "service", "news"}
    )
    assert states[1].documents == sum(len(list(kind.documents())) for kind in searchable_kinds)
