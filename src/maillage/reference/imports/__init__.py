"""Importers of official sources, by the name a command gives them."""

from maillage.reference.imports.communes import import_communes
from maillage.reference.imports.report import ImportReport
from maillage.reference.imports.rome import import_rome

IMPORTERS = {"communes": import_communes, "rome": import_rome}

__all__ = ["IMPORTERS", "ImportReport", "import_communes", "import_rome"]
