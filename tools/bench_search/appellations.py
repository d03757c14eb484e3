"""The job titles of ROME 4 as questions: each title in each gender, then as people half type it."""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Callable, Iterator

from maillage.core.text import normalise
from maillage.reference.models import Appellation, Occupation
from tools.bench_search import edits
from tools.bench_search.cases import Case, CaseSet

SEED = 20261125
VARIANTS: dict[str, Callable[[str, random.Random], str]] = {
    "names, exact": lambda name, _chance: name,
    "names, without accents": edits.without_accents,
    "names, one edit": edits.one_edit,
    "names, two edits": edits.two_edits,
    "names, first 60 %": edits.beginning,
    "names, words reordered": edits.reordered,
    "names, one word dropped": edits.one_word_dropped,
}
READING = (
    "the occupations that bear the title; when what is asked is exactly another title, those that bear that one too"
)


def case_sets(sample: int) -> Iterator[CaseSet]:
    """Every variant of the same titles, both genders of each: `sample` titles drawn by the seed, or all for 0."""
    bearers = _bearers()
    names = list(dict.fromkeys(name for both in titles(sample) for name in both))
    for variant, change in VARIANTS.items():
        chance = random.Random(f"{SEED} {variant}")
        asked = [(name, change(name, chance)) for name in names]
        cases = tuple(
            Case(question, bearers[normalise(name)] | bearers.get(normalise(question), frozenset()))
            for name, question in asked
        )
        yield CaseSet(name=variant, kind="occupation", reading=READING, cases=cases)


def titles(sample: int) -> list[tuple[str, str]]:
    """The feminine and the masculine of the titles drawn."""
    rows = Appellation.objects.filter(ended_on=None, occupation__ended_on=None).order_by("code")
    every = list(rows.values_list("name_feminine", "name_masculine"))
    return random.Random(SEED).sample(every, sample) if 0 < sample < len(every) else every


def _bearers() -> dict[str, frozenset[str]]:
    """The occupations that bear each name, by its normal form."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    own = Occupation.objects.filter(ended_on=None).values_list("code", "name_feminine", "name_masculine")
    titles = Appellation.objects.filter(ended_on=None, occupation__ended_on=None)
    for code, *names in [*own, *titles.values_list("occupation_id", "name_feminine", "name_masculine")]:
        for name in names:
            found[normalise(name)].add(code)
    return {name: frozenset(codes) for name, codes in found.items()}
