"""How well an entry answers a question, and why: the same for every kind, owner and gender (R7)."""

from __future__ import annotations

from dataclasses import dataclass

from maillage.search.analysis import fold, stem
from maillage.search.answers import Why
from maillage.search.asked import joins
from maillage.search.candidates import Entry
from maillage.search.entries import NAME, OTHER, TOPICS
from maillage.search.readings import Reading, Understood

# What a name that says no more than was asked gains over one that says much more.
_FULL_NAME = 0.25
_SAME_ORDER = 0.01
_SAME_JOINING = 0.01
_OTHER_NAME = 0.95
_TOPIC, _TEXT = 0.62, 0.45
# The start of a word tells more than a word spelt nearly so.
_START, _START_OF_KNOWN = 0.93, 0.75
# What a name gains when it starts with the very question, and when the question plainly goes on.
_GOES_ON, _GOES_ON_PLAINLY = 0.04, 0.3
_FEW_LETTERS = 3
# Under this share of what was asked, an entry is no answer, unless all it says was asked.
ENOUGH, _SOMETHING, _ENOUGH_OF_WHOLE_NAME = 0.5, 0.34, 0.2


@dataclass(frozen=True)
class Match:
    """An entry with its score from 0 to 1, the share of the question as spelt that it answers, why, what shows it."""

    entry: Entry
    score: float
    share: float
    why: Why
    spelt: str
    is_whole: bool
    is_very_name: bool = False
    shown_by: str = ""

    @property
    def matched(self) -> str:
        """What shows it; else, of both genders of a name, the one that shares the most spellings with the question."""
        entry = self.entry
        if self.shown_by or entry.role not in {NAME, OTHER}:
            return self.shown_by
        asked = set(self.spelt.split())
        shared = [len(asked.intersection(name.split())) for name in entry.normal]
        return entry.spelt[shared.index(max(shared))]


@dataclass(frozen=True)
class _Met:
    at: int
    worth: float
    why: Why


@dataclass(frozen=True)
class _Meeting:
    """The words of a question that a name answers, and the share of the name that they are."""

    entry: Entry
    reading: Reading
    met: list[tuple[Understood, _Met]]
    told: float
    # The share of the question that the name answers.
    share: float

    @property
    def is_whole(self) -> bool:
        """True when every word asked is answered."""
        return len(self.met) == len(self.reading.words)

    @property
    def score(self) -> float:
        """From 0 to 1, and a little more for a name that starts with the very question."""
        order = [found.at for _word, found in self.met]
        score = self.share * (1 - _FULL_NAME + _FULL_NAME * self.told)
        score *= 1 if self.entry.role == NAME else _OTHER_NAME
        score += _SAME_JOINING * len(set(self.reading.joining).intersection(self.entry.normal[0].split()))
        score -= _SAME_ORDER * (order != sorted(order))
        if any(name.startswith(self.reading.spelt) for name in self.entry.normal):
            score += _GOES_ON_PLAINLY if self.reading.is_unfinished else _GOES_ON
        return score * self.reading.sure

    @property
    def why(self) -> Why:
        """The weakest of the reasons of its words; its own name only when all of it was asked."""
        whys = {found.why for _word, found in self.met}
        if weak := [why for why in (Why.NEAR, Why.START) if why in whys]:
            return weak[0]
        if self.entry.role == OTHER or not self.reading.is_own:
            return Why.OTHER_NAME
        return Why.NAME if whys == {Why.NAME} and self.told == 1 and self.is_whole else Why.WORDS


def judged(entry: Entry, reading: Reading) -> Match | None:
    """How well the entry answers; None when it hardly does."""
    return _judged_name(entry, reading) if entry.role in {NAME, OTHER} else _judged_text(entry, reading)


def _judged_name(entry: Entry, reading: Reading) -> Match | None:
    met = [(word, found) for word in reading.words if (found := _meet(word, entry))]
    if not met or not reading.total:
        return None
    share = sum(word.weight * found.worth for word, found in met) / reading.total
    meeting = _Meeting(entry, reading, met, _told(entry, {found.at for _word, found in met}), share)
    is_as_said = all(found.why is Why.NAME for _word, found in met)
    is_said_whole = meeting.told == 1 and meeting.share >= _ENOUGH_OF_WHOLE_NAME and is_as_said
    if meeting.share < _SOMETHING and not is_said_whole:
        return None
    return Match(
        entry=entry,
        score=meeting.score,
        share=meeting.share,
        why=meeting.why,
        spelt=reading.spelt,
        is_whole=meeting.is_whole,
        is_very_name=reading.spelt in entry.normal,
    )


def _told(entry: Entry, places: set[int]) -> float:
    """The share of the words of a name that were asked, those that join apart."""
    telling = [at for at, word in enumerate(entry.folded) if not joins(word)] or range(len(entry.folded))
    return len(places.intersection(telling)) / len(telling)


def _meet(word: Understood, entry: Entry) -> _Met | None:
    """The place in the name of what answers the word, and how well."""
    best: _Met | None = None
    for at, said in enumerate(entry.folded):
        worth = word.folded.get(said) or word.stems.get(stem(said), 0.0)
        if worth and (best is None or worth > best.worth):
            best = _Met(at, worth, Why.NAME if said == word.word.folded else _why_near(word, said))
    worth = _START if word.is_mistyped else _START_OF_KNOWN * (entry.role == NAME)
    if (best is None or best.worth < worth) and word.start and (place := _starting(word.start, entry)) is not None:
        best = _Met(place, worth, Why.START)
    return best


def _why_near(word: Understood, said: str) -> Why:
    return Why.WORDS if stem(said) == word.word.stem else Why.NEAR


def _starting(start: str, entry: Entry) -> int | None:
    """The place of the folded word one of whose spellings starts so."""
    for at, folded in enumerate(entry.folded):
        if folded.startswith(start):
            return at
    for name in entry.normal:
        for spelt in name.split():
            if spelt.startswith(start) and fold(spelt) in entry.folded:
                return entry.folded.index(fold(spelt))
    return None


def _judged_text(entry: Entry, reading: Reading) -> Match | None:
    telling = [word for word in reading.words if word.word.weight == 1]
    total = sum(word.weight for word in telling)
    if not total:
        return None
    if entry.role != TOPICS:
        return Match(entry, _TEXT * reading.sure, 1.0, Why.TEXT, reading.spelt, is_whole=True)
    return _judged_topics(entry, reading, telling, total=total)


def _judged_topics(entry: Entry, reading: Reading, telling: list[Understood], *, total: float) -> Match | None:
    needles = [(word.weight, [f" {stem} " for stem in word.stems]) for word in telling]
    share, told, at = max((*_held(topic, needles), -at) for at, topic in enumerate(entry.normal))
    share /= total
    if share < ENOUGH:
        return None
    score = _TOPIC * share * (1 - _FULL_NAME + _FULL_NAME * told) * reading.sure
    return Match(entry, score, share, Why.SKILL, reading.spelt, is_whole=share > 0.99, shown_by=entry.spelt[-at])


def _held(topic: str, needles: list[tuple[float, list[str]]]) -> tuple[float, float]:
    """The weight of the words that a topic holds, and the share of its words that they are."""
    met = [weight for weight, ways in needles if any(way in topic for way in ways)]
    return sum(met), len(met) / max(1, topic.count(" ") - 1)
