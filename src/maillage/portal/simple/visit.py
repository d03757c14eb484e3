"""The simple texts of what one comes for: places, hours, help."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from maillage.core.simple_texts import Part, SimpleText, simple_texts

HOME = simple_texts.declare(
    SimpleText(
        "home",
        _("Vous avez une question sur le travail ?"),
        {
            "who": Part(
                _("Qui peut venir ?"),
                (
                    _("Tout le monde peut venir."),
                    _("C’est gratuit."),
                    _("Vous venez sans rendez-vous."),
                    _("Nous ne demandons pas votre nom."),
                ),
            ),
            "ask": Part(
                _("Que pouvez-vous demander ?"),
                (
                    _("Vous cherchez un métier, un emploi ou une formation."),
                    _("Vous voulez changer de travail."),
                    _("Vous voulez créer votre travail."),
                    _("Choisissez une question."),
                ),
            ),
            "how": Part(
                _("Comment faire ?"),
                (
                    _("Cherchez un lieu près de chez vous."),
                    _("Regardez si le lieu est ouvert."),
                    _("Venez : une personne vous accueille."),
                    _("Vous parlez avec une conseillère ou un conseiller."),
                    _("Vous partez avec des idées et des adresses."),
                ),
            ),
            "where": Part(_("Où venir ?"), (_("Choisissez un lieu."),)),
            "call": Part(_("Vous préférez téléphoner ?"), (_("Le numéro est sur la page de chaque lieu."),)),
        },
    )
)
POLE = simple_texts.declare(
    SimpleText(
        "pole",
        _("Une question, une aide"),
        {
            "help": Part(
                _("Que se passe-t-il ?"),
                (
                    _("Une personne vous écoute."),
                    _("Elle cherche avec vous."),
                    _("Elle répond à vos questions."),
                    _("C’est gratuit."),
                ),
            ),
            "questions": Part(
                _("Que pouvez-vous demander ?"),
                (
                    _("Voici des questions."),
                    _("Vous pouvez en poser une autre."),
                ),
            ),
            "services": Part(_("Que pouvez-vous faire ?"), (_("Choisissez une aide."),)),
            "where": Part(
                _("Où et quand venir ?"),
                (
                    _("Regardez le lieu et le jour."),
                    _("Venez sans rendez-vous."),
                ),
            ),
        },
    )
)
PLACE = simple_texts.declare(
    SimpleText(
        "place",
        _("Un lieu pour vous"),
        {
            "open": Part(_("Le lieu est-il ouvert ?"), ()),
            "hours": Part(_("Quand venir ?"), (_("Voici les heures du lieu."),)),
            "where": Part(_("Où est le lieu ?"), (_("Voici l’adresse."),)),
            "call": Part(_("Vous voulez téléphoner ?"), (_("Voici le numéro."),)),
            "arrive": Part(
                _("Que se passe-t-il quand vous venez ?"),
                (
                    _("Vous entrez."),
                    _("Une personne vous accueille."),
                    _("Vous dites votre question."),
                    _("Cette personne vous dit qui peut vous aider."),
                    _("C’est gratuit."),
                ),
            ),
            "who": Part(_("Qui vous aide, et quand ?"), (_("Venez ces jours-là pour parler avec une personne."),)),
        },
    )
)
NEAR = simple_texts.declare(
    SimpleText(
        "near",
        _("Un lieu près de chez vous"),
        {
            "ask": Part(
                _("Où habitez-vous ?"),
                (
                    _("Écrivez le nom de votre ville."),
                    _("Puis appuyez sur le bouton."),
                    _("Nous ne gardons pas votre réponse."),
                ),
            ),
            "choose": Part(
                _("Quelle est votre ville ?"),
                (
                    _("Plusieurs villes ont ce nom."),
                    _("Choisissez la vôtre."),
                ),
            ),
            "unknown": Part(
                _("Nous ne trouvons pas cette ville"),
                (
                    _("Regardez si le nom est bien écrit."),
                    _("Écrivez aussi le nom d’une ville plus grande."),
                ),
            ),
            "found": Part(
                _("Les lieux près de chez vous"),
                (
                    _("Le premier lieu est le plus proche."),
                    _("La distance est en ligne droite."),
                    _("Le chemin à pied ou en bus est plus long."),
                ),
            ),
        },
    )
)
TODAY = simple_texts.declare(
    SimpleText(
        "today",
        _("Aujourd’hui"),
        {
            "open": Part(_("Ouvert maintenant"), (_("Vous pouvez venir tout de suite."),)),
            "none": Part(_("Tous les lieux sont fermés en ce moment"), (_("Regardez plus bas qui ouvre ensuite."),)),
            "later": Part(_("Ouvert plus tard"), (_("Ces lieux ouvrent plus tard."),)),
            "online": Part(
                _("Vous préférez rester chez vous ?"),
                (
                    _("Une personne vous aide au téléphone."),
                    _("Ouvrez la page pour voir le numéro."),
                ),
            ),
            "unknown": Part(_("Téléphonez avant de venir"), (_("Nous cherchons encore les heures de ces lieux."),)),
            "closed": Part(_("Fermé aujourd’hui"), (_("Ces lieux sont fermés pour la journée."),)),
        },
    )
)
SERVICE = simple_texts.declare(
    SimpleText(
        "service",
        _("Une aide pour vous"),
        {
            "what": Part(_("Qu’est-ce que c’est ?"), ()),
            "unwritten": Part(
                _("Qu’est-ce que c’est ?"),
                (
                    _("Le texte simple de cette aide est encore à écrire."),
                    _("Vous pouvez lire le texte complet."),
                    _("Une personne peut aussi vous expliquer."),
                ),
            ),
            "price": Part(_("Combien ça coûte ?"), (_("C’est gratuit."),)),
            "free": Part(_("Comment faire ?"), (_("Venez sans rendez-vous."),)),
            "booked": Part(
                _("Comment faire ?"),
                (
                    _("Prenez un rendez-vous."),
                    _("Téléphonez au lieu pour choisir le jour."),
                ),
            ),
            "where": Part(_("Où est cette aide ?"), (_("Choisissez un lieu."),)),
            "remote": Part(
                _("Où est cette aide ?"),
                (
                    _("Vous pouvez rester chez vous."),
                    _("Cette aide se fait au téléphone ou sur internet."),
                ),
            ),
            "nowhere": Part(_("Où est cette aide ?"), (_("Nous cherchons encore les lieux de cette aide."),)),
        },
    )
)
