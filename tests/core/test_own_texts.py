"""What we write ourselves reads easily: docs/algorithms/readability.md.

A text is pooled by what a person reads together: the sentences of one source file, of one package,
or of one list of the starter pack.
"""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from maillage.core.text import measure, sentences, words
from tools.messages import SOURCES, packages, said_in

LEAST_SCORE, MOST_MEAN_WORDS, MOST_WORDS, MEASURABLE_WORDS = 60, 15, 25, 100
STARTER = SOURCES / "demo/starter"
_HOLE = re.compile(r"%\(\w+\)\w|%[sd]|\{\w*\}")
_TAG = re.compile(r"<[^>]+>|&\w+;")
# Keys of the starter pack that hold English, official titles or the names of sources.
_NOT_OURS = re.compile(r"_en$|^en$|^(source|licence|label|name|vintage|about)$")


def _is_prose(text: str) -> bool:
    return len(words(text)) >= 4 and text.rstrip(" »").endswith((".", "!", "?", "…"))


def _messages() -> Iterator[tuple[str, str]]:
    """(file, text) of every sentence people may read on screen, its variables filled with a short word."""
    for package in packages(SOURCES):
        for message in said_in(package):
            singular = message.id if isinstance(message.id, str) else message.id[-1]
            text = _TAG.sub(" ", _HOLE.sub("nom", singular)).replace("%%", "%")
            if message.id and _is_prose(text):
                yield message.locations[0][0], text


def _strings(node: object) -> Iterator[str]:
    """Every string of ours under a node of a JSON file."""
    if isinstance(node, str):
        yield node
    elif isinstance(node, list):
        for item in node:
            yield from _strings(item)
    elif isinstance(node, dict):
        for key, value in node.items():
            if not _NOT_OURS.search(key):
                yield from _strings(value)


def _starter() -> Iterator[tuple[str, str]]:
    """(file and list, text) of every sentence of the starter pack."""
    for path in sorted(STARTER.glob("*.json")):
        for key, node in json.loads(path.read_text(encoding="utf-8")).items():
            for text in _strings(node):
                if not _NOT_OURS.search(key) and _is_prose(text):
                    yield f"{path.name}:{key}", text


@cache
def own_texts() -> tuple[tuple[str, str], ...]:
    """(source, text) of all we wrote in French."""
    return (*_messages(), *_starter())


def _pools() -> dict[str, str]:
    """Texts long enough to measure, by source file, by package and by list of the starter pack."""
    pools: defaultdict[str, list[str]] = defaultdict(list)
    for source, text in own_texts():
        pools[source].append(text)
        if "/" in source:
            pools[source.partition("/")[0]].append(text)
    joined = {name: "\n\n".join(texts) for name, texts in pools.items()}
    return {name: text for name, text in joined.items() if len(words(text)) >= MEASURABLE_WORDS}


def test_there_are_texts_of_each_sort_to_measure() -> None:
    sources = {source for source, _text in own_texts()}

    assert any(source.startswith("portal/") for source in sources)
    assert any(source.startswith("backoffice/") for source in sources)
    assert {source for source in sources if ".json:" in source} >= {"occupations.json:occupations"}


def test_no_sentence_of_ours_is_longer_than_25_words() -> None:
    long = [
        f"{source}: {len(words(sentence))} words: {sentence}"
        for source, text in own_texts()
        for sentence in sentences(text)
        if len(words(sentence)) > MOST_WORDS
    ]

    assert long == []


def test_texts_long_enough_read_at_60_and_15_words_a_sentence() -> None:
    read = {name: measure(text) for name, text in _pools().items()}

    hard = [
        f"{name}: {found.score:.0f}, {found.mean_sentence_words:.1f} words a sentence, over {found.words} words"
        for name, found in read.items()
        if found.score < LEAST_SCORE or found.mean_sentence_words > MOST_MEAN_WORDS
    ]

    assert read
    assert hard == []


def test_sentence_of_26_words_would_be_seen() -> None:
    text = "Nous vous attendons " + "sur le quai du port " * 4 + "avec vos questions."

    assert measure(text).longest_sentence_words == 26


def test_starter_pack_lies_where_the_test_looks() -> None:
    assert Path(STARTER / "occupations.json").is_file()
