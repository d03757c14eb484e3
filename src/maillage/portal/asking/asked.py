"""What the address of a search says: the question, and what makes it more precise."""

from __future__ import annotations

from dataclasses import dataclass, replace
from urllib.parse import urlencode

from django.http import HttpRequest
from django.utils import timezone

from maillage.core.errors import NotYours
from maillage.core.instants import local
from maillage.portal.asking.audiences import AUDIENCES
from maillage.portal.views.language import language
from maillage.portal.views.near import LONGEST_QUERY as LONGEST_TOWN
from maillage.portal.views.near import choices_for, only_choice
from maillage.reference import queries as reference
from maillage.reference.queries import CommuneChoice
from maillage.search.answers import Point, Question
from maillage.search.routes import NamedPlace

LONGEST_QUERY = 200


@dataclass(frozen=True, kw_only=True)
class Asked:
    """The question, one kind or all (empty), an audience or none, a commune or none.

    `town` is what was typed for the commune; `towns` are those it may mean when it is not certain.
    """

    query: str = ""
    kind: str = ""
    audience: str = ""
    commune_code: str = ""
    near: Point | None = None
    town: str = ""
    towns: tuple[CommuneChoice, ...] = ()

    def question(self, *, limit: int, kinds: tuple[str, ...] = ()) -> Question:
        """The question to search; pages ask for every kind, so that choosing one changes no count."""
        return Question(
            text=self.query,
            day=local(timezone.now()).date(),
            language=language(),
            kinds=kinds,
            limit=limit,
            near=self.near,
            audience=self.audience,
        )

    def measured_from(self, place: NamedPlace | None) -> Asked:
        """The same, with distances from the commune the question names, when the address gives none."""
        if place is None or self.near or self.town:
            return self
        return replace(self, near=Point(place.name, place.latitude, place.longitude))

    def address(self, **changes: str) -> str:
        """The query of the same search, changed."""
        told = {"q": self.query, "nature": self.kind, "public": self.audience, "commune": self.commune_code, **changes}
        return "?" + urlencode({name: value for name, value in told.items() if value})


def asked(request: HttpRequest) -> Asked:
    """What the address says; what it cannot mean is left aside."""
    near, town, towns, code = _near(request)
    audience = request.GET.get("public", "")
    return Asked(
        query=request.GET.get("q", "").replace("\0", "").strip()[:LONGEST_QUERY],
        kind=request.GET.get("nature", ""),
        audience=audience if audience in AUDIENCES else "",
        commune_code=code,
        near=near,
        town=town,
        towns=towns,
    )


def _near(request: HttpRequest) -> tuple[Point | None, str, tuple[CommuneChoice, ...], str]:
    """Where distances start, what to write in the field, what it may mean, and the code."""
    code, town = request.GET.get("commune", "").strip(), request.GET.get("ville", "").strip()[:LONGEST_TOWN]
    choices = choices_for(town) if town and not code else []
    certain = only_choice(choices, town)
    if certain:
        code = certain.code
    if not code:
        return None, town, tuple(choices), ""
    try:
        commune = reference.commune_by_code(code)
    except NotYours:
        return None, town, (), ""
    postal_code = f" ({commune.postal_codes[0]})" if commune.postal_codes else ""
    near = Point(commune.name, commune.latitude, commune.longitude)
    return near, f"{commune.name}{postal_code}", (), commune.code
