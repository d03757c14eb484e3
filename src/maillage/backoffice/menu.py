"""The staff menu: what the signed-in account may open, in groups, in the order of a working day."""

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


@dataclass(frozen=True)
class MenuGroup:
    """Entries that go together; the first group has no title."""

    title: str | Promise
    entries: tuple[MenuEntry, ...]


# Title of a group, then label, route and permission of each entry.
_GROUPS = (
    (
        "",
        ((_("Aujourd’hui"), "staff:door", ""),),
    ),
    (
        _("Accueillir"),
        (
            (_("Journée d’un lieu"), "desk:places", "reception.welcome"),
            (_("Conseil à distance"), "desk:advice_list", "reception.answer_advice"),
            (_("Signaux faibles"), "desk:signals", "reception.read_signals"),
            (_("Lieux"), "staff:places", "network.view"),
            (_("Planning"), "staff:rotas", "network.view_rota"),
            (_("Noter une question"), "staff:note_question", "search.note_question"),
            (_("Remplacement"), "staff:admit_replacement", "accounts.admit_replacement"),
        ),
    ),
    (
        _("Faire connaître"),
        (
            (_("Services"), "staff:services", "network.view"),
            (_("Actualités"), "staff:news_list", "network.write_news"),
            (_("Questions sans réponse"), "staff:questions", "search.read_questions"),
            (_("Mots de tous les jours"), "staff:everyday_words", "search.keep_words"),
            (_("Liens sortants"), "staff:links", "reference.keep_links"),
            (_("Version simple"), "staff:simple_texts", "network.note_reading"),
            (_("Données d’autres"), "staff:exchange", "network.take_in"),
        ),
    ),
    (
        _("Partenaires"),
        (
            (_("Organismes"), "staff:organisations", "network.view"),
            (_("Conventions"), "staff:agreements", "network.change_agreement"),
            (_("Conseillères et conseillers"), "staff:counsellors", "network.change_counsellor"),
            (_("Appels à disponibilités"), "staff:calls", "network.open_call"),
            (_("Heures apportées"), "staff:hours", "network.view_hours"),
        ),
    ),
    (
        _("Réseau"),
        (
            (_("Chiffres"), "staff:figures", "reception.read_figures"),
            (_("Années passées"), "staff:history", "reception.import_history"),
            (_("Réseau et pôles"), "staff:network", "network.describe"),
            (_("Équipe"), "staff:people", "accounts.view"),
            (_("Astreinte"), "desk:duty", "reception.name_duty"),
            (_("Dérogations"), "staff:derogations", "network.read_charter"),
            (_("Journal"), "staff:journal", "backoffice.read_journal"),
            (_("Composants"), "staff:components", ""),
        ),
    ),
)
_PERMISSIONS = [permission for _title, lines in _GROUPS for _label, _name, permission in lines]


def menu_for(request: HttpRequest) -> tuple[MenuGroup, ...]:
    """The entries whose permission the account holds today, by group; no empty group."""
    held = held_among(request.user, _PERMISSIONS, local(timezone.now()).date())
    groups = (
        MenuGroup(title, tuple(_entry(request, label, name) for label, name, permission in lines if permission in held))
        for title, lines in _GROUPS
    )
    return tuple(group for group in groups if group.entries)


def _entry(request: HttpRequest, label: str | Promise, name: str) -> MenuEntry:
    href = reverse(name)
    return MenuEntry(label, href, _is_current(request.path, href, name))


def _is_current(path: str, href: str, name: str) -> bool:
    if name == "staff:door":
        return path == href
    # Other entries stand below the address of the day's places.
    below = f"{href}lieux/" if name == "desk:places" else href
    return path == href or path.startswith(below)
