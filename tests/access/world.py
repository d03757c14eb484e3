"""Tenants that must not see each other, with a canary in every text of the others.

`own` is the place of the characters, `same_partner` another place of the same partner,
`other_partner` a place of somebody else, `none` nothing at all.
"""

from __future__ import annotations

import uuid
from dataclasses import dataclass, field
from typing import Any

from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.usersessions.models import UserSession
from django.conf import settings
from django.test import Client
from django.utils import timezone

from maillage.accounts.enums import Role, Scope
from maillage.accounts.models import Account
from maillage.network.charter import BY_CODE
from maillage.network.enums import Publication, ShiftState
from maillage.network.models import Organisation, Place
from maillage.network.quarters import Quarter
from maillage.reception.models import RoutePage
from maillage.reference.outbound import outbound_links
from maillage.safeguards import journal
from maillage.safeguards.tokens import hash_of
from tests import factories, reception_factories
from tests.access.expectations import ROLES, WHOLE_NETWORK
from tests.accounts.soft_key import add_key
from tests.reception.figures.rows import make_history
from tests.reception.hall import make_hall_device
from tests.reception.queueing import make_ticket
from tests.reception.sheets import make_sheet

CANARY = "CANARI"
RELATIONS = ("own", "same_partner", "other_partner", "none")
TOKEN = "jeton-du-matin"
_NOTHING = {
    "slug": "inconnu",
    "code": "Z9999",
    "token": "jeton-inconnu",
    "session_id": 987_654_321,
    "pk": 987_654_321,
    "ogr": 987_654_321,
}


@dataclass
class World:
    """The objects, by kind and relation, one account per role at the own place, and its cookies once signed in."""

    objects: dict[tuple[str, str], Any] = field(default_factory=dict)
    accounts: dict[str, Account] = field(default_factory=dict)
    cookies: dict[str, dict[str, str]] = field(default_factory=dict)

    def value(self, kind: str, argument: str, relation: str, role: str) -> object:
        """What to put in an address for `argument`, seen from an account of `role`."""
        if relation == "none":
            return _NOTHING.get(argument) or uuid.UUID(int=0)
        if kind == "token":
            return TOKEN
        if kind == "key":
            account = self.accounts.get(role) if relation == "own" else self.objects["account", relation]
            owner = account or self.objects["account", "own"]
            return Authenticator.objects.get(user=owner, type=Authenticator.Type.WEBAUTHN).pk
        if kind == "own_sheet":
            return self.objects.get((kind, role if relation == "own" else relation), self.objects[kind, "own"]).pk
        if kind == "session":
            account = self.accounts.get(role) if relation == "own" else self.objects["account", relation]
            return UserSession.objects.get(user=account or self.objects["account", "own"]).pk
        found = self.objects[kind, relation]
        return getattr(found, argument) if argument in {"slug", "code"} else found.pk


def make_world() -> World:
    """Everything, in one go."""
    world = World()
    factories.make_network()
    port = factories.make_organisation("Association du Port", slug="port", contact_email="port@exemple.test")
    alps = factories.make_organisation(
        f"{CANARY} Alpes", slug="alpes", kind=f"{CANARY} sorte", contact_email=f"{CANARY}@alpes.test",
        website=f"https://{CANARY}.alpes.test/",
    )  # fmt: skip
    _add_tenant(world, "own", port, mark="")
    _add_tenant(world, "same_partner", port, mark=CANARY)
    _add_tenant(world, "other_partner", alps, mark=CANARY)
    for relation in RELATIONS[:3]:
        _add_sheet(world, relation, world.objects["account", relation], relation)
    _add_kept_page(world)
    _add_reference(world)
    for role in ROLES:
        account = _staff(f"Rôle {role}", role, world.objects["place", "own"])
        world.accounts[role], world.cookies[role] = account, _cookies_of(account)
        _add_sheet(world, role, account, "own")
    return world


def _add_kept_page(world: World) -> None:
    """The page behind our token, of the own place."""
    slug = world.objects["place", "own"].slug
    RoutePage.objects.create(digest=hash_of(TOKEN), items=f"place:{slug}", expires_on=factories.FAR_AHEAD)


def _add_sheet(world: World, key: str, author: Account, relation: str) -> None:
    """An interview sheet of today, that only its author may correct."""
    world.objects["own_sheet", key] = make_sheet(author, world.objects["place", relation], timezone.localdate())


def _add_tenant(world: World, relation: str, bearer: Organisation, mark: str) -> None:
    """A place and all that hangs on it; published when it is ours, else a draft full of marks."""
    publication = Publication.DRAFT if mark else Publication.PUBLISHED
    place = _place(relation, bearer, mark, publication)
    account = factories.make_account(f"{mark} Personne", email=f"{mark}personne-{relation}@exemple.test")
    _open_session(account)
    holder = world.objects
    holder["organisation", relation] = bearer
    holder["place", relation] = place
    holder["account", relation] = account
    holder["grant", relation] = factories.make_grant(account, Role.RECEPTION, place.id)
    holder["permanence", relation] = factories.make_permanence(place, organisation=bearer)
    _add_rota(world, relation, bearer, mark=mark)
    holder["special_hours", relation] = factories.make_special_hours(
        place, sentence=f"{mark} phrase", last_on=factories.FAR_AHEAD
    )
    holder["derogation", relation] = factories.make_derogation(place, reason=f"{mark} raison")
    holder["room", relation] = factories.make_room(place, name=f"{mark} salle")
    holder["equipment", relation] = factories.make_equipment(place, name=f"{mark} écran")
    holder["principle", relation] = BY_CODE["R4"]
    factories.make_assessment(place, proof=f"{mark} preuve")
    holder["news", relation] = factories.make_news(
        f"{mark} Nouvelle", slug=f"nouvelle-{relation.replace('_', '-')}", place=place, text=f"{mark} texte",
        state="brouillon" if mark else "publie",
    )  # fmt: skip
    holder["service", relation] = factories.make_service(
        f"{mark} Atelier", slug=f"atelier-{relation.replace('_', '-')}", places=[place], provider=bearer,
        publication=publication, summary=f"{mark} résumé", description=f"{mark} description",
        title_en=f"{mark} Workshop", conditions=f"{mark} condition", simple_version=f"{mark} simple",
    )  # fmt: skip
    invited = {"token_hash": hash_of(TOKEN)} if relation == "own" else {}
    holder["invitation", relation] = factories.make_invitation(
        account, name=f"{mark} Invitation", email=f"{mark}invite-{relation}@exemple.test", scope=Scope.PLACE,
        scope_key=str(place.id), **invited,
    )  # fmt: skip
    _add_desk(world, relation, place, mark)
    journal.record(
        verb="essay.write", actor=account, at=timezone.now(), subject=f"{mark} sujet", place_key=str(place.id),
        body={"words": f"{mark} corps"},
    )  # fmt: skip


def _add_desk(world: World, relation: str, place: Place, mark: str) -> None:
    """What stands at the reception of a place."""
    world.objects["demand", relation] = reception_factories.make_demand(
        place, asked=f"{mark} demande", answer=f"{mark} réponse"
    )
    world.objects["hall_device", relation] = make_hall_device(place, name=f"{mark} borne")
    world.objects["desk", relation] = factories.make_desk(place.id, name=f"{mark} Poste")
    world.objects["workshop", relation] = reception_factories.make_workshop(place, title=f"{mark} atelier")
    _add_queue(world, relation, place)
    world.objects["replacement", relation] = factories.make_replacement(place.id, name=f"{mark} Remplaçante")


def _add_queue(world: World, relation: str, place: Place) -> None:
    """A queue and somebody who waits; the holder of ours has the token."""
    token = {"token": TOKEN} if relation == "own" else {}
    world.objects["ticket", relation] = make_ticket(place, **token)


def _add_rota(world: World, relation: str, bearer: Organisation, *, mark: str) -> None:
    """An agreement, somebody lent, a shift and a call; ours open by the token."""
    place, quarter = world.objects["place", relation], Quarter.of(timezone.now().date())
    is_own = relation == "own"
    lent = factories.make_counsellor(
        bearer, places=[place], family_name=f"{mark} Nom", feed_hash=hash_of(TOKEN) if is_own else None
    )
    shift = factories.make_shift(factories.make_rota(place, quarter.starts_on), quarter.starts_on, counsellor=lent)
    factories.make_shift(shift.rota, quarter.starts_on, organisation=bearer, state=ShiftState.CONFIRMED)
    call = {"token_hash": hash_of(TOKEN)} if is_own else {}
    asked = quarter.next if is_own else quarter.next.next
    world.objects["agreement", relation] = factories.make_agreement(
        bearer, places=[place], reference=f"{mark} référence"
    )
    world.objects["counsellor", relation] = lent
    world.objects["shift", relation] = shift
    world.objects["call", relation] = factories.make_call(
        bearer, starts_on=asked.starts_on, closes_on=factories.FAR_AHEAD, **call
    )


def _place(relation: str, bearer: Organisation, mark: str, publication: Publication) -> Place:
    return factories.make_place(
        f"{mark} Lieu", slug=f"lieu-{relation.replace('_', '-')}", bearer=bearer, publication=publication,
        address=f"{mark} rue", phone=f"{mark} 04", email=f"{mark}lieu@exemple.test", transport=f"{mark} bus",
        website=f"https://{mark}lieu.exemple.test/", accessibility_url=f"https://{mark}acces.exemple.test/",
    )  # fmt: skip


def _add_reference(world: World) -> None:
    occupation = factories.make_occupation()
    world.objects["occupation", "own"] = occupation
    world.objects["appellation", "own"] = factories.make_appellation(occupation)
    world.objects["family", "own"] = factories.make_family()
    world.objects["link", "own"] = outbound_links()[0]
    world.objects["signal", "own"] = reception_factories.make_signal()
    world.objects["advice", "own"] = reception_factories.make_advice()
    world.objects["history", "own"] = make_history()
    world.objects["question", "own"] = factories.make_question()
    world.objects["word", "own"] = factories.make_everyday_word()
    world.objects["domain", "own"] = occupation.domain.domain
    world.objects["pole", "own"] = factories.make_pole()
    world.objects["commune", "own"] = factories.make_commune(basin=factories.make_basin("9306"))


def _staff(name: str, role: str, place: Place) -> Account:
    """An account with its second factor, holding `role` where the matrix says."""
    account = factories.make_account(name, is_demonstration=False)
    factories.make_grant(account, Role(role), "" if role in WHOLE_NETWORK else place.id)
    Authenticator.objects.create(user=account, type=Authenticator.Type.TOTP, data={"secret": "secret"})
    RecoveryCodes.activate(account)
    _open_session(account)
    return account


def _open_session(account: Account) -> None:
    """A session to close and a key to rename."""
    add_key(account)
    UserSession.objects.create(user=account, session_key=uuid.uuid4().hex, ip="127.0.0.1", user_agent="essai", data={})


def _cookies_of(account: Account) -> dict[str, str]:
    """The cookies of a browser where the account has just signed in."""
    client = Client()
    client.force_login(account, backend=settings.AUTHENTICATION_BACKENDS[0])
    return {name: morsel.value for name, morsel in client.cookies.items()}
