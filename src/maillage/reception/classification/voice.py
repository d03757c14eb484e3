"""What visitors and teams say: opinions as codes."""

from maillage.safeguards.classification import Retention, fields, table

_ROW = fields("id", "identify the row")
_HALF_DAY = fields("place_key day half_day", "tell where and on which half-day")

table(
    "reception.SatisfactionAnswer",
    _ROW,
    _HALF_DAY,
    fields("found rating recommends wait service", "know what visitors think of their visit"),
    fields("means", "tell answers typed from paper from those given on a screen"),
    retention=Retention(
        "24 months; rows of past days are written again in random order every night",
        days=730,
        since="day",
        action="reception.actions.satisfaction.shuffle_and_forget",
    ),
    anonymous=True,
)
