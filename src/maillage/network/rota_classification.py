"""What agreements and the rota keep: names of counsellors for a time, then counts alone."""

from maillage.safeguards.classification import Level, Retention, fields, table
from maillage.safeguards.register import Processing, declare

_KEY = fields("id", "identify the row", Level.OPEN)
_VERSION = fields("version", "refuse a change made on a stale page")
_DATES = fields("valid_from valid_until", "say when the row is in force", Level.OPEN)

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

declare(
    Processing(
        name="Planning des permanences",
        purpose="Savoir qui tient quel créneau, remplacer une absence, compter les demi-journées par partenaire.",
        basis="Intérêt légitime : tenir les permanences promises au public (RGPD, article 6.1.f).",
        people="Conseillères et conseillers prêtés par les partenaires.",
        recipients="Équipe du lieu et coordination du réseau ; chaque partenaire pour ses seules réponses.",
        security="Ni heure d’arrivée, ni motif d’absence, ni statistique par personne ; liens gardés hachés.",
        tables=("network.Counsellor", "network.Shift", "network.AvailabilityCall", "network.Availability"),
    )
)
