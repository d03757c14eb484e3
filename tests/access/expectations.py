"""Who must enter where, written by hand from the permission core of the dossier (§2), never from `rules.py`.

A permission or an object missing here fails the matrix: add it when a route brings it.
"""

from __future__ import annotations

from typing import Final

ADMINISTRATOR, COORDINATION, MANAGER = "administrator", "coordination", "place_manager"
RECEPTION, COUNSELLOR, DOCUMENTALIST = "reception", "counsellor", "documentalist"
PROGRAMMER, FUNDER = "programmer", "funder"

ROLES: Final = (ADMINISTRATOR, COORDINATION, MANAGER, RECEPTION, COUNSELLOR, DOCUMENTALIST, PROGRAMMER, FUNDER)
# In the world of the matrix these hold their role over the network; the others over one place.
WHOLE_NETWORK: Final = frozenset({ADMINISTRATOR, COORDINATION, FUNDER})
_COORDINATORS: Final = frozenset({ADMINISTRATOR, COORDINATION})
_EVERYBODY: Final = frozenset(ROLES)

# The roles that enter the routes of each permission.
ENTER: Final[dict[str, frozenset[str]]] = {
    "": _EVERYBODY,
    "network.view": _EVERYBODY,
    "network.change_place": _COORDINATORS | {MANAGER},
    "network.change_service": _COORDINATORS | {MANAGER, PROGRAMMER},
    "network.plan_permanence": _COORDINATORS | {MANAGER},
    "network.write_news": _COORDINATORS | {MANAGER},
    "network.read_charter": _COORDINATORS | {MANAGER, RECEPTION, COUNSELLOR},
    "network.assess_charter": _COORDINATORS | {MANAGER},
    "network.decide_derogation": _COORDINATORS,
    "network.change_organisation": _COORDINATORS,
    "network.describe": _COORDINATORS,
    "network.take_in": _COORDINATORS,
    "network.note_reading": _COORDINATORS,
    "network.change_agreement": _COORDINATORS,
    "network.change_counsellor": _COORDINATORS | {MANAGER},
    "network.view_rota": _COORDINATORS | {MANAGER, RECEPTION, COUNSELLOR},
    "network.change_shift": _COORDINATORS | {MANAGER, COUNSELLOR},
    # « Confirms presence of each counsellor (one tap; absence → replacement) »: reception opens the day (W1).
    "network.note_presence": _COORDINATORS | {MANAGER, RECEPTION, COUNSELLOR},
    "network.plan_rota": _COORDINATORS | {MANAGER},
    "network.open_call": _COORDINATORS,
    "network.view_hours": _COORDINATORS,
    # « Documents »: written by the documentalist and the coordination.
    "reference.keep_links": _COORDINATORS | {DOCUMENTALIST},
    # What people ask in vain tells what to acquire (dossier, W5): the documentalist and the coordination.
    "search.read_questions": _COORDINATORS | {DOCUMENTALIST},
    "search.export_questions": _COORDINATORS | {DOCUMENTALIST},
    "search.keep_words": _COORDINATORS | {DOCUMENTALIST},
    # « Queue tickets » and « interview sheets » are of the place’s own team; the coordination reads aggregates.
    "reception.welcome": frozenset({MANAGER, RECEPTION, COUNSELLOR}),
    "reception.receive": frozenset({MANAGER, COUNSELLOR}),
    "reception.close_day": frozenset({MANAGER, RECEPTION}),
    # What a place tells the public is published by whoever answers for it.
    "reception.publish_demand": frozenset({MANAGER}),
    # Weak signals (R17): whoever receives writes and votes, the coordination moderates and answers.
    "reception.note_signal": frozenset({MANAGER, RECEPTION, COUNSELLOR}),
    "reception.read_signals": _COORDINATORS | {MANAGER, RECEPTION, COUNSELLOR},
    "reception.answer_signals": _COORDINATORS,
    # Advice at a distance (W8) is given by counsellors; the coordination names the duty and reads no question.
    "reception.answer_advice": frozenset({MANAGER, COUNSELLOR}),
    "reception.name_duty": _COORDINATORS,
    "reception.set_up": _COORDINATORS | {MANAGER},
    # « Anonymous aggregates »: everybody reads; who holds a role over one place, that of the place alone. A place
    # validates its own; the coordination sets the network together. Taken away by who reports them.
    "reception.read_figures": _EVERYBODY,
    "reception.validate_month": frozenset({MANAGER}),
    "reception.consolidate": _COORDINATORS,
    "reception.import_history": _COORDINATORS,
    "reception.export_figures": _COORDINATORS | {MANAGER, FUNDER},
    # Whoever receives people hears their questions.
    "search.note_question": _COORDINATORS | {MANAGER, RECEPTION, COUNSELLOR, DOCUMENTALIST},
    "accounts.view": _COORDINATORS | {MANAGER},
    "accounts.invite": _COORDINATORS | {MANAGER},
    "accounts.grant": _COORDINATORS | {MANAGER},
    "accounts.deactivate": _COORDINATORS | {MANAGER},
    "accounts.enrol_desk": _COORDINATORS | {MANAGER},
    "accounts.admit_replacement": _COORDINATORS | {MANAGER, RECEPTION},
    "backoffice.read_journal": frozenset({ADMINISTRATOR}),
}

# Rights, and what is read of colleagues' acts: routes of these ask who one is again (step-up).
RECENT: Final = frozenset(
    {"accounts.invite", "accounts.grant", "accounts.deactivate", "accounts.enrol_desk", "backoffice.read_journal"}
    | {"network.view_hours", "search.export_questions", "reception.export_figures"}
)

# Routes narrower than their permission: places open and close by the network's decision.
NARROWER: Final[dict[str, frozenset[str]]] = {
    "staff:new_place": _COORDINATORS,
    "staff:close_place": _COORDINATORS,
    # The network's figures are read by who holds a role over the network.
    "staff:network_figures": _COORDINATORS | {FUNDER},
    "staff:csv_network_figures": _COORDINATORS | {FUNDER},
    "staff:workbook_network_figures": _COORDINATORS | {FUNDER},
}

# What an argument of an address points at, by the word before it in the address.
OBJECTS: Final[dict[str, str]] = {
    "lieux": "place",
    "avis": "place",
    "demandes": "demand",
    "signaux": "signal",
    "conseil-a-distance": "advice",
    "services": "service",
    "organismes": "organisation",
    "permanences": "permanence",
    "conventions": "agreement",
    "conseil": "counsellor",
    "creneaux": "shift",
    "presences": "shift",
    "ateliers": "workshop",
    "appels": "call",
    "disponibilites": "token",
    "pages": "token",
    "agenda": "token",
    "horaires": "special_hours",
    "derogations": "derogation",
    "salles": "room",
    "equipements": "equipment",
    "charte": "principle",
    "actualites": "news",
    "personnes": "account",
    "roles": "grant",
    "invitations": "invitation",
    "ecran": "place",
    "file": "place",
    "tickets": "ticket",
    "ticket": "token",
    "numero": "token",
    "postes": "desk",
    "bornes": "hall_device",
    "borne": "place",
    "poste": "place",
    "remplacement": "replacement",
    "invitation": "token",
    "appareils": "session",
    "cles": "key",
    "poles": "pole",
    "metiers": "occupation",
    "liens": "link",
    "questions": "question",
    "annees-passees": "history",
    "mots": "word",
    "communes": "commune",
    "occupations": "occupation",
    "appellations": "appellation",
    "fiche": "own_sheet",
    "domaine": "domain",
    "famille": "family",
}
# Reference words are everybody's: there is no other tenant's pôle.
SHARED: Final = frozenset(
    {
        "pole",
        "principle",
        "occupation",
        "domain",
        "commune",
        "family",
        "link",
        "appellation",
        "question",
        "word",
        "history",
        "signal",
        "advice",
    }
)
# Whatever the role, these are one's own or do not exist.
PERSONAL: Final = frozenset({"session", "key", "own_sheet"})

# Routes anyone opens whose address is a secret: nothing shared may keep their answer.
SECRET: Final = frozenset({"staff:feed", "portal:ticket", "kiosk:number", "kiosk:ticket", "portal:kept-page"})

# Addresses whose arguments are no object, and what stands in them.
ARGUMENTS: Final[dict[str, dict[str, str]]] = {
    "staff:simple_text": {"kind": "page", "code": "home"},
    "desk:queue_step": {"asked": "pause"},
    "live:hall": {"language": "fr"},
    "staff:declare_falc": {"kind": "page", "code": "home"},
    **{
        f"staff:{act}{place}_figures": {"period": "2020-01"}
        for act in ("", "csv_", "workbook_")
        for place in ("place", "network")
    },
    "staff:validate_place_figures": {"period": "2020-01"},
    "staff:consolidate_network_figures": {"period": "2020-01"},
    "portal:area": {"word": "departements", "code": "13"},
    "portal:basin-tensions": {"code": "9306"},
    "portal:basin-hirings": {"code": "9306"},
    "desk:closing_of_day": {"day": "2026-11-24"},
    "desk:correct": {"day": "2026-11-24"},
    "account_reset_password_from_key": {"uidb36": "1", "key": "faux-jeton"},
}
