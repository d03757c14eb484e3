"""The components of the interface: what each one's header says it takes."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from django.conf import settings
from django.template import Context, Engine
from django.utils.functional import Promise
from django.utils.safestring import SafeData, SafeString
from django.utils.translation import get_language, override

FOLDER = Path(__file__).parent / "templates/ui"

_LONGEST_PLAIN = 300  # characters; longer words are seldom drawn twice

_HEADER = re.compile(r"\A\{% comment %\}\n(?P<header>.*?)\{% endcomment %\}\n", re.DOTALL)
_OPTION = re.compile(
    r"option (?P<name>\w+)(?: (?P<required>required)| = (?P<default>[^\s:]+))?"
    r"(?: of (?P<choices>[\w|-]+))?: (?P<about>.+)"
)


class ComponentError(Exception):
    """A component is misused, or its header cannot be read: a mistake of ours, never of a visitor."""


@dataclass(frozen=True)
class Option:
    """One option of a component; `choices` is empty when any value goes."""

    name: str
    about: str
    default: str = ""
    is_required: bool = False
    choices: tuple[str, ...] = ()


@dataclass(frozen=True)
class Component:
    """A template of `ui/` and the options it takes."""

    name: str
    about: str
    options: Mapping[str, Option]

    def refuse_names(self, given: set[str]) -> None:
        """Raises ComponentError when `given` names an option it lacks, or leaves out a required one."""
        unknown = given - set(self.options)
        missing = {option.name for option in self.options.values() if option.is_required} - given
        for fault, names in (("does not take", unknown), ("needs", missing)):
            if names:
                raise ComponentError(f"ui/{self.name}.html {fault} {', '.join(sorted(names))}")

    def values(self, given: Mapping[str, object]) -> dict[str, object]:
        """The context of its template. Raises ComponentError on a wrong name or value."""
        self.refuse_names(set(given))
        values = {name: given.get(name, option.default) for name, option in self.options.items()}
        for name, option in self.options.items():
            if option.choices and str(values[name]) not in option.choices:
                raise ComponentError(f"ui/{self.name}.html: {name} is one of {option.choices}, not {values[name]!r}")
        return values

    def render(self, given: Mapping[str, object]) -> SafeString:
        """Its HTML; the template sees the options and nothing of the page around.

        Made of plain words alone it is always the same, and drawn once.
        """
        words = {name: str(value) if isinstance(value, Promise) else value for name, value in given.items()}
        if settings.DEBUG or not all(_is_plain(value) for value in words.values()):
            return self.draw(words)
        options = tuple((name, value, isinstance(value, SafeData)) for name, value in sorted(words.items()))
        return _drawn_once(self.name, get_language(), options)

    def draw(self, given: Mapping[str, object]) -> SafeString:
        """Its HTML, made anew."""
        template = Engine.get_default().get_template(f"ui/{self.name}.html")
        return template.render(Context(self.values(given)))


def _is_plain(value: object) -> bool:
    return value is None or (isinstance(value, str) and len(value) <= _LONGEST_PLAIN)


@lru_cache(maxsize=2000)
def _drawn_once(name: str, _language: str | None, options: tuple[tuple[str, Any, bool], ...]) -> SafeString:
    return component(name).draw({option: value for option, value, _is_safe in options})


@dataclass(frozen=True)
class Exhibit:
    """A component, and its examples drawn."""

    component: Component
    drawings: tuple[SafeString, ...]


def _option(component: str, line: str) -> Option:
    found = _OPTION.fullmatch(line)
    if found is None:
        raise ComponentError(f"ui/{component}.html: cannot read the header line {line!r}")
    choices = tuple(found["choices"].split("|")) if found["choices"] else ()
    return Option(
        name=found["name"],
        about=found["about"],
        default=found["default"] or "",
        is_required=bool(found["required"]),
        choices=choices,
    )


@cache
def component(name: str) -> Component:
    """The component of `ui/<name>.html`. Raises ComponentError when there is none, or without header."""
    path = FOLDER / f"{name}.html"
    found = _HEADER.match(path.read_text(encoding="utf-8")) if path.is_file() else None
    if found is None:
        raise ComponentError(f"there is no component {name!r}, or it has no header")
    lines = [line.strip() for line in found["header"].splitlines() if line.strip()]
    options = [_option(name, line) for line in lines if line.startswith("option ")]
    about = " ".join(line for line in lines if not line.startswith("option "))
    return Component(name=name, about=about, options={option.name: option for option in options})


def components() -> list[Component]:
    """All of them, by name."""
    return [component(path.stem) for path in sorted(FOLDER.glob("[a-z]*.html"))]


def gallery() -> list[Exhibit]:
    """Every component with its examples, by name, in French as these are. Raises KeyError when one has none."""
    from maillage.core.examples import EXAMPLES

    with override("fr"):
        return [
            Exhibit(component=shown, drawings=tuple(shown.render(example) for example in EXAMPLES[shown.name]))
            for shown in components()
        ]
