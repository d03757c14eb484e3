"""What the network's tables keep: public facts, and who bears or provides, which stays inside (R8)."""

from maillage.safeguards.classification import Level, Retention, fields, table

_DATES = fields("valid_from valid_until", "say when the row is in force", Level.OPEN)
_KEY = fields("id", "identify the row", Level.OPEN)
_VERSION = fields("version", "refuse a change made on a stale page")

table(
    "network.Network",
    _KEY,
    fields("name short_name is_demonstration region_code school_zone", "name the network and its region", Level.OPEN),
    fields("publisher contact_email contact_phone hosting", "legal notice and contact", Level.OPEN),
)
table(
    "network.Organisation",
    _KEY,
    _DATES,
    fields(
        "name slug kind website contact_email", "know who bears a place or lends counsellors; never shown with them"
    ),
)
table(
    "network.Pole",
    fields(
        "code position name name_en search_phrase search_phrase_en summary summary_en",
        "enter by the question",
        Level.OPEN,
    ),
    fields("description description_en questions questions_en", "explain what one finds there", Level.OPEN),
)
table(
    "network.Place",
    _KEY,
    _DATES,
    _VERSION,
    fields("slug kind name address postal_code commune latitude longitude transport", "find the place", Level.OPEN),
    fields("opening_hours phone email website languages computers kiosks", "know when and how to come", Level.OPEN),
    fields(
        "accessibility_url step_free hearing_loop sign_language accessible_toilets", "know how to get in", Level.OPEN
    ),
    fields("bearer", "know which organisation bears the place"),
    fields("publication", "know whether the public sees it"),
)
table(
    "network.Service",
    _KEY,
    _DATES,
    _VERSION,
    fields(
        "slug pole kind title title_en summary summary_en description description_en",
        "describe the service",
        Level.OPEN,
    ),
    fields(
        "simple_version audiences conditions appointment appointment_reason price", "say how it is given", Level.OPEN
    ),
    fields("is_remote themes languages places", "say where and in which languages", Level.OPEN),
    fields("provider", "know which organisation brings the service; never shown to the public"),
    fields("updated_on review_on publication", "keep the text fresh"),
)
table(
    "network.Permanence",
    _KEY,
    _DATES,
    fields(
        "place pole weekday half_day counsellors", "say which pôle is staffed when; no person's presence", Level.OPEN
    ),
    fields("organisation", "know which organisation lends the hours; never shown to the public"),
)
table(
    "network.Agreement",
    _KEY,
    _DATES,
    _VERSION,
    fields("organisation reference renews", "know with whom, under which reference, and what it renews"),
    fields("half_days_per_month poles places blackouts", "compare what is promised with what is planned"),
)
table(
    "network.Counsellor",
    _KEY,
    _VERSION,
    fields("first_name family_name", "know who holds a shift; emptied after departure", Level.PERSONAL),
    fields("valid_from valid_until", "know until when the partner lends the person", Level.PERSONAL),
    fields("organisation poles places account", "know who may hold which shift", Level.PERSONAL),
    fields("charter_read_on module_followed_on", "know that the welcome path was followed", Level.PERSONAL),
    fields("shows_first_name", "name nobody to the public unless the person agreed; off by default", Level.PERSONAL),
    fields("feed_hash", "recognise the link of the person's own calendar", Level.SENSITIVE),
    retention=Retention(
        "name and link are emptied 90 days after the last day; shifts keep counts",
        days=90,
        since="valid_until",
        action="network.actions.counsellors.forget_departed_counsellors",
    ),
)
table(
    "network.Rota",
    _KEY,
    fields("place starts_on publication", "know which quarter of which place the public reads"),
    fields("last_change", "undo the last change: ids of shifts, no name"),
)
table(
    "network.Shift",
    _KEY,
    _VERSION,
    fields("rota pole day half_day state", "say which pôle is staffed on which date; no arrival time, no reason"),
    fields("organisation", "know which partner lends the hours; never shown to the public"),
    fields("counsellor", "know who comes; forgotten after 90 days", Level.PERSONAL),
    retention=Retention(
        "who held it is forgotten 90 days after the day; the shift stays as a count",
        days=90,
        since="day",
        action="network.actions.counsellors.forget_holders",
    ),
)
table(
    "network.AvailabilityCall",
    _KEY,
    fields("organisation starts_on closes_on", "ask a partner for its half-days of a quarter"),
    fields("opened_at answered_at revoked_at", "know whether the link still works and was answered"),
    fields("token_hash", "recognise the partner's link", Level.SENSITIVE),
    retention=Retention("one year after it closes, with its answers", days=365, since="closes_on"),
)
table(
    "network.Availability",
    _KEY,
    fields("call place pole day half_day people", "know which half-days the partner offers"),
    fields("counsellor", "know who would come, when the partner says it", Level.PERSONAL),
    retention=Retention("180 days after the day", days=180, since="day"),
)
table(
    "network.SpecialHours",
    _KEY,
    fields("place effect first_on last_on starts_at ends_at reason sentence", "say when hours change", Level.OPEN),
    fields("is_withdrawn", "know what was taken back"),
)
table(
    "network.Assessment",
    _KEY,
    fields("place principle answer proof assessed_on", "know how a place says it keeps the charter; its team reads it"),
)
table(
    "network.Derogation",
    _KEY,
    fields("principle place reason decided_by valid_from valid_until", "know what is set aside, why and until when"),
)
table(
    "network.SimpleReading",
    _KEY,
    fields("subject language fingerprint", "know which text was read, word for word", Level.OPEN),
    fields("group read_on is_falc", "say which group read it, when, and what it holds; never a person", Level.OPEN),
)
