"""Bringing in the figures of past years, sheet by sheet: everything is checked before anything is written."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping as MappingOf
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from maillage.core.instants import local
from maillage.network.models import Place
from maillage.reception.history.cells import plain
from maillage.reception.history.grids import grids_of
from maillage.reception.history.mapping import Mapping, mapping_of
from maillage.reception.history.reading import Read, read_sheet
from maillage.reception.models import HistoryBatch, HistoryFigure
from maillage.reception.rules import require
from maillage.reference.errors import BadSource
from maillage.reference.exchange.faults import BadRecords
from maillage.reference.exchange.tables import Upload
from maillage.safeguards import journal

if TYPE_CHECKING:
    from maillage.accounts.models import Account

PERMISSION = "reception.import_history"


@dataclass(frozen=True)
class Brought:
    """What a sheet brings, or would. `strangers`: places whose name is none of ours."""

    read: Read
    strangers: tuple[str, ...]
    is_known: bool
    is_dry_run: bool

    @property
    def created(self) -> int:
        """How many figures are new."""
        return 0 if self.is_known else len(self.read.figures)

    def as_json(self) -> dict[str, object]:
        """JSON types only."""
        return {
            "created": self.created,
            "unchanged": len(self.read.figures) - self.created,
            "totals_set_aside": self.read.totals,
            "unknown_cells": self.read.unknown,
            "strangers": list(self.strangers),
            "is_dry_run": self.is_dry_run,
        }

    def sentences(self) -> list[str]:
        """What a person reads of it."""
        count = len(self.read.figures)
        told = [ngettext("%(count)d chiffre lu.", "%(count)d chiffres lus.", count) % {"count": count}]
        if self.is_known:
            told.append(_("Cette feuille est déjà là, lue de la même façon : rien ne change."))
        if self.read.totals:
            lines = ", ".join(map(str, self.read.totals))
            told.append(_("Lignes de totaux laissées de côté : %(lines)s.") % {"lines": lines})
        if self.read.unknown:
            told.append(_("Cellules vides ou « nc », laissées inconnues : %(count)d.") % {"count": self.read.unknown})
        if self.strangers:
            sentence = _("Ces noms ne sont pas ceux de nos lieux : %(names)s. Ils restent tels quels.")
            told.append(sentence % {"names": ", ".join(self.strangers)})
        return [*told, _("Rien n’a été gardé.")] if self.is_dry_run else told


def import_history(
    *, upload: Upload, mapping: Mapping, actor: Account | None, at: datetime, dry_run: bool = False
) -> Brought:
    """Bring one sheet in, once. Raises NotYours, BadSource, and BadRecords with every fault; then nothing changes."""
    on = local(at).date()
    require(actor, PERMISSION, on=on, place_key="")
    grid = next((one for one in grids_of(upload) if mapping.sheet in {one.name, ""}), None)
    if grid is None:
        raise BadSource(file=upload.name, expected=_("la feuille « %s »") % mapping.sheet, found=_("d’autres feuilles"))
    read = read_sheet(grid, mapping, today=on)
    if read.faults:
        raise BadRecords(tuple(read.faults))
    keys = _places()
    strangers = sorted({told.place for told in read.figures if plain(told.place) not in keys})
    fingerprint = _fingerprint(upload, mapping)
    is_known = HistoryBatch.objects.filter(fingerprint=fingerprint).exists()
    if not (is_known or dry_run):
        with transaction.atomic():
            batch = _batch(upload, mapping, fingerprint=fingerprint, at=at)
            _add_figures(batch, read, keys)
            body = {"file": upload.name, "sheet": mapping.sheet, "figures": len(read.figures)}
            journal.record(verb=PERMISSION, actor=actor, at=at, subject=f"history:{batch.id}", body=body)
    return Brought(read, tuple(strangers), is_known, dry_run)


def bring_history(
    *,
    name: str,
    content: bytes,
    mapping: MappingOf[str, Any],
    actor: Account | None,
    at: datetime,
    dry_run: bool = False,
) -> Brought:
    """`import_history` of what a page sent."""
    read = mapping_of(mapping, file=name)
    return import_history(upload=Upload(name, content), mapping=read, actor=actor, at=at, dry_run=dry_run)


def withdraw_history(*, batch: HistoryBatch, actor: Account | None, at: datetime) -> None:
    """Take out what a sheet brought: its file may come again, read otherwise. Raises NotYours."""
    require(actor, PERMISSION, on=local(at).date(), place_key="")
    with transaction.atomic():
        body = {"file": batch.file, "sheet": batch.sheet}
        journal.record(verb="reception.withdraw_history", actor=actor, at=at, subject=f"history:{batch.id}", body=body)
        batch.delete()


def _batch(upload: Upload, mapping: Mapping, *, fingerprint: str, at: datetime) -> HistoryBatch:
    return HistoryBatch.objects.create(
        source=mapping.source,
        definition=mapping.definition,
        perimeter=mapping.perimeter,
        same_as=mapping.same_as,
        file=upload.name,
        sheet=mapping.sheet,
        fingerprint=fingerprint,
        imported_on=local(at).date(),
    )


def _add_figures(batch: HistoryBatch, read: Read, keys: MappingOf[str, str]) -> None:
    HistoryFigure.objects.bulk_create(
        [
            HistoryFigure(
                batch=batch,
                figure=told.figure,
                place_name=told.place,
                place_key=keys.get(plain(told.place), ""),
                span=told.when.span,
                starts_on=told.when.starts_on,
                number=told.number,
            )
            for told in read.figures
        ],
        batch_size=500,
    )


def _places() -> dict[str, str]:
    """Our places by their name in small letters without accents."""
    return {plain(name): str(key) for key, name in Place.objects.order_by("id").values_list("id", "name")}


def _fingerprint(upload: Upload, mapping: Mapping) -> str:
    how = json.dumps(mapping.as_json(), sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(hashlib.sha256(upload.content).digest() + how.encode()).hexdigest()
