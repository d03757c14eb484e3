"""The screens of the demonstration: one per template and state, for pictures and for the browser suite."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from playwright.sync_api import BrowserContext, Page

PASSWORD_FIELD = "input[type=password]"
FORM = "main form[method=post]:has([type=submit])"

PUBLIC = {
    "home": "/",
    "near": "/pres-de-chez-moi/",
    "near-marseille": "/pres-de-chez-moi/?commune=13055",
    "near-far": "/pres-de-chez-moi/?q=Briançon",
    "others": "/pres-de-chez-moi/communes/13055/autres-accueils/",
    "near-unknown": "/pres-de-chez-moi/?q=Zzyzx",
    "near-choices": "/pres-de-chez-moi/?q=saint",
    "places": "/lieux/",
    "place": "/lieux/maison-des-cimes/",
    "place-online": "/lieux/le-fil-a-distance/",
    "place-travelling": "/lieux/bus-des-vallees/",
    "changes": "/lieux/maison-des-cimes/vous-avez-demande/",
    "advice": "/conseil-a-distance/",
    "advice-read": "/conseil-a-distance/lire/",
    "opinion": "/avis/maison-des-cimes/",
    "opinion-sent": "/avis/maison-des-cimes/?merci",
    "today": "/aujourdhui/",
    "hall": "/ecran/maison-du-vallon/",
    "hall-without-queue": "/ecran/maison-des-cimes/",
    "ticket-gone": "/ticket/inconnu/",
    "kiosk": "/borne/maison-du-vallon/",
    "hall-computer": "/poste/maison-du-vallon/",
    "hall-computer-wiped": "/poste/maison-du-vallon/?efface",
    "pole": "/poles/emploi/",
    "service": "/services/refaire-son-cv/",
    "occupations": "/metiers/",
    "occupations-letter": "/metiers/?lettre=B",
    "domain": "/metiers/domaine/D/",
    "occupation": "/metiers/D1102/",
    "occupation-women": "/metiers/M1607/",
    "family": "/metiers/famille/S0Z42/",
    "territories": "/territoires/",
    "territories-choices": "/territoires/?q=saint",
    "commune": "/territoires/communes/05061/",
    "basin": "/territoires/bassins-d-emploi/9302/",
    "basin-tensions": "/territoires/bassins-d-emploi/9302/tension/",
    "basin-hirings": "/territoires/bassins-d-emploi/9302/embauche/",
    "department": "/territoires/departements/13/",
    "region": "/territoires/regions/93/",
    "diplomas": "/metiers/D1102/diplomes/",
    "diplomas-whole": "/metiers/D1102/diplomes/?tout=1",
    "links": "/metiers/D1102/chercher/",
    "links-near": "/metiers/D1102/chercher/?commune=13055",
    "word-lists": "/listes-de-mots/",
    "news-list": "/actualites/",
    "news": "/actualites/le-chauffage-de-la-maison-des-cimes/",
    "search": "/recherche/?q=bou",
    "search-empty": "/recherche/",
    "search-nothing": "/recherche/?q=zzyzx",
    "search-many": "/recherche/?q=emploi",
    "search-kind": "/recherche/?q=emploi&nature=occupation",
    "search-near": "/recherche/?q=emploi&commune=05061&public=jeunes",
    "search-towns": "/recherche/?q=emploi&ville=saint",
    "search-sentence": "/recherche/?q=j’en ai marre de mon boulot",
    "search-distress": "/recherche/?q=mon mari me frappe",
    "unanswered": "/recherche/sans-reponse/",
    "page-erased": "/pages/effacee/",
    "return": "/retour/",
    "return-code": "/retour/?code=ABCDEF",
    "sources": "/sources/",
    "open-data": "/donnees/",
    "rights": "/droits/",
    "help": "/aide/",
    "simple": "/version-simple/",
    "simple-pole": "/version-simple/poles/emploi/",
    "simple-place": "/version-simple/lieux/maison-des-cimes/",
    "simple-near": "/version-simple/pres-de-chez-moi/",
    "simple-near-marseille": "/version-simple/pres-de-chez-moi/?commune=13055",
    "simple-today": "/version-simple/aujourdhui/",
    "simple-service": "/version-simple/services/refaire-son-cv/",
    "simple-rights": "/version-simple/droits/",
    "simple-accessibility": "/version-simple/accessibilite/",
    "simple-legal": "/version-simple/mentions-legales/",
    "simple-help": "/version-simple/aide/",
    "accessibility": "/accessibilite/",
    "offline": "/hors-ligne/",
    "legal": "/mentions-legales/",
    "site-map": "/plan-du-site/",
    "not-found": "/nulle-part/",
}
ENGLISH = {
    "hall-en": "/en/ecran/maison-du-vallon/",
    "home-en": "/en/",
    "today-en": "/en/aujourdhui/",
    "occupation-en": "/en/metiers/D1102/",
    "commune-en": "/en/territoires/communes/05061/",
    "search-en": "/en/recherche/?q=emploi",
    "place-en": "/en/lieux/maison-des-cimes/",
    "simple-en": "/en/version-simple/",
}
DOOR = {
    "sign-in": "/equipe/",
    "password-forgotten": "/equipe/compte/mot-de-passe/oubli/",
    "call-closed": "/equipe/disponibilites/inconnue/",
    "invitation-closed": "/equipe/compte/invitation/inconnue/",
}
STAFF = {
    "staff-home": "/equipe/",
    "staff-places": "/equipe/lieux/",
    "staff-place": "/equipe/lieux/maison-des-cimes/",
    "staff-place-edit": "/equipe/lieux/maison-des-cimes/modifier/",
    "staff-place-new": "/equipe/lieux/nouveau/",
    "staff-place-hours": "/equipe/lieux/maison-des-cimes/horaires/",
    "staff-occasions": "/equipe/lieux/maison-des-cimes/jours-feries/",
    "staff-charter": "/equipe/lieux/maison-des-cimes/charte/",
    "staff-principle": "/equipe/lieux/maison-des-cimes/charte/R4/",
    "staff-derogations": "/equipe/derogations/",
    "staff-rooms": "/equipe/lieux/maison-des-cimes/salles/",
    "staff-room-new": "/equipe/lieux/maison-des-cimes/salles/nouvelle/",
    "staff-equipment-new": "/equipe/lieux/maison-des-cimes/equipements/nouveau/",
    "staff-permanences": "/equipe/lieux/maison-des-cimes/permanences/",
    "staff-links": "/equipe/liens/",
    "staff-questions": "/equipe/questions/",
    "staff-question-note": "/equipe/noter-une-question/",
    "desk-signals": "/equipe/accueil/signaux/",
    "desk-duty": "/equipe/accueil/conseil-a-distance/astreinte/",
    "desk-queue-file": "/equipe/accueil/reprise/",
    "staff-words": "/equipe/mots/",
    "staff-word-new": "/equipe/mots/nouveau/",
    "staff-services": "/equipe/services/",
    "staff-service-new": "/equipe/services/nouveau/",
    "staff-news-list": "/equipe/actualites/",
    "staff-news-new": "/equipe/actualites/nouvelle/",
    "staff-figures": "/equipe/chiffres/",
    "staff-figures-network": "/equipe/chiffres/reseau/2026-03/",
    "staff-history": "/equipe/annees-passees/",
    "staff-reviews": "/equipe/services/relecture/",
    "staff-names": "/equipe/services/noms/",
    "staff-quality": "/equipe/services/refaire-son-cv/qualite/",
    "staff-organisations": "/equipe/organismes/",
    "staff-organisation-new": "/equipe/organismes/nouveau/",
    "staff-rotas": "/equipe/planning/",
    "staff-hall-devices": "/equipe/lieux/maison-du-vallon/bornes/",
    "staff-rota": "/equipe/lieux/maison-du-vallon/planning/",
    "staff-rota-empty": "/equipe/lieux/maison-du-vallon/planning/?trimestre=2001-T1",
    "staff-hours": "/equipe/heures/",
    "staff-calls": "/equipe/appels/",
    "staff-answers": "/equipe/lieux/maison-du-vallon/planning/reponses/",
    "staff-agreements": "/equipe/conventions/",
    "staff-agreement-new": "/equipe/conventions/nouvelle/",
    "staff-counsellors": "/equipe/conseil/",
    "staff-counsellor-new": "/equipe/conseil/nouveau/",
    "staff-people": "/equipe/personnes/",
    "staff-invite": "/equipe/personnes/inviter/",
    "staff-review": "/equipe/roles/revue/",
    "staff-desks": "/equipe/postes/",
    "staff-replacement": "/equipe/poste/remplacement/",
    "staff-desk-code": "/equipe/poste/code/",
    "staff-network": "/equipe/reseau/",
    "staff-pole": "/equipe/reseau/poles/emploi/",
    "staff-exchange": "/equipe/echanges/",
    "staff-simple-texts": "/equipe/version-simple/",
    "staff-simple-text": "/equipe/version-simple/page/home/",
    "staff-journal": "/equipe/journal/",
    "staff-components": "/equipe/composants/",
    "staff-step-up": "/equipe/compte/confirmer/",
    "staff-devices": "/equipe/compte/appareils/",
    "staff-sign-out": "/equipe/compte/deconnexion/",
    "staff-not-found": "/equipe/nulle-part/",
}
# The day of a place, as who manages it sees it: its team alone does.
DESK = {
    "desk-opinions": "/equipe/accueil/lieux/maison-des-cimes/avis/",
    "desk-opinions-paper": "/equipe/accueil/lieux/maison-des-cimes/avis/papier/",
    "desk-opening": "/equipe/accueil/lieux/maison-des-cimes/ouverture/",
    "desk-day": "/equipe/accueil/lieux/maison-des-cimes/",
    "desk-queue-none": "/equipe/accueil/lieux/maison-des-cimes/file/",
    "desk-elsewhere": "/equipe/accueil/lieux/maison-des-cimes/ailleurs/?besoin=emploi",
    "desk-workshops": "/equipe/accueil/lieux/maison-des-cimes/ateliers/",
    "desk-tally": "/equipe/accueil/lieux/maison-des-cimes/soir/",
    "desk-settings": "/equipe/accueil/lieux/maison-des-cimes/reglages/",
    "desk-demands": "/equipe/accueil/lieux/maison-des-cimes/demandes/",
    "desk-demand-new": "/equipe/accueil/lieux/maison-des-cimes/demandes/nouvelle/",
    "desk-aside": "/equipe/accueil/lieux/maison-des-cimes/mises-de-cote/",
    "desk-shell": "/equipe/accueil/lieux/maison-des-cimes/sans-reseau/",
    "desk-paper-form": "/equipe/accueil/lieux/maison-des-cimes/papier/",
    "desk-paper-line": "/equipe/accueil/lieux/maison-des-cimes/papier/saisie/",
    "desk-closing": "/equipe/accueil/lieux/maison-des-cimes/fermeture/",
}
# Addresses that hold a random key: the page that links to one, and how the link begins.
LINKED = {
    "staff-permanence": (STAFF["staff-permanences"], "/equipe/permanences/"),
    "staff-service": (STAFF["staff-services"], "/equipe/services/(?!nouveau/|relecture/|noms/)"),
    "staff-organisation": (STAFF["staff-organisations"], "/equipe/organismes/(?!nouveau/)"),
    "staff-room": (STAFF["staff-rooms"], "/equipe/salles/"),
    "staff-equipment": (STAFF["staff-rooms"], "/equipe/equipements/"),
    "staff-news": (STAFF["staff-news-list"], "/equipe/actualites/(?!nouvelle/)"),
    "staff-shift": (STAFF["staff-rota"], "/equipe/creneaux/"),
    "staff-agreement": (STAFF["staff-agreements"], "/equipe/conventions/(?!nouvelle/)"),
    "staff-counsellor": (STAFF["staff-counsellors"], "/equipe/conseil/(?!nouveau/)"),
    "staff-person": (STAFF["staff-people"], "/equipe/personnes/(?!inviter/)"),
}
# Forms sent with nothing in their text fields.
EMPTIED = (
    "staff-place-edit",
    "staff-permanences",
    "staff-service-new",
    "staff-organisation-new",
    "staff-agreement-new",
    "staff-invite",
)


@dataclass(frozen=True)
class Screen:
    """A named page or state, and how to bring it in front of somebody."""

    name: str
    show: Callable[[Page], object]


def public_screens() -> Iterator[Screen]:
    """What anybody sees, in French, some in English, and what robots of the network never do: errors."""
    for name, path in {**PUBLIC, **ENGLISH}.items():
        yield _at(name, path)


def door_screens() -> Iterator[Screen]:
    """What staff see before they are signed in."""
    for name, path in DOOR.items():
        yield _at(name, path)
    yield Screen("sign-in-refused", _send_wrong_password)
    yield Screen("form-expired", _send_without_cookies)


def staff_screens() -> Iterator[Screen]:
    """What an administrator sees, forms refused in place among them."""
    for name, path in STAFF.items():
        yield _at(name, path)
    for name, (path, begins) in LINKED.items():
        yield Screen(name, lambda page, path=path, begins=begins: page.goto(linked(page, path, begins)))
    for name in EMPTIED:
        yield Screen(f"{name}-refused", lambda page, path=STAFF[name]: send_emptied(page, path))


def desk_screens() -> Iterator[Screen]:
    """What who manages a place sees of its day."""
    for name, path in DESK.items():
        yield _at(name, path)


def sign_in(page: Page, email: str, password: str) -> None:
    """Enter the staff area by its door."""
    page.goto("/equipe/")
    page.fill("input[type=email]", email)
    page.fill(PASSWORD_FIELD, password)
    page.click("main form button[type=submit]")


def linked(page: Page, path: str, begins: str) -> str:
    """The first address linked from the page at `path` that matches `begins` and has something after."""
    page.goto(path)
    links = page.eval_on_selector_all("main a[href]", "all => all.map(link => link.getAttribute('href'))")
    return next(link for link in links if re.match(f"{begins}.", link))


def send_emptied(page: Page, path: str) -> None:
    """Send the form at `path` with its text fields emptied, or with hours nobody can read."""
    page.goto(path)
    form = page.locator(FORM).last
    for field in form.locator("input:not([type=hidden]):not([type=radio]):not([type=checkbox]), textarea").all():
        field.fill("")
    if form.locator("[name=opening_hours]").count():
        form.locator("[name=opening_hours]").fill("lundi matin, parfois")
    form.locator("[type=submit]").click()


def _at(name: str, path: str) -> Screen:
    return Screen(name, lambda page: _go(page, path))


def _go(page: Page, path: str) -> None:
    """A tab that opened a kiosk is followed by it on every later page: these screens are looked at apart."""
    page.goto(path)
    if path.startswith(("/borne/", "/poste/")):
        page.evaluate("sessionStorage.clear()")


def _send_wrong_password(page: Page) -> None:
    sign_in(page, "personne@demo.example", "ce-nest-pas-la-bonne")


def _send_without_cookies(page: Page) -> None:
    page.goto("/equipe/")
    context: BrowserContext = page.context
    context.clear_cookies()
    page.fill("input[type=email]", "personne@demo.example")
    page.fill(PASSWORD_FIELD, "une-page-trop-vieille")
    page.click("main form button[type=submit]")
