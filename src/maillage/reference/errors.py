"""What the reference data refuses."""

from __future__ import annotations

from django.utils.translation import gettext as _

from maillage.core.errors import Refusal


class BadSource(Refusal):
    """A source that cannot be read as it should: where it fails, what was expected, what was found."""

    code = "bad_source"

    def __init__(self, *, file: str, line: int = 0, column: str = "", expected: str, found: str) -> None:
        """`line` counts the lines of the file from 1 (0: the whole file); `column` is a name of the header."""
        self.file, self.line, self.column, self.expected, self.found = file, line, column, expected, found
        place = [_("fichier %(file)s") % {"file": file}]
        if line:
            place.append(_("ligne %(line)d") % {"line": line})
        if column:
            place.append(_("colonne « %(column)s »") % {"column": column})
        words = {"place": ", ".join(place), "expected": expected, "found": found}
        super().__init__(_("%(place)s : attendu %(expected)s ; trouvé %(found)s.") % words)


class BadCalendar(Refusal):
    """School holidays that cannot be: they end before they start, or overlap."""

    code = "bad_calendar"
