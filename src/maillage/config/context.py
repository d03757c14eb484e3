"""What the layout of every page receives besides its page data class."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import translate_url
from django.utils.functional import Promise
from django.utils.translation import get_language

from maillage.backoffice.menu import MenuGroup, menu_for
from maillage.network import queries as network
from maillage.portal.simple import twins
from maillage.safeguards import room


@dataclass(frozen=True)
class SignedIn:
    """Who is signed in, as the staff layout shows it."""

    id: str
    name: str
    is_demonstration: bool
    is_at_desk: bool


@dataclass(frozen=True)
class Layout:
    """The variables of `layouts/*.html`."""

    network: network.NetworkSheet
    language: str
    other_language: str
    other_language_url: str
    path: str
    is_simple: bool
    twin_url: str
    account: SignedIn | None
    staff_menu: tuple[MenuGroup, ...]
    is_read_only: bool


def _signed_in(request: HttpRequest) -> SignedIn | None:
    """The account, read only on staff addresses: public pages never open the session."""
    if "/equipe/" not in request.path or not request.user.is_authenticated:
        return None
    return SignedIn(
        str(request.user.id), request.user.name, request.user.is_demonstration, bool(request.user.desk_place_key)
    )


def layout(request: HttpRequest) -> dict[str, Layout | str | Promise]:
    """The context processor of every template."""
    language = get_language() or "fr"
    other = "en" if language == "fr" else "fr"
    account = _signed_in(request)
    return {
        "layout": Layout(
            network=network.current_network(),
            language=language,
            other_language=other,
            other_language_url=translate_url(request.get_full_path(), other),
            path=request.path,
            is_simple=twins.is_simple(request),
            twin_url=twins.twin_of(request),
            account=account,
            staff_menu=menu_for(request) if account else (),
            is_read_only=account is not None and room.is_lacking(),
        )
    }
