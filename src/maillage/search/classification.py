"""What search keeps of what people ask, and the editors' list of words."""

from maillage.safeguards.classification import Level, Retention, fields, table

_ROW = fields("id", "identify the row")
_QUARTER = fields("quarter_ends_on", "know which quarter it is of, and when it goes")
_VERSION = fields("version", "refuse a change made on a stale page")

table(
    "search.GapKey",
    _ROW,
    _QUARTER,
    fields("salt", "half of the key of a quarter’s hashes; the other half is no row", Level.SENSITIVE),
    fields("opened half_day_mark opened_in_half_day", "bound how many hashes a half-day and a quarter may open"),
    retention=Retention(
        "until the quarter ends; the log of the database is wiped then",
        days=0,
        since="quarter_ends_on",
        action="search.needs.quarter_end.forget_keys",
    ),
    anonymous=True,
)
table(
    "search.SearchGap",
    _ROW,
    _QUARTER,
    fields("digest", "recognise a question asked again, without its words", Level.SENSITIVE),
    fields("half_day_marks origin_marks", "count on how many half-days and from how many origins it was asked"),
    retention=Retention(
        "until the quarter ends; rows are written again in random order every night",
        days=0,
        since="quarter_ends_on",
        action="search.needs.quarter_end.forget_gaps",
    ),
    anonymous=True,
)
table(
    "search.KeptQuestion",
    _ROW,
    _QUARTER,
    _VERSION,
    fields("words half_days", "know what people ask in vain: public words alone, from five half-days on"),
    fields("digest", "count the later half-days of its quarter; emptied with the key", Level.SENSITIVE),
    fields("follow_up", "know what was made of it"),
    retention=Retention("24 months after its quarter: eight quarters to compare", days=730, since="quarter_ends_on"),
    anonymous=True,
)
table(
    "search.EverydayWord",
    fields("id", "identify the row", Level.OPEN),
    _VERSION,
    fields("said said_plainly means", "find by the words people use", Level.OPEN),
    fields("valid_from valid_until", "say when the row is in force", Level.OPEN),
    fields("role", "know which role answers for it; never who"),
)
