"""Questions nobody should ask: any Unicode, a megabyte, operators, SQL, HTML, patterns that explode; ever the same."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator

SEED = 20261125
MEGABYTE = 1_000_000
# One in so many is a megabyte long: they take long to make.
_HUGE_EVERY = 200
_STOP_WORDS = (
    "de",
    "la",
    "du",
    "des",
    "le",
    "les",
    "un",
    "une",
    "et",
    "ou",
    "à",
    "au",
    "en",
    "dans",
    "par",
    "je",
    "nous",
    "vous",
)
_OPERATORS = (
    '"',
    "'",
    "+",
    "-",
    "*",
    "?",
    "~2",
    "^3",
    ":",
    "(",
    ")",
    "[a TO z]",
    "{",
    "}",
    "AND",
    "OR",
    "NOT",
    "NEAR/2",
    "\\",
)
_SQL = (
    "'; DROP TABLE network_place; --",
    "' OR '1'='1",
    '" UNION SELECT key FROM accounts_account --',
    "%' ESCAPE '!",
    "1); DELETE FROM reference_occupation; --",
    "$$; SELECT pg_sleep(10); $$",
)
_HTML = (
    "<script>alert({n})</script>",
    '"><img src=x onerror=alert({n})>',
    "<svg/onload=alert({n})>",
    "</title><b>{n}</b>",
    "<!--{n}--><style>*{{display:none}}</style>",
    "{{{{ settings.SECRET_KEY }}}}{{% load {n} %}}",
)
_PATTERNS = (
    "(a+)+$",
    "(.*)*b",
    "^(([a-z])+.)+[A-Z]([a-z])+$",
    "(x+x+)+y",
    "[[:alpha:]]{1000000}",
    "(?R)",
    ".*.*.*.*=.*",
)
_WORDS = (
    "boulangère",
    "aide-soignant",
    "CAP",
    "cuisine",
    "Marseille",
    "emploi",
    "formation",
    "VAE",
    "atelier",
    "œuvre",
)


def strings(count: int) -> Iterator[str]:
    """`count` questions, each sort in turn."""
    chance = random.Random(SEED)
    for rank in range(count):
        if rank % _HUGE_EVERY == _HUGE_EVERY - 1:
            yield _HUGE[rank // _HUGE_EVERY % len(_HUGE)](chance)
        else:
            yield _SORTS[rank % len(_SORTS)](chance)


def _any_unicode(chance: random.Random) -> str:
    """Any code point, lone surrogates included."""
    return "".join(chr(chance.randrange(0x110000)) for _sign in range(chance.randint(0, 120)))


def _controls(chance: random.Random) -> str:
    signs = [chr(code) for code in (*range(32), 127, *range(0x80, 0xA0), 0x2028, 0x2029, 0xFEFF)]
    return "".join(chance.choice([*signs, *_WORDS]) for _sign in range(chance.randint(1, 60)))


def _right_to_left(chance: random.Random) -> str:
    marks = "\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
    letters = [chr(code) for code in (*range(0x5D0, 0x5EB), *range(0x620, 0x64B), *range(0x660, 0x66A))]
    return "".join(chance.choice([*marks, *letters, " "]) for _sign in range(chance.randint(1, 80)))


def _stop_words(chance: random.Random) -> str:
    return " ".join(chance.choices(_STOP_WORDS, k=chance.randint(1, 60)))


def _operators(chance: random.Random) -> str:
    return chance.choice(("", " ")).join(chance.choices([*_OPERATORS, *_WORDS], k=chance.randint(1, 60)))


def _sql(chance: random.Random) -> str:
    return f"{chance.choice(_WORDS)}{chance.choice(_SQL)}{chance.choice(_WORDS)}"


def _html(chance: random.Random) -> str:
    return chance.choice(_WORDS) + chance.choice(_HTML).format(n=chance.randrange(10**9))


def _patterns(chance: random.Random) -> str:
    return chance.choice(_PATTERNS) + chance.choice("axy.") * chance.randint(0, 4000) + "!"


def _heaped_marks(chance: random.Random) -> str:
    """A letter under hundreds of accents, ligatures, wide letters, signs made of several."""
    marks = "".join(chr(chance.randrange(0x300, 0x370)) for _mark in range(chance.randint(0, 400)))
    return f"e{marks} ﬁﬀœ㎏ ＢＯＵＬＡＮＧＥＲ 👩🏽‍🍳{chr(0xFDFA)}{marks}"


def _many_words(chance: random.Random) -> str:
    """Hundreds of different words, none known and all of them nearly so."""
    letters = "abcdefghijklmnopqrstuvwxyz"
    return " ".join(chance.choice(_WORDS)[:6] + chance.choice(letters) for _word in range(chance.randint(50, 400)))


def _one_long_word(chance: random.Random) -> str:
    return "".join(chance.choices("aeiourstln", k=chance.randint(100, 5000)))


def _machine_words(chance: random.Random) -> str:
    """Paths, formats, commands."""
    words = (
        "../../etc/passwd",
        "%s%n%x",
        "${jndi:ldap://x}",
        "$(id)",
        "`id`",
        "\x00",
        "%00",
        "{0.__class__}",
        "\r\nX: y",
    )
    return " ".join(chance.choices([*words, *_WORDS], k=chance.randint(1, 12)))


_SORTS: tuple[Callable[[random.Random], str], ...] = (
    _any_unicode, _controls, _right_to_left, _stop_words, _operators, _sql,
    _html, _patterns, _heaped_marks, _many_words, _one_long_word, _machine_words,
)  # fmt: skip
_HUGE: tuple[Callable[[random.Random], str], ...] = (
    lambda _chance: "a" * MEGABYTE,
    lambda _chance: "de " * (MEGABYTE // 3),
    lambda _chance: "e" + "\u0301" * MEGABYTE,
    lambda _chance: '"(' * (MEGABYTE // 2),
    lambda chance: " ".join(str(chance.randrange(10**8)) for _word in range(MEGABYTE // 9)),
    lambda chance: "".join(chr(chance.randrange(0x20, 0xD800)) for _sign in range(MEGABYTE)),
)
