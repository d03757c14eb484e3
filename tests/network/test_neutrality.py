"""R7 and R8: no partner shows, and no partner weighs, in what the public reads."""

from __future__ import annotations

import dataclasses
import types
import typing
import uuid
from datetime import date

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from maillage.core.instants import HalfDay
from maillage.network import open_sheets, queries, sheets
from maillage.network.enums import Publication
from maillage.network.models import Network, Organisation, Permanence, Place, Service
from maillage.network.opening import Opening
from maillage.network.search_documents import place_documents, pole_documents, service_documents
from maillage.network.supply import supplies
from maillage.network.wording import DayInWords
from tests import factories
from tests.network.conftest import MONDAY

TODAY = MONDAY.date()
FORBIDDEN = ("organisation", "employer", "bearer", "provider", "partner", "porteur", "organisme", "counsellor_name")
_SHEETS = (*vars(sheets).values(), *vars(open_sheets).values())
PUBLIC = [cls for cls in _SHEETS if dataclasses.is_dataclass(cls)] + [Opening, DayInWords]


def test_no_public_class_has_a_field_for_an_employer() -> None:
    named = [f"{cls.__name__}.{field.name}" for cls in PUBLIC for field in dataclasses.fields(cls)]

    assert [name for name in named if any(word in name.split(".")[1] for word in FORBIDDEN)] == []
    assert len(PUBLIC) >= 20


def test_public_classes_hold_plain_values_and_each_other_never_rows() -> None:
    def leaves(annotation: object) -> set[object]:
        arguments = typing.get_args(annotation)
        inside = [argument for argument in arguments if argument is not Ellipsis]
        return set().union(*map(leaves, inside)) if inside else {annotation}

    held = {leaf for cls in PUBLIC for hint in typing.get_type_hints(cls).values() for leaf in leaves(hint)}

    assert {leaf for leaf in held if isinstance(leaf, type) and hasattr(leaf, "_meta")} == set()
    assert object not in held
    assert types.NoneType in held


def public_answers() -> list[object]:
    """Everything the public may read, in its order."""
    return [
        queries.published_places(TODAY),
        queries.open_places(TODAY),
        list(queries.open_services(TODAY)),
        queries.places_near(43.3, 5.4, MONDAY),
        queries.today(MONDAY, "fr"),
        [queries.place_sheet(line.slug, MONDAY, "fr") for line in queries.published_places(TODAY)],
        queries.pole_sheet("emploi", "fr", on=TODAY),
        [queries.service_sheet(line.slug, "fr", on=TODAY) for line in queries.published_services("fr", on=TODAY)],
        queries.places_map("93", TODAY),
        [list(documents()) for documents in (place_documents, pole_documents, service_documents)],
        list(supplies(TODAY)),
    ]


@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(order=st.permutations(range(3)), names=st.lists(st.text("abcz", min_size=1), min_size=3, max_size=3))
def test_swapping_partners_changes_no_public_answer_nor_order(
    network: Network, order: list[int], names: list[str]
) -> None:
    clear()
    fill([0, 1, 2], ["Premier organisme", "Second organisme", "Troisième organisme"])
    before = public_answers()

    clear()
    fill(order, names)

    assert public_answers() == before


def clear() -> None:
    Permanence.objects.all().delete()
    Service.objects.all().delete()
    Place.objects.all().delete()
    Organisation.objects.all().delete()


def fill(order: list[int], names: list[str]) -> None:
    """Three twin places at the same point, on the same hours; only partners, and ids, differ."""
    keys = sorted(uuid.uuid4() for _ in names)
    partners = [
        factories.make_organisation(name, id=keys[rank], slug=f"{name}-{rank}", valid_from=date(2020, 1, 1))
        for name, rank in zip(names, order, strict=True)
    ]
    pole = factories.make_pole()
    for number, partner in enumerate(partners):
        place = factories.make_place("Même nom", slug=f"lieu-{number}", bearer=partner)
        for half_day in (HalfDay.AFTERNOON, HalfDay.MORNING):
            for lender in partners:
                factories.make_permanence(place, pole=pole, organisation=lender, half_day=half_day)
        factories.make_service(
            "Même titre", slug=f"service-{number}", provider=partner, publication=Publication.PUBLISHED, places=[place]
        )


def test_no_public_answer_holds_the_name_of_a_partner(network: Network) -> None:
    fill([0, 1, 2], ["CANARI-A", "CANARI-B", "CANARI-C"])

    assert Organisation.objects.filter(name__startswith="CANARI").count() == 3
    assert "CANARI" not in repr(public_answers())
