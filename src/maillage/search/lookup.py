"""From words to documents, in an opened index."""

from __future__ import annotations

import json
from collections import OrderedDict

import tantivy

from maillage.search.analysis import stems
from maillage.search.answers import Answer, Found, FoundKind, Question, Why

_CANDIDATES = 200
_WHY = {"name": Why.WORDS, "other": Why.OTHER_NAME, "text": Why.TEXT}


def look_up(index: tantivy.Index, question: Question) -> Answer:
    """The documents with an entry that holds every word asked."""
    searcher, fields = index.searcher(), index.schema
    words = [
        (tantivy.Occur.Must, tantivy.Query.term_query(fields, "stems", stem, "freq")) for stem in stems(question.text)
    ]
    hits = searcher.search(tantivy.Query.boolean_query(words), _CANDIDATES).hits if words else []
    kinds: OrderedDict[str, dict[str, Found]] = OrderedDict()
    for _score, address in hits:
        entry = searcher.doc(address)
        found = _found(entry)
        if not question.kinds or found.kind in question.kinds:
            kinds.setdefault(found.kind, {}).setdefault(found.code, found)
    groups = tuple(
        FoundKind(kind=kind, count=len(found), found=tuple(found.values())[: question.limit])
        for kind, found in kinds.items()
    )
    return Answer(question=question, kinds=groups, is_approximate=False, has_index=True)


def _found(entry: tantivy.Document) -> Found:
    kind, _blank, code = str(entry.get_first("document")).partition(" ")
    title, path, detail, language = json.loads(str(entry.get_first("shown")))
    return Found(
        kind=kind,
        code=code,
        title=title,
        path=path,
        detail=detail,
        language=language,
        why=_WHY[str(entry.get_first("role"))],
        matched=str(entry.get_first("name")),
    )
