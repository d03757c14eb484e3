"""What the network's tables keep: public facts, and who bears or provides, which stays inside (R8)."""

from maillage.safeguards.classification import Level, fields, table

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
    fields("updated_on reviewed_on review_on publication", "keep the text fresh"),
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
table(
    "network.News",
    _KEY,
    _DATES,
    _VERSION,
    fields("slug title title_en text text_en place", "tell the public what is new; it has no author", Level.OPEN),
    fields("state", "know whether the public sees it"),
)
table(
    "network.KeptName",
    _KEY,
    fields("service title kept_on", "know which names stay apart on purpose"),
)
table(
    "network.Room",
    _KEY,
    fields("place name step_free", "know which rooms one gets into", Level.OPEN),
    fields("capacity is_retired", "know which room to use"),
)
table(
    "network.Equipment",
    _KEY,
    fields("place room kind name count state is_retired", "know what can be used, and what is to mend"),
)
