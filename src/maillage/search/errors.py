"""What search refuses."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from maillage.core.errors import Conflict


class IndexBusy(Conflict):
    """Another process of this machine writes the index."""

    code = "index_busy"

    def __init__(self) -> None:
        super().__init__(_("L’index de recherche est en cours d’écriture. Réessayez dans une minute."))
