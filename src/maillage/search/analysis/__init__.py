"""French words made comparable: what the index holds and what a question becomes (docs/algorithms/search.md).

A text becomes words as spelt (`exact_words`), then words in one gender and number (`folds`), then the
stems of those (`stems`), each level forgiving more than the one before.
"""

from maillage.search.analysis.folding import fold, folds, stem, stems
from maillage.search.analysis.spelling import exact_words

__all__ = ["exact_words", "fold", "folds", "stem", "stems"]
