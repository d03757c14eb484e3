"""What is asked to measure speed: names, mistyped names, beginnings, sentences, words of texts; every one different."""

from __future__ import annotations

import random

from maillage.reference.models import Appellation
from tools.bench_search import edits

SEED = 20261125
SENTENCES = (
    "je voudrais devenir {name}",
    "comment devenir {name} sans diplôme",
    "je cherche une formation de {name} près de chez moi",
    "j’en ai marre de mon boulot de {name}, que faire",
    "stage 3e {name}",
    "est-ce que {name} recrute",
)


def asked(count: int) -> list[str]:
    """`count` different questions, a sixth of each sort: exact, one edit, two edits, beginning, sentence, two words."""
    chance = random.Random(f"{SEED} asked")
    names = _names(chance)
    sorts = (
        lambda name: name,
        lambda name: edits.one_edit(name, chance),
        lambda name: edits.two_edits(name, chance),
        lambda name: edits.beginning(name, chance),
        lambda name: chance.choice(SENTENCES).format(name=name.lower()),
        lambda name: " ".join(chance.sample(name.split(), min(2, len(name.split())))),
    )
    found: dict[str, None] = {}
    for rank in range(len(names)):
        found[sorts[rank % len(sorts)](names[rank])] = None
        if len(found) == count:
            break
    return list(found)


def half_typed(count: int) -> list[str]:
    """`count` beginnings of names, from two letters on, as they come while typing."""
    chance = random.Random(f"{SEED} typed")
    return [name[: chance.randint(2, len(name))] for name in _names(chance)[:count]]


def sentences(count: int) -> list[str]:
    """`count` sentences."""
    chance = random.Random(f"{SEED} told")
    return [chance.choice(SENTENCES).format(name=name.lower()) for name in _names(chance)[:count]]


def _names(chance: random.Random) -> list[str]:
    rows = Appellation.objects.filter(ended_on=None).order_by("code").values_list("name_feminine", "name_masculine")
    names = list(dict.fromkeys(name for both in rows for name in both))
    chance.shuffle(names)
    return names
