"""From a question to judged entries: names as asked, more widely when none answers well, then what speaks of it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from maillage.search.asked import Asked
from maillage.search.candidates import Candidates, Entry
from maillage.search.entries import TOPICS
from maillage.search.judging import ENOUGH, Match, judged
from maillage.search.readings import Reading, readings
from maillage.search.vocabulary import Vocabulary
from maillage.search.words import Words

# From this score on, an answer is good and nothing wider is looked for.
_GOOD = 0.7
# From this one on, it bears the name asked, and texts of its kind that only speak of it are not looked for.
_SURE = 0.98
_FEW = 5


@dataclass(frozen=True)
class Gathering:
    """What is needed to answer: the index, what its words are, what is known of words."""

    candidates: Candidates
    vocabulary: Vocabulary
    words: Words

    def matches(self, asked: Asked) -> list[Match]:
        """Every entry that answers somewhat, judged, in no order."""
        if not asked.words:
            return []
        found: list[Match] = []
        read_as: list[Reading] = []
        for widely in (False, True):
            read_as = list(readings(asked, self.vocabulary, self.words, widely=widely))
            found += self._named(read_as)
            if best_of(found) >= _GOOD:
                found = [match for match in found if match.share >= ENOUGH]
                break
        if asked.only_joins:
            return found
        return found + self._speaking(read_as, frozenset(match.entry.kind for match in found if match.score >= _SURE))

    def _named(self, read_as: list[Reading]) -> list[Match]:
        """Names that hold every word; those that hold some when there are too few."""
        found: list[Match] = []
        for with_every in (True, False):
            for reading in read_as:
                if with_every or (len(reading.words) > 1 and not reading.is_cut):
                    found += _judge(self.candidates.named(reading, with_every=with_every), reading)
            best = best_of(found)
            if best >= _SURE or (best >= _GOOD and len({match.entry.document for match in found}) >= _FEW):
                break
        return found

    def _speaking(self, read_as: list[Reading], but_of: frozenset[str]) -> list[Match]:
        """Topics and texts that hold every word, but of some kinds; those that hold some when nothing was found."""
        found: list[Match] = []
        for with_every in (True, False):
            for reading in read_as:
                speaking = self.candidates.speaking(reading, but_of, with_every=with_every)
                # A text that holds only some of the words says too little.
                found += _judge((entry for entry in speaking if with_every or entry.role == TOPICS), reading)
            if found or but_of or len(read_as[0].words) == 1:
                break
        return found


def best_of(matches: Iterable[Match]) -> float:
    """The best score."""
    return max((match.score for match in matches), default=0.0)


def _judge(entries: Iterable[Entry], reading: Reading) -> list[Match]:
    return [match for entry in entries if (match := judged(entry, reading))]
