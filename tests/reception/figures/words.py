"""A few words of the lists that figures are told by: enough to read them, quicker than the whole import."""

from __future__ import annotations

from datetime import date

from maillage.reference.models import Term, Vocabulary

_WORDS = {
    "nature_visite": "individuel groupe_scolaire nr",
    "motif_visite": "recherche_emploi documentation vae_bilan reconversion nr",
    "demi_journee": "matin apres_midi soiree",
    "sexe": "femme homme autre nr",
    "age": "18-24 25-29 nr",
    "duree_entretien": "10-20 20-30 nr",
}


def load_words() -> None:
    """Their lists, in French and English alike."""
    for list_rank, (code, words) in enumerate(_WORDS.items()):
        found = Vocabulary.objects.create(code=code, label=code, label_en=code, position=list_rank)
        Term.objects.bulk_create(
            Term(vocabulary=found, code=word, label=word, label_en=word, position=rank, valid_from=date(2000, 1, 1))
            for rank, word in enumerate(words.split())
        )
