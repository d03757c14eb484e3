"""Old addresses of communes: a redirect keeps the code of before, so that the page of today can say what happened."""

from __future__ import annotations

from django.http import HttpRequest
from django.utils.translation import gettext as _

from maillage.portal.toponyms import of_commune
from maillage.reference import queries as reference
from maillage.reference.enums import FormerKind
from maillage.reference.queries import FormerName

FORMER = "ancienne"
_LONGEST_CODE = 5


def former_asked(request: HttpRequest, commune_code: str) -> FormerName | None:
    """The former commune the address speaks of, when it does lead to `commune_code`."""
    code = request.GET.get(FORMER, "")[:_LONGEST_CODE]
    succession = reference.succession_of(code) if code else None
    return succession.former if succession and commune_code in succession.communes else None


def former_in_words(former: FormerName, commune: str) -> str:
    """« Romette fait partie de Gap depuis 1974. »: what became of a former commune, in the active language."""
    words = {"before": former.name, "code": former.code, "commune": commune, "of_commune": of_commune(commune)}
    if former.ended_on is None:
        return _("%(before)s fait maintenant partie %(of_commune)s.") % words
    words["year"] = str(former.ended_on.year)
    if former.kind == FormerKind.RENAMED:
        return _("%(before)s (%(code)s) a changé de nom ou de code en %(year)s. C’est maintenant %(commune)s.") % words
    return _("%(before)s fait partie %(of_commune)s depuis %(year)s.") % words
