"""What is kept, why, how sensitive it is and for how long: one declaration per table.

Each package declares its tables in `classification.py`; `tests/architecture` fails on any field
left out. `docs/reference/data.md` and the register of processing are generated from here.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum


class Level(StrEnum):
    """How far a value may travel."""

    OPEN = "open"  # public facts
    INTERNAL = "internal"  # for staff
    PERSONAL = "personal"  # tells about an identified member of staff
    SENSITIVE = "sensitive"  # secrets and keys


@dataclass(frozen=True)
class Retention:
    """How long a row stays. `days` counts from the date or instant field `since`.

    `days=None` keeps the row while it is useful, told in `rule`. `maillage purge` deletes every
    row older than its retention, unless `action` names the door that removes it.
    """

    rule: str
    days: int | None = None
    since: str | None = None
    action: str | None = None


WHILE_USED = Retention("while the network uses it; ended rows keep their history")


@dataclass(frozen=True)
class Fields:
    """Fields of a table that share a purpose and a level."""

    names: tuple[str, ...]
    purpose: str
    level: Level


@dataclass(frozen=True)
class Table:
    """A table: its model (`app.Model`), its retention and its fields."""

    model: str
    retention: Retention
    fields: tuple[Fields, ...]
    anonymous: bool = False


_TABLES: dict[str, Table] = {}


def fields(names: str, purpose: str, level: Level = Level.INTERNAL) -> Fields:
    """Classify the blank-separated field `names`."""
    return Fields(tuple(names.split()), purpose, level)


def table(model: str, *groups: Fields, retention: Retention = WHILE_USED, anonymous: bool = False) -> Table:
    """Declare the classification of `model`; `anonymous` tables are held against the deny-list of R3."""
    declared = Table(model, retention, groups, anonymous)
    if model in _TABLES and _TABLES[model] != declared:
        raise ValueError(f"{model} is classified twice")
    _TABLES[model] = declared
    return declared


def tables() -> Iterator[Table]:
    """Every declared table, by model name."""
    return iter(sorted(_TABLES.values(), key=lambda declared: declared.model))


# ── What safeguards keep ─────────────────────────────────────────────────────
_HALF_DAY = fields("place_key day half_day", "tell where and on which half-day")
_ROW = fields("id", "identify the row")

table(
    "safeguards.Entry",
    fields("sequence recorded_at verb place_key", "know what was done, when, at which place"),
    fields("actor_id subject body", "know who did it, on what, with which details", Level.PERSONAL),
    fields("salt", "keep forgotten details from being guessed back", Level.SENSITIVE),
    fields("is_forgotten body_hash previous_hash hash", "prove that nothing was changed or removed"),
    retention=Retention(
        "who, on what and the details are emptied after 12 months; the chain of hashes stays",
        days=365,
        since="recorded_at",
        action="safeguards.journal.forget_bodies",
    ),
)
table("safeguards.JournalHead", _ROW, fields("sequence hash", "prove that the end of the journal was not cut"))
table(
    "safeguards.Fact",
    _ROW,
    _HALF_DAY,
    fields("verb", "know what happened"),
    fields("digest is_sealed", "prove that no fact was added, changed or removed"),
    retention=Retention("24 months after the day", days=730, since="day", action="safeguards.facts.forget_facts"),
    anonymous=True,
)
table(
    "safeguards.FactSalt",
    _ROW,
    _HALF_DAY,
    fields("count", "know how many facts the half-day holds"),
    fields("salt", "hide the objects of facts; destroyed when the half-day is sealed", Level.SENSITIVE),
    retention=Retention(
        "until the half-day is sealed, the day after at the latest",
        days=0,
        since="day",
        action="safeguards.facts.seal_past_half_days",
    ),
    anonymous=True,
)
table(
    "safeguards.FactOperation",
    fields("digest forget_on", "take in once a fact sent twice; one date for all facts of a month"),
    fields("body_hash", "refuse the same id for another fact; emptied every night"),
    retention=Retention(
        "60 days, to the end of the month",
        days=0,
        since="forget_on",
        action="safeguards.fact_operations.strip_and_forget",
    ),
    anonymous=True,
)
table(
    "safeguards.Operation",
    fields("id", "recognise an operation sent twice"),
    fields("body_hash", "refuse another content under the same id"),
    fields("result", "answer again without doing again"),
    fields("recorded_on", "know when it may be deleted"),
    retention=Retention("60 days: longer than a desk may stay without network", days=60, since="recorded_on"),
)
table(
    "safeguards.CachedValue",
    fields("cache_key value expires", "count sign-in attempts, without keeping who tried beyond the limit"),
    retention=Retention("until it expires, an hour at most for limits", days=0, since="expires"),
)

# ── What libraries keep ──────────────────────────────────────────────────────
_UNUSED = Retention("Maillage does not use it; Django needs the table")
_WITH_ACCOUNT = Retention("while the account exists")
_ACCOUNT_LINK = fields("user", "know whose it is", Level.PERSONAL)

table("auth.Group", _ROW, fields("name permissions", "none: roles are grants"), retention=_UNUSED)
table("auth.Permission", _ROW, fields("name content_type codename", "none: roles are grants"), retention=_UNUSED)
table("contenttypes.ContentType", _ROW, fields("app_label model", "name the tables"))
table(
    "sessions.Session",
    fields("session_key session_data", "keep a member of staff signed in", Level.SENSITIVE),
    fields("expire_date", "end the session after 12 hours"),
    retention=Retention("until it expires, 12 hours after sign-in", days=0, since="expire_date"),
)
table(
    "usersessions.UserSession",
    _ROW,
    _ACCOUNT_LINK,
    fields("created_at last_seen_at user_agent data", "let people see and end their own sessions", Level.PERSONAL),
    fields("ip", "none: the library's column, always 0.0.0.0"),
    fields("session_key", "end the session", Level.SENSITIVE),
    retention=Retention("one day after it was last seen", days=1, since="last_seen_at"),
)
table(
    "account.EmailAddress",
    _ROW,
    _ACCOUNT_LINK,
    fields("email", "write to the member of staff", Level.PERSONAL),
    fields("verified primary", "know where to write"),
    retention=_WITH_ACCOUNT,
)
table(
    "account.EmailConfirmation",
    _ROW,
    fields("email_address", "know whose address is confirmed", Level.PERSONAL),
    fields("created sent", "know until when the link works"),
    fields("key", "recognise the link", Level.SENSITIVE),
    retention=Retention("3 days, the life of a link", days=3, since="created"),
)
table(
    "mfa.Authenticator",
    _ROW,
    _ACCOUNT_LINK,
    fields("type", "know which second factor it is"),
    fields("data", "check the second factor", Level.SENSITIVE),
    fields("created_at last_used_at", "let people recognise their own devices", Level.PERSONAL),
    retention=_WITH_ACCOUNT,
)
table(
    "django_tasks_database.DBTaskResult",
    _ROW,
    fields("status enqueued_at started_at finished_at run_after priority", "run jobs once, in order"),
    fields("task_path queue_name backend_name worker_ids", "know what runs where"),
    fields("args_kwargs return_value", "run the job: ids, never values of personal fields"),
    fields("exception_class_path traceback", "understand a failure"),
    retention=Retention("30 days", days=30, since="enqueued_at"),
)
