"""Refusals: every expected failure has a stable code and a sentence for people.

Anything that is not a `Refusal` is a bug: let it rise.
"""

from __future__ import annotations

from typing import ClassVar

from django.utils.functional import Promise


class Refusal(Exception):  # noqa: N818 - a refusal is an answer, not an error
    """Something a person may not do, or not like this; interfaces translate it once.

    `sentence` is shown as it stands; `fields` maps a form field to its own sentences.
    """

    code: ClassVar[str] = "refused"
    status: ClassVar[int] = 400

    def __init__(self, sentence: str | Promise, *, fields: dict[str, list[str]] | None = None) -> None:
        super().__init__(str(sentence))
        self.sentence = sentence
        self.fields = fields or {}


class NotYours(Refusal):
    """The object does not exist, or not for this person: answered alike, 404."""

    code = "not_found"
    status = 404


class Conflict(Refusal):
    """Somebody else was faster, or the operation is still in flight."""

    code = "conflict"
    status = 409
