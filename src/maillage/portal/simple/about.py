"""The simple texts about the site and one’s rights."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from maillage.core.simple_texts import Part, SimpleText, simple_texts

RIGHTS = simple_texts.declare(
    SimpleText(
        "rights",
        _("Vos droits"),
        {
            "come": Part(
                _("Quand vous venez"),
                (
                    _("Tout est gratuit."),
                    _("Vous venez sans rendez-vous."),
                    _("Vous pouvez garder votre nom pour vous."),
                    _("Vous choisissez ce que vous dites."),
                    _("Vous pouvez partir quand vous voulez."),
                ),
            ),
            "keep": Part(
                _("Ce que nous gardons"),
                (
                    _("Ce site ne garde rien sur vous."),
                    _("Dans un lieu, nous comptons les visites."),
                    _("Nous comptons par demi-journée."),
                    _("Votre nom reste à vous."),
                ),
            ),
            "ask": Part(
                _("À qui parler ?"),
                (
                    _("Vous avez une question sur vos droits ?"),
                    _("Écrivez-nous ou téléphonez."),
                ),
            ),
            "defender": Part(
                _("Si vos droits sont touchés"),
                (
                    _("Vous pouvez demander l’aide du Défenseur des droits."),
                    _("Le Défenseur des droits protège les personnes."),
                    _("C’est gratuit."),
                ),
            ),
        },
    )
)
ACCESSIBILITY = simple_texts.declare(
    SimpleText(
        "accessibility",
        _("Ce site est-il facile à utiliser ?"),
        {
            "state": Part(
                _("Où en sommes-nous ?"),
                (
                    _("Nous voulons un site facile pour chaque personne."),
                    _("Il y a des règles pour cela."),
                    _("Ce site est encore non conforme à ces règles."),
                    _("Des machines vérifient une partie des règles."),
                    _("Des personnes doivent encore vérifier toutes les règles."),
                ),
            ),
            "blocked": Part(
                _("Quelque chose vous bloque ?"),
                (
                    _("Dites-nous ce qui vous bloque."),
                    _("Nous vous aidons d’une autre façon."),
                ),
            ),
            "defender": Part(
                _("Nous ne répondons pas ?"),
                (
                    _("Vous pouvez demander l’aide du Défenseur des droits."),
                    _("C’est gratuit."),
                ),
            ),
        },
    )
)
LEGAL = simple_texts.declare(
    SimpleText(
        "legal",
        _("Qui fait ce site ?"),
        {
            "publisher": Part(
                _("Qui écrit ce site ?"),
                (
                    _("Voici le nom du réseau."),
                    _("Voici comment lui parler."),
                ),
            ),
            "hosting": Part(
                _("Où est rangé ce site ?"),
                (
                    _("Ce site est rangé sur un ordinateur."),
                    _("Voici qui garde cet ordinateur."),
                ),
            ),
            "visit": Part(
                _("Quand vous lisez ce site"),
                (
                    _("Nous ne savons pas qui vous êtes."),
                    _("Nous ne vous suivons pas."),
                    _("Ce site est sans publicité."),
                ),
            ),
            "software": Part(
                _("Avec quel outil ?"),
                (
                    _("L’outil de ce site s’appelle Maillage."),
                    _("Chacun peut lire comment il est fait."),
                    _("Chacun peut l’utiliser."),
                ),
            ),
        },
    )
)
HELP = simple_texts.declare(
    SimpleText(
        "help",
        _("Besoin d’aide ?"),
        {
            "find": Part(
                _("Trouver un lieu"),
                (
                    _("Ouvrez la page près de chez moi."),
                    _("Écrivez le nom de votre ville."),
                    _("Choisissez un lieu."),
                ),
            ),
            "hours": Part(
                _("Savoir si c’est ouvert"),
                (
                    _("Ouvrez la page aujourd’hui."),
                    _("Vous voyez les lieux ouverts."),
                    _("Vous voyez jusqu’à quelle heure."),
                ),
            ),
            "bigger": Part(
                _("Lire plus gros"),
                (
                    _("Appuyez sur les touches Ctrl et plus."),
                    _("Sur un téléphone, écartez 2 doigts sur l’écran."),
                ),
            ),
            "someone": Part(
                _("Parler à une personne"),
                (
                    _("Venez dans un lieu ouvert."),
                    _("Vous pouvez aussi téléphoner."),
                    _("Le numéro est sur la page de chaque lieu."),
                ),
            ),
            "full": Part(
                _("Lire le texte complet"),
                (
                    _("En haut de chaque page, il y a un lien."),
                    _("Il s’appelle version complète."),
                ),
            ),
        },
    )
)
