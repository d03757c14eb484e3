"""What a day keeps: counts, tickets and sheets until closing, then totals and fragments."""

from maillage.safeguards.classification import Retention, fields, table

_ROW = fields("id", "identify the row")
_HALF_DAY = fields("place_key day half_day", "tell where and on which half-day")
_PERIOD = fields("place_key grain starts_on", "tell where, and when no finer than ten sheets allow")
_VERSION = fields("version", "refuse a change made on a stale page")
_UNTIL_CLOSING = Retention(
    "until the day is closed, the night after at the latest",
    days=0,
    since="day",
    action="reception.actions.close_past_days",
)

table(
    "reception.ReceptionSettings", fields("place", "know the place"), _VERSION, fields("has_queue", "know how it works")
)
table("reception.Day", _ROW, _VERSION, fields("place day state", "know which days were open and are closed"))
table(
    "reception.VisitFact",
    _ROW,
    _HALF_DAY,
    fields("nature reason outcome number groups", "count visits"),
    retention=_UNTIL_CLOSING,
    anonymous=True,
)
table(
    "reception.ProfileFact",
    _ROW,
    _HALF_DAY,
    fields("age sex situation", "know whom a place reaches, in bands"),
    retention=_UNTIL_CLOSING,
    anonymous=True,
)
table("reception.DoorCount", _ROW, _HALF_DAY, fields("number", "set beside the count of the desk"), anonymous=True)
table(
    "reception.VisitTotal",
    _ROW,
    _HALF_DAY,
    fields("nature reason outcome number groups", "count visits"),
    fields("added_on", "tell a late or corrected line from the closing"),
    anonymous=True,
)
table(
    "reception.Ticket",
    _ROW,
    fields("place pole day letter number", "call people in turn"),
    fields("token_hash", "let the holder of the ticket see where it stands"),
    fields("state is_priority arrived_at waits_from paused_until called_at started_at", "run the queue"),
    fields("ended_at desk version", "run the queue"),
    retention=_UNTIL_CLOSING,
)
table(
    "reception.PoleCrew",
    _ROW,
    fields("place pole day", "know which pôle of the day"),
    fields("counsellors", "say how long people will wait: a number, never who"),
    retention=_UNTIL_CLOSING,
)
table(
    "reception.QueueTotal",
    _ROW,
    _HALF_DAY,
    fields("pole tickets served abandons median_wait ninetieth_wait median_service", "know how long people waited"),
    anonymous=True,
)
table(
    "reception.Sheet",
    _ROW,
    _HALF_DAY,
    _VERSION,
    fields("pole channel duration first_visit sex age situation level residence supported_area known_by", "know whom"),
    fields("reasons domains maturity obstacles orientations resources mix answered unmet_need", "know what for"),
    fields("owner", "let its author correct it until closing; the salt of this hash dies then"),
    retention=_UNTIL_CLOSING,
    anonymous=True,
)
table(
    "reception.DaySalt",
    fields("id place_key day", "know which day"),
    fields("salt", "hide the authors of open sheets; destroyed at closing"),
    retention=_UNTIL_CLOSING,
)
_FRAGMENT = Retention("24 months after their period begins; validated figures stay", days=730, since="starts_on")
table(
    "reception.ProfileFragment",
    _ROW,
    _PERIOD,
    fields("is_interview sex age situation level first_visit supported_area known_by", "know whom a place reaches"),
    retention=_FRAGMENT,
    anonymous=True,
)
table(
    "reception.RequestFragment",
    _ROW,
    _PERIOD,
    fields("pole channel duration reasons maturity orientations resources answered", "know what is asked and given"),
    fields("unmet_need residence", "know what is missing, and where"),
    retention=_FRAGMENT,
    anonymous=True,
)
table(
    "reception.ObstacleFragment",
    _ROW,
    _PERIOD,
    fields("obstacles", "know what stands in the way"),
    retention=_FRAGMENT,
    anonymous=True,
)
table(
    "reception.DomainFragment",
    _ROW,
    _PERIOD,
    fields("domains sex mix", "know the balance of choices"),
    retention=_FRAGMENT,
    anonymous=True,
)
table(
    "reception.SheetTally",
    _ROW,
    _HALF_DAY,
    fields("pole number", "count interviews"),
    anonymous=True,
)
table(
    "reception.Incident",
    _ROW,
    fields("place_key day kind", "explain the figures of a day that was not usual"),
    anonymous=True,
)
