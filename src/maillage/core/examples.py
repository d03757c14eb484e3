"""What the gallery shows of each component, and what its snapshot holds."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from django import forms
from django.utils.safestring import mark_safe

from maillage.core.paging import Paged

Example = Mapping[str, object]


class ExampleForm(forms.Form):
    """One field of each sort people meet."""

    name = forms.CharField(label="Nom du lieu", help_text="Comme on le dit à voix haute.")
    phone = forms.CharField(label="Téléphone", required=False)
    kind = forms.ChoiceField(label="Sorte de lieu", choices=[("point", "point"), ("site", "site central")])
    is_open = forms.BooleanField(label="Ouvert au public", required=False)
    steps = forms.ChoiceField(
        label="Marches à l’entrée",
        choices=[("oui", "oui"), ("non", "non"), ("nc", "non connu")],
        widget=forms.RadioSelect,
    )


_REFUSED = ExampleForm({"name": "", "phone": "", "kind": "point", "steps": "nc"})
_BLANK = ExampleForm(auto_id="blank_%s")
_LINKS = mark_safe('<p><a href="#">Voir les horaires</a></p>')
_ROWS = mark_safe(
    '<thead><tr><th scope="col">Lieu</th><th scope="col" class="num">Distance</th></tr></thead>'
    '<tbody><tr><th scope="row">Gap</th><td class="num" data-label="Distance">4 km</td></tr>'
    '<tr><th scope="row">Digne-les-Bains</th><td class="num" data-label="Distance">48 km</td></tr></tbody>'
)
_DRAWING = mark_safe(
    '<svg viewBox="0 0 320 120" role="img" aria-label="Deux points">'
    '<circle cx="90" cy="60" r="10" fill="currentColor"/><circle cx="230" cy="70" r="10" fill="currentColor"/></svg>'
)
_POLES = (
    ("orientation", "Choisir son orientation"),
    ("formation", "Trouver une formation"),
    ("emploi", "Trouver un emploi"),
    ("evolution", "Changer sa vie professionnelle"),
    ("creation", "Créer son activité"),
)


def _pages(number: int) -> Paged[str]:
    return Paged(items=["a"], number=number, pages=3, total=120)


EXAMPLES: Mapping[str, Sequence[Example]] = {
    "alert": (
        {"text": "Le lieu le plus proche est à 48 km.", "title": "Bon à savoir"},
        {"kind": "success", "text": "Les horaires sont enregistrés."},
        {"kind": "warning", "text": "Ces horaires ne sont pas vérifiés. Téléphonez avant de venir.", "slot": _LINKS},
        {"kind": "refusal", "text": "Choisissez une date après aujourd’hui."},
    ),
    "breadcrumb": ({"steps": [("Accueil", "#"), ("Lieux", "#"), ("Gap", "")]},),
    "button": (
        {"label": "Enregistrer"},
        {"label": "Imprimer", "kind": "secondary", "icon": "print", "type": "button"},
        {"label": "Retirer de la publication", "kind": "danger", "name": "act", "value": "withdraw"},
        {"label": "Annuler", "kind": "quiet", "type": "reset"},
    ),
    "card": (
        {"title": "Un emploi", "href": "#", "icon": "pole-emploi", "pole": "emploi", "slot": "CV, entretien, stage"},
        {"title": "Technicienne ou technicien de maintenance industrielle", "level": 4, "slot": _LINKS},
    ),
    "disclosure": (
        {"title": "Comment venir", "slot": "Bus 4, arrêt Gare."},
        {"title": "Accès", "slot": "Sans marche, boucle magnétique.", "is_open": "yes"},
    ),
    "empty-state": (
        {
            "title": "Aucun lieu pour l’instant",
            "text": "Ajoutez le premier : il restera en brouillon.",
            "icon": "place",
            "slot": _LINKS,
        },
    ),
    "field": (
        *({"field": field} for field in _REFUSED),
        {"field": _BLANK["phone"], "label": "Portable", "hint": "Dix chiffres."},
    ),
    "form-errors": ({"form": _REFUSED}, {"form": _BLANK}),
    "key-figure": (
        {"value": "48 km", "label": "jusqu’au lieu le plus proche", "note": "à vol d’oiseau"},
        {"value": "1 584", "label": "métiers"},
    ),
    "language-switch": ({"language": "en", "href": "/en/"}, {"language": "fr", "href": "/"}),
    "link-button": (
        {"label": "Voir les lieux", "href": "#", "icon": "map"},
        {"label": "Revenir à la liste", "href": "#", "kind": "secondary"},
    ),
    "map-figure": (
        {
            "title": "Les lieux du réseau",
            "slot": _DRAWING,
            "legend": "Des points seuls, sans contours.",
            "table": "Gap, Digne",
        },
    ),
    "open-badge": (
        {"state": "open", "text": "Ouvert jusqu’à 17 h"},
        {"state": "closed", "text": "Ouvre demain à 9 h"},
        {"state": "unknown", "text": "Horaires non connus"},
    ),
    "pagination": (
        {"page": _pages(1)},
        {"page": _pages(2), "query": "q=gap", "label": "Milieu"},
        {"page": _pages(3), "label": "Fin"},
    ),
    "pole-tag": (
        *({"code": code, "name": name} for code, name in _POLES),
        {"code": "emploi", "name": "Trouver un emploi", "href": "#"},
    ),
    "quick-exit": ({}, {"label": "Partir d’ici"}),
    "search-form": (
        {
            "action": "#",
            "label": "Votre question",
            "button": "Trouver",
            "example": "Par exemple : un stage à Gap.",
        },
        {"action": "#", "label": "Autre question", "button": "Chercher", "place": "header", "value": "boulangère"},
    ),
    "skip-link": ({"label": "Aller au contenu", "href": "#contenu"},),
    "source-note": (
        {
            "name": "ROME 4.0",
            "vintage": "édition de juin 2025",
            "licence": "Licence Ouverte 2.0",
            "href": "https://example.org/rome",
        },
        {"name": "Réseau de démonstration"},
    ),
    "table": (
        {"caption": "Lieux autour de Gap", "slot": _ROWS},
        {"caption": "Lieux", "slot": _ROWS, "hides_caption": "yes", "stacks": "yes"},
    ),
    "tabs-nav": (
        {"label": "Le lieu", "tabs": [("Fiche", "#", True), ("Horaires", "#", False), ("Permanences", "#", False)]},
    ),
    "tag": (
        {"label": "brouillon"},
        {"label": "publié", "kind": "success", "icon": "check"},
        {"label": "à vérifier", "kind": "warning"},
        {"label": "refusé", "kind": "refusal"},
    ),
}
