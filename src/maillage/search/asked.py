"""What a question asks: its words, those that matter apart from those that only carry them."""

from __future__ import annotations

from dataclasses import dataclass

from maillage.core.text import normalise
from maillage.search.analysis import exact_words, fold, stem
from maillage.search.analysis.pairs import in_one_gender

# What is read of a question, however long it is.
LONGEST_READ = 300
WORDS_READ = 40
# Letters: no French word has as many, and each letter costs.
LONGEST_WORD = 30
_JOINING_READ = 4
WORDS_ASKED = 8
# Words that join others: they never find, unless nothing else is asked.
_JOIN = """
a ai ainsi alors apres as au aupres aussi autre aux avec c ca ce cela ces cet cette chez comme d dans de des donc dont
du elle elles en entre est et etc eu eux j je l la le les leur leurs lui m ma mais me meme mes moi mon n ne ni nos
notre nous on ont or ou par pas pour qu quand que quel quelle quelles quels qui quoi s sa sans se ses si soit son sont
sous suis sur t ta te tes toi ton tous tout toute toutes tu un une vers via vos votre vous y the of for and to in an i
my
"""
# Words by which people ask: they count for little beside what is asked.
_ASK = """
adore aime aimer aimerais aimerait apprendre autour avoir besoin bonjour bosser boulot cherche chercher comment
connaitre demander devenir deviens dire envie etre faire fais fait faudrait faut interesse interesserait job jobs
marre merci metier metiers peut peux pourquoi pouvoir pres proche puis quelqu salut savoir souhaite souhaiterais
souhaiterait stp svp travail travaille travailler trouver veut veux voudrais voudrait vouloir become like want work
"""
_JOINING, _ASKING = frozenset(_JOIN.split()), frozenset(_ASK.split())


@dataclass(frozen=True)
class AskedWord:
    """A word as spelt, in one gender and number, and its stem; `weight` is 1 when it matters."""

    spelt: str
    folded: str
    weight: float = 1.0

    @property
    def stem(self) -> str:
        """Its stem."""
        return stem(self.folded)


@dataclass(frozen=True)
class Asked:
    """The words of a question in their order, each once; the last one may be unfinished."""

    words: tuple[AskedWord, ...]
    spelt: str = ""
    only_joins: bool = False
    # Words that join others: they tell names apart when all else is equal.
    joining: tuple[str, ...] = ()

    @property
    def is_unfinished(self) -> bool:
        """True when it ends with a word that joins, as « directeur de l »: a name goes on."""
        return not self.only_joins and self.spelt.rpartition(" ")[2] in _JOINING

    @property
    def folded(self) -> tuple[str, ...]:
        """Its words in one gender and number."""
        return tuple(word.folded for word in self.words)


def read(text: str) -> Asked:
    """The words of `text` that ask; all of them when none matters."""
    read_text = text[:LONGEST_READ]
    words = _words([word[:LONGEST_WORD] for word in exact_words(read_text)[:WORDS_READ]])
    normal = normalise(read_text)
    joining = tuple(word for word in normal.split() if word in _JOINING)[:_JOINING_READ]
    asking = tuple(word for word in words if word.weight)
    return Asked(_told_apart(asking or words), normal, only_joins=not asking, joining=joining)


def _words(spelt: list[str]) -> tuple[AskedWord, ...]:
    """Each word once, in one gender, with the first of its spellings."""
    said = {fold(word): word for word in reversed(spelt)}
    folded = dict.fromkeys(in_one_gender([fold(word) for word in spelt]))
    return tuple(AskedWord(said.get(word, word), word, _weight(said.get(word, word))) for word in folded)


def _told_apart(words: tuple[AskedWord, ...]) -> tuple[AskedWord, ...]:
    """The words with their weights; all alike when none matters more than the others."""
    if any(word.weight == 1 for word in words):
        return words
    return tuple(AskedWord(word.spelt, word.folded) for word in words)


def rewritten(asked: Asked, folded: tuple[str, ...]) -> Asked:
    """The question with other words; those it already had keep their weight."""
    had = {word.folded: word for word in asked.words}
    return Asked(tuple(had.get(word) or AskedWord(word, word) for word in dict.fromkeys(folded)))


def joins(folded: str) -> bool:
    """True for a word that only joins others."""
    return folded in _JOINING


def _weight(spelt: str) -> float:
    if spelt in _JOINING:
        return 0.0
    return 0.2 if spelt in _ASKING else 1.0
