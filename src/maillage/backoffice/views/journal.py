"""The journal, read only."""

from __future__ import annotations

from dataclasses import replace

from django.http import HttpRequest, HttpResponse

from maillage.accounts import queries as accounts
from maillage.accounts.staff.serving import screen
from maillage.accounts.staff.visit import visit_of
from maillage.backoffice.pages.network import JournalPage
from maillage.core.pages import show
from maillage.safeguards.queries import journal_page


@screen("backoffice.read_journal", recent=True)
def journal(request: HttpRequest) -> HttpResponse:
    """The last acts, with the names of who did them."""
    visit = visit_of(request)
    page = journal_page(request.GET.get("page"))
    names = {str(row.id): row.name for row in accounts.accounts_visible_to(visit.account, visit.on)}
    named = [replace(line, actor_id=names.get(line.actor_id, line.actor_id)) for line in page.items]
    return show(request, JournalPage(entries=replace(page, items=named)))
