"""The staff menu: what the signed-in account may open, in the order of a working day."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from maillage.core.instants import local
from maillage.safeguards.permissions import held_among


@dataclass(frozen=True)
class MenuEntry:
    """One line of the menu."""

    label: str | Promise
    href: str
    current: bool


_ENTRIES = (
    (_("Aujourd’hui"), "staff:door", ""),
    (_("Lieux"), "staff:places", "network.view"),
    (_("Planning"), "staff:rotas", "network.view_rota"),
    (_("Appels à disponibilités"), "staff:calls", "network.open_call"),
    (_("Services"), "staff:services", "network.view"),
    (_("Actualités"), "staff:news_list", "network.write_news"),
    (_("Organismes"), "staff:organisations", "network.view"),
    (_("Dérogations"), "staff:derogations", "network.read_charter"),
    (_("Heures apportées"), "staff:hours", "network.view_hours"),
    (_("Conventions"), "staff:agreements", "network.change_agreement"),
    (_("Conseillères et conseillers"), "staff:counsellors", "network.change_counsellor"),
    (_("Liens sortants"), "staff:links", "reference.keep_links"),
    (_("Remplacement"), "staff:admit_replacement", "accounts.admit_replacement"),
    (_("Équipe"), "staff:people", "accounts.view"),
    (_("Réseau et pôles"), "staff:network", "network.describe"),
    (_("Données d’autres"), "staff:exchange", "network.take_in"),
    (_("Version simple"), "staff:simple_texts", "network.note_reading"),
    (_("Journal"), "staff:journal", "backoffice.read_journal"),
    (_("Composants"), "staff:components", ""),
)


def menu_for(request: HttpRequest) -> tuple[MenuEntry, ...]:
    """The entries whose permission the account holds today."""
    today = local(timezone.now()).date()
    held = held_among(request.user, [permission for _label, _name, permission in _ENTRIES], today)
    return tuple(
        MenuEntry(label, href := reverse(name), current=_is_current(request.path, href, name))
        for label, name, permission in _ENTRIES
        if permission in held
    )


def _is_current(path: str, href: str, name: str) -> bool:
    return path == href if name == "staff:door" else path.startswith(href)
