"""What a document becomes in the index: one entry by name, so that a short name is judged by itself.

Both genders of a name make one entry, as their folded words are the same: nothing that follows can
prefer one. Words are stored as folded, so that ranking reads them without any work.
"""

from __future__ import annotations

import json
from collections.abc import Iterator

import tantivy

from maillage.core.declarations import SearchableDocument
from maillage.core.text import normalise
from maillage.search.analysis import exact_words, folds, stem, stems

NAME, OTHER, TOPICS, TEXT = "name", "other", "topics", "text"
# Beginnings are kept up to this many letters; longer ones are compared when ranking.
LONGEST_START = 7


def schema() -> tantivy.Schema:
    """The fields of an entry; words are made by `analysis`, never by the engine."""
    builder = tantivy.SchemaBuilder()
    builder.add_text_field("document", stored=True, tokenizer_name="raw", index_option="basic")
    builder.add_text_field("kind", tokenizer_name="raw", index_option="basic")
    builder.add_text_field("entry", stored=True, tokenizer_name="raw", index_option="basic")
    builder.add_text_field("stems", tokenizer_name="whitespace", index_option="freq")
    builder.add_text_field("words", tokenizer_name="whitespace", index_option="basic")
    builder.add_text_field("starts", tokenizer_name="whitespace", index_option="basic")
    builder.add_text_field("text", tokenizer_name="whitespace", index_option="freq")
    return builder.build()


def entries(document: SearchableDocument) -> Iterator[tantivy.Document]:
    """One entry by name whatever its gender, one for all its topics, one for its text."""
    shown = _shown(document)
    key = f"{document.kind} {document.code}"
    seen: set[tuple[str, ...]] = set()
    for role, names in ((NAME, document.names), (OTHER, document.other_names)):
        for folded, spelt in _by_folds(names).items():
            if folded and folded not in seen:
                seen.add(folded)
                told = [role, spelt, list(map(normalise, spelt)), " ".join(folded), *shown]
                yield _name_entry(key, folded, told)
    for role, texts in ((TOPICS, document.topics), (TEXT, (document.text,) if document.text else ())):
        if texts:
            held = [" ".join(stems(text)) for text in texts]
            kept = [list(texts), [f" {words} " for words in held]] if role == TOPICS else [[], []]
            entry = json.dumps([role, *kept, "", *shown], ensure_ascii=False)
            yield tantivy.Document(document=key, kind=document.kind, entry=entry, text=" ".join(held))


def _name_entry(key: str, folded: tuple[str, ...], entry: list[object]) -> tantivy.Document:
    spelt: list[str] = entry[1]  # type: ignore[assignment]
    words = dict.fromkeys(word for name in spelt for word in exact_words(name))
    starts = dict.fromkeys(word[:length] for word in words for length in range(1, min(len(word), LONGEST_START) + 1))
    return tantivy.Document(
        document=key,
        kind=key.partition(" ")[0],
        entry=json.dumps(entry, ensure_ascii=False),
        stems=" ".join(map(stem, folded)),
        words=" ".join(words),
        starts=" ".join(starts),
    )


def _by_folds(names: tuple[str, ...]) -> dict[tuple[str, ...], list[str]]:
    """Names as spelt by the folded words they share, in their order."""
    found: dict[tuple[str, ...], list[str]] = {}
    for name in names:
        found.setdefault(tuple(folds(name)), []).append(name)
    return found


def _shown(document: SearchableDocument) -> list[object]:
    """What a reader is shown, by language, then what sorts: place, audiences, date."""
    by_reader = {"fr": [document.shown_name, document.detail, document.language]}
    by_reader |= {
        shown.reader: [shown.title, shown.detail or document.detail, shown.language] for shown in document.shown_in
    }
    dated = document.dated_on.isoformat() if document.dated_on else ""
    return [document.path, by_reader, document.latitude, document.longitude, list(document.audiences), dated]
