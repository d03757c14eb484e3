"""What stays of a day for ever: the figures of months and years, as they were validated."""

from maillage.safeguards.classification import fields, table

_ROW = fields("id", "identify the row")
_PERIOD = fields("place_key span starts_on", "tell of which place (or of the network) and of which month or year")

table("reception.Period", _ROW, _PERIOD, fields("validated_on", "tell what came later from what was validated"))
table(
    "reception.FrozenFigure",
    _ROW,
    _PERIOD,
    fields("table item number", "tell the month and the year"),
    fields("is_hidden", "keep what tells of too few out of every screen, print and file"),
    anonymous=True,
)
table(
    "reception.HistoryBatch",
    _ROW,
    fields("source definition perimeter same_as", "say what past figures count, of whom, and who kept them"),
    fields("file sheet fingerprint imported_on", "know which file they came from, and bring it once"),
)
table(
    "reception.HistoryFigure",
    _ROW,
    fields("batch figure place_name place_key span starts_on number", "tell the years before"),
)
