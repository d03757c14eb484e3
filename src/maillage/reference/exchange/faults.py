"""What is wrong in a file, cell by cell."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from maillage.core.errors import Refusal

_SHOWN_CHARACTERS = 60


@dataclass(frozen=True)
class Fault:
    """One fault: sheet (or file), line from 1, column by its name, what was expected and what was found."""

    sheet: str
    line: int
    column: str
    expected: str
    found: str

    def sentence(self) -> str:
        """One line for a person."""
        place = _("%(sheet)s, ligne %(line)d") % {"sheet": self.sheet, "line": self.line}
        if self.column:
            place = _("%(place)s, colonne « %(column)s »") % {"place": place, "column": self.column}
        words = {"place": place, "expected": self.expected, "found": self.found}
        return _("%(place)s : attendu %(expected)s ; trouvé %(found)s.") % words


class BadRecords(Refusal):
    """A file with faults: all are told, and nothing of it was kept."""

    code = "bad_records"

    def __init__(self, faults: tuple[Fault, ...]) -> None:
        """`faults` holds one at least."""
        self.faults = faults
        words = {"count": len(faults)}
        told = ngettext("%(count)d faute. Rien n’a changé.", "%(count)d fautes. Rien n’a changé.", len(faults)) % words
        super().__init__("\n".join([told, *(fault.sentence() for fault in faults)]))


def shown(value: object) -> str:
    """A value as a person recognises it, cut when it is long."""
    if value is None or value == "":
        return _("rien")
    plain = int(value) if isinstance(value, float) and value.is_integer() else value
    text = " ".join(str(plain).split())
    cut = f"{text[:_SHOWN_CHARACTERS]}…" if len(text) > _SHOWN_CHARACTERS else text
    return _("« %s »") % cut
