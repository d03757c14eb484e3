"""The figures of past years: send a spreadsheet, say what its columns hold, read what would come, confirm."""

from __future__ import annotations

import base64
import json
from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext, ngettext

from maillage.accounts.staff.posting import attempt, attempt_command, status_of
from maillage.accounts.staff.serving import command, screen
from maillage.accounts.staff.visit import Visit, visit_of
from maillage.backoffice.forms.history import (
    HistoryConfirmForm,
    HistoryFileForm,
    HistoryMappingForm,
    sealed_history,
)
from maillage.backoffice.pages.history import (
    HistoryPage,
    HistoryPreviewPage,
    HistoryTablePage,
    MappedColumn,
    MappingPage,
)
from maillage.core.errors import Refusal
from maillage.core.pages import show
from maillage.reception import actions, queries

_FIRST = 12


@screen("reception.import_history")
def history(request: HttpRequest) -> HttpResponse:
    """What was brought in; ask for a file, and show how it would be read."""
    form = HistoryFileForm(request.POST or None, request.FILES or None)
    if form.is_valid():
        file = form.cleaned_data["file"]
        held = {"name": file.name, "content": base64.b64encode(file.read()).decode()}
        try:
            return show(request, _mapping_page(held, _samples(held)[0].name))
        except Refusal as refusal:
            form.add_error("file", str(refusal.sentence))
    return show(request, HistoryPage(batches=queries.history_batches(), form=form), status=status_of(form))


@command("reception.import_history")
def map_columns(request: HttpRequest) -> HttpResponse:
    """Read the file as the person said; show the faults, or what would come in."""
    visit = visit_of(request)
    carried = HistoryConfirmForm(request.POST)
    if not carried.is_valid():
        return _sent_back(request)
    held = carried.cleaned_data["payload"]
    sheet = request.POST.get("sheet", "")
    if sheet != held.get("sheet", sheet) and sheet in [one.name for one in _samples(held)]:
        return show(request, _mapping_page(held, sheet))
    form = _form(held, held.get("sheet", sheet), request.POST)
    if not form.is_valid():
        return show(request, _with_columns(form, held), status=422)
    mapping = form.mapping_values()
    try:
        brought = _brought(held, mapping, visit, dry_run=True)
    except Refusal as refusal:
        return show(request, _with_columns(form, held, str(refusal.sentence).splitlines()), status=422)
    page = HistoryPreviewPage(
        form=HistoryConfirmForm(initial={"payload": sealed_history({**held, "mapping": mapping})}),
        name=held["name"],
        sentences=brought.sentences(),
        first=[
            (told.figure, told.place, f"{told.when.starts_on:%Y-%m}", told.number)
            for told in brought.read.figures[:_FIRST]
        ],
        mapping_json=json.dumps(mapping, ensure_ascii=False, indent=2),
    )
    return show(request, page)


@command("reception.import_history")
def confirm(request: HttpRequest) -> HttpResponse:
    """Bring in what the preview showed."""
    visit = visit_of(request)
    form = HistoryConfirmForm(request.POST)

    def bring() -> Mapping[str, Any]:
        held = form.cleaned_data["payload"]
        return {"count": _brought(held, held.get("mapping", {}), visit, dry_run=False).created}

    done = attempt(request, form, bring) if form.is_valid() else None
    if done is None:
        return _sent_back(request, " ".join(str(sentence) for sentence in form.all_sentences()))
    told = ngettext("C’est fait : %(count)d chiffre.", "C’est fait : %(count)d chiffres.", done["count"])
    messages.success(request, told % {"count": done["count"]})
    return redirect("staff:history")


@screen("reception.import_history")
def batch(request: HttpRequest, batch_id: UUID) -> HttpResponse:
    """All that a sheet brought."""
    table = queries.history_table(queries.history_batch(batch_id))
    same_as = dict(queries.HistorySameAs.choices).get(table.batch.same_as, "")
    return show(request, HistoryTablePage(table=table, same_as=str(same_as)))


@command("reception.import_history")
def withdraw(request: HttpRequest, batch_id: UUID) -> HttpResponse:
    """Take out what a sheet brought."""
    visit, found = visit_of(request), queries.history_batch(batch_id)

    def effect() -> dict[str, str]:
        actions.withdraw_history(batch=found, actor=visit.account, at=visit.at)
        return {}

    attempt_command(request, effect, told=gettext("C’est retiré. Le fichier peut revenir, lu autrement."))
    return redirect("staff:history")


def _sent_back(request: HttpRequest, told: str = "") -> HttpResponse:
    messages.error(request, told or gettext("Envoyez d’abord un fichier."))
    return redirect("staff:history")


def _samples(held: dict[str, Any]) -> list[queries.SheetSample]:
    return queries.sheet_samples(held["name"], base64.b64decode(held["content"]))


def _mapping_page(held: dict[str, Any], sheet: str) -> MappingPage:
    """The page of a sheet, filled with what its titles suggest."""
    held = {"name": held["name"], "content": held["content"], "sheet": sheet}
    return _with_columns(_form(held, sheet, None), held)


def _form(held: dict[str, Any], sheet: str, sent: Any) -> HistoryMappingForm:  # noqa: ANN401  what a browser sends
    samples = _samples(held)
    found = next((one for one in samples if one.name == sheet), samples[0])
    roles = {f"role_{number}": column.role for number, column in enumerate(found.columns)}
    initial = {"payload": sealed_history(held), "sheet": found.name, "header_line": found.header_line, **roles}
    titles = [column.title for column in found.columns]
    return HistoryMappingForm(sent, initial=initial, titles=titles, sheets=[one.name for one in samples])


def _with_columns(form: HistoryMappingForm, held: dict[str, Any], faults: list[str] | None = None) -> MappingPage:
    found = next(one for one in _samples(held) if one.name == held["sheet"])
    columns = [MappedColumn(field, column.cells) for field, column in zip(form.roles(), found.columns, strict=True)]
    return MappingPage(form=form, name=held["name"], columns=columns, faults=faults or [])


def _brought(held: dict[str, Any], values: dict[str, Any], visit: Visit, *, dry_run: bool) -> actions.Brought:
    return actions.bring_history(
        name=held["name"],
        content=base64.b64decode(held["content"]),
        mapping=values,
        actor=visit.account,
        at=visit.at,
        dry_run=dry_run,
    )
