"""What staff forms share: the operation id, refusals told in place, lists typed one a line, sections."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar

from django import forms
from django.forms.boundfield import BoundField
from django.utils.functional import Promise

from maillage.core.errors import Refusal

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

    Words = str | _StrPromise


@dataclass(frozen=True)
class Section:
    """A titled part of a long form."""

    title: str | Promise
    fields: Sequence[BoundField]


class OperationForm(forms.Form):
    """A form with a random operation id, drawn anew each time it is shown empty."""

    operation = forms.UUIDField(widget=forms.HiddenInput, initial=uuid.uuid4)
    sections: ClassVar[tuple[tuple[str | Promise, tuple[str, ...]], ...]] = ()
    refused_status = 0

    @property
    def operation_id(self) -> uuid.UUID:
        """The id sent with the form."""
        found: uuid.UUID = self.cleaned_data["operation"]
        return found

    def values(self) -> dict[str, Any]:
        """The clean values, without the operation id."""
        return {name: value for name, value in self.cleaned_data.items() if name != "operation"}

    def in_sections(self) -> list[Section]:
        """The visible fields, by section; in one without title when the form declares none."""
        if not self.sections:
            return [Section("", self.visible_fields())]
        return [Section(title, [self[name] for name in names]) for title, names in self.sections]

    def add_refusal(self, refusal: Refusal) -> None:
        """Tell a refusal beside the fields it names, else above the form."""
        self.refused_status = refusal.status if refusal.status != 400 else 422
        known = {name: sentences for name, sentences in refusal.fields.items() if name in self.fields}
        for name, sentences in known.items():
            for sentence in sentences:
                self.add_error(name, sentence)
        if not known:
            self.add_error(None, str(refusal.sentence))

    def all_sentences(self) -> Iterator[str]:
        """Every error of the form, in words."""
        for sentences in self.errors.values():
            yield from (str(sentence) for sentence in sentences)


class LinesField(forms.Field):
    """A list of texts, typed one a line."""

    widget: type[forms.Textarea] | type[forms.TextInput] = forms.Textarea

    def prepare_value(self, value: Iterable[str] | str | None) -> str:
        return value if isinstance(value, str) else "\n".join(value or ())

    def to_python(self, value: str | None) -> list[str]:
        return [line.strip() for line in (value or "").splitlines() if line.strip()]


class WordsField(LinesField):
    """A list of short codes, typed with commas or blanks between them."""

    widget = forms.TextInput

    def prepare_value(self, value: Iterable[str] | str | None) -> str:
        return value if isinstance(value, str) else ", ".join(value or ())

    def to_python(self, value: str | None) -> list[str]:
        return (value or "").replace(",", " ").split()


class DayInput(forms.DateInput):
    """The browser's own date field."""

    input_type = "date"

    def __init__(self) -> None:
        super().__init__(format="%Y-%m-%d")


def day_field(label: Words, *, required: bool = False, help_text: Words = "") -> forms.DateField:
    """A day, typed or picked."""
    return forms.DateField(label=label, required=required, help_text=help_text, widget=DayInput())


def key_choices(pairs: Iterable[tuple[str, str]], *, empty: str | Promise | None = None) -> list[tuple[str, str]]:
    """Choices of a select, with a first empty one when nothing may be chosen."""
    return ([("", str(empty))] if empty is not None else []) + list(pairs)
