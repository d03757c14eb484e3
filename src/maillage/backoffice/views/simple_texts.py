"""Simple texts: our own pages and the services; who read them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext

from maillage.accounts.staff.posting import attempt, attempt_command, status_of
from maillage.accounts.staff.serving import command, screen
from maillage.accounts.staff.visit import Visit, visit_of
from maillage.backoffice.forms.simple_texts import ReadingForm
from maillage.backoffice.pages.simple_texts import SimpleTextPage, SimpleTextsPage, TextLine
from maillage.core.pages import show
from maillage.core.simple_texts import SimpleText, simple_texts
from maillage.core.simple_writing import State, faults, fingerprint, state_by_machine
from maillage.core.text import sentences
from maillage.network import actions, rules
from maillage.network import queries as network

# People read the French text; its English is a translation.
LANGUAGE = "fr"


@dataclass(frozen=True)
class Text:
    """A text to be read: where it is kept, its title, its sentences."""

    kind: str
    code: str
    title: str | Promise
    sentences: tuple[str, ...]

    @property
    def subject(self) -> str:
        """Names the text where its readings are kept."""
        return f"{self.kind}:{self.code}"

    @property
    def fingerprint(self) -> str:
        """A reading holds for these very words."""
        return fingerprint(self.sentences)


@screen("network.note_reading")
def texts(request: HttpRequest) -> HttpResponse:
    """Every simple text and how far it is."""
    visit = visit_of(request)
    readings = network.readings(LANGUAGE)

    def lines(found: list[Text]) -> tuple[TextLine, ...]:
        return tuple(_line(text, readings.get((text.subject, text.fingerprint))) for text in found)

    page = SimpleTextsPage(pages=lines([_of_page(text) for text in simple_texts]), services=lines(_of_services(visit)))
    return show(request, page)


@screen("network.note_reading")
def text(request: HttpRequest, kind: str, code: str) -> HttpResponse:
    """One text; a form notes who read it."""
    visit = visit_of(request)
    found = _found(visit, kind, code)
    reading = network.reading_of(found.subject, language=LANGUAGE, fingerprint=found.fingerprint)
    form = ReadingForm(request.POST or None)

    def note() -> dict[str, str]:
        row = actions.record_reading(
            subject=found.subject,
            language=LANGUAGE,
            fingerprint=found.fingerprint,
            actor=visit.account,
            at=visit.at,
            **form.values(),
        )
        return {"id": str(row.id)}

    if form.is_valid() and attempt(request, form, note):
        messages.success(request, gettext("La relecture est notée."))
        return redirect("staff:simple_text", kind=kind, code=code)
    page = SimpleTextPage(
        title=found.title,
        sentences=found.sentences,
        state=_state(found, reading),
        faults=tuple(faults(found.sentences)),
        reading=reading,
        form=form,
        falc_href=reverse("staff:declare_falc", args=[kind, code]),
    )
    return show(request, page, status=status_of(form))


@command("network.note_reading")
def declare(request: HttpRequest, kind: str, code: str) -> HttpResponse:
    """Say that the group holds the text for easy to read and understand."""
    visit = visit_of(request)
    found = _found(visit, kind, code)

    def say() -> dict[str, str]:
        row = actions.declare_falc(
            subject=found.subject,
            language=LANGUAGE,
            fingerprint=found.fingerprint,
            actor=visit.account,
            at=visit.at,
        )
        return {"id": str(row.id)}

    attempt_command(
        request,
        say,
        told=gettext("Le texte est déclaré facile à lire et à comprendre."),
    )
    return redirect("staff:simple_text", kind=kind, code=code)


def _of_page(text: SimpleText) -> Text:
    return Text("page", text.code, text.title, tuple(text.sentences(LANGUAGE)))


def _of_services(visit: Visit) -> list[Text]:
    return [
        Text("service", service.slug, service.title, tuple(sentences(service.simple_version)))
        for service in network.services_managed_by(visit.account, visit.on)
        if service.simple_version
    ]


def _found(visit: Visit, kind: str, code: str) -> Text:
    """The text at an address. Raises NotYours."""
    kinds: dict[str, Callable[[], list[Text]]] = {
        "page": lambda: [_of_page(text) for text in simple_texts],
        "service": lambda: _of_services(visit),
    }
    for text in kinds.get(kind, list)():
        if text.code == code:
            return text
    raise rules.not_yours()


def _state(text: Text, reading: network.Reading | None) -> State:
    if reading is None:
        return state_by_machine(text.sentences, language=LANGUAGE)
    return State.FALC if reading.is_falc else State.READ


def _line(text: Text, reading: network.Reading | None) -> TextLine:
    href = reverse("staff:simple_text", args=[text.kind, text.code])
    return TextLine(text.title, href, _state(text, reading), reading)
