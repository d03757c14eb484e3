"""What a document becomes in the index: one entry by name, so that a short name is judged by itself."""

from __future__ import annotations

import json
from collections.abc import Iterator

import tantivy

from maillage.core.declarations import SearchableDocument
from maillage.search.analysis import exact_words, stems


def schema() -> tantivy.Schema:
    """The fields of an entry; words are made by `analysis`, never by the engine."""
    builder = tantivy.SchemaBuilder()
    builder.add_text_field("document", stored=True, tokenizer_name="raw", index_option="basic")
    builder.add_text_field("kind", stored=True, tokenizer_name="raw", index_option="basic")
    builder.add_text_field("role", stored=True, tokenizer_name="raw", index_option="basic")
    builder.add_text_field("name", stored=True, tokenizer_name="raw", index_option="basic")
    builder.add_text_field("stems", tokenizer_name="whitespace", index_option="freq")
    builder.add_text_field("words", tokenizer_name="whitespace", index_option="freq")
    builder.add_text_field("shown", stored=True, tokenizer_name="raw", index_option="basic")
    return builder.build()


def entries(document: SearchableDocument) -> Iterator[tantivy.Document]:
    """One entry by name, one for the text."""
    shown = json.dumps([document.shown_name, document.path, document.detail, document.language], ensure_ascii=False)
    roles = [("name", name) for name in document.names]
    roles += [("other", name) for name in document.other_names]
    roles += [("text", document.text)] if document.text else []
    for role, words in roles:
        yield tantivy.Document(
            document=f"{document.kind} {document.code}",
            kind=document.kind,
            role=role,
            name="" if role == "text" else words,
            stems=" ".join(stems(words)),
            words=" ".join(exact_words(words)),
            shown=shown,
        )
