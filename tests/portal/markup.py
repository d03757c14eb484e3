"""What a page of HTML says about itself, read by a parser: headings, labels, languages, links."""

from __future__ import annotations

import itertools
from dataclasses import dataclass, field
from html.parser import HTMLParser

VOID = frozenset(
    {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
    | {"path", "circle", "use"}
)
# Elements whose end tag HTML lets one leave out, and that our templates always close.
FIELD_TAGS = frozenset({"input", "select", "textarea"})


@dataclass
class Element:
    """A start tag, its attributes, the languages it stands in, and its own text once closed."""

    tag: str
    attributes: dict[str, str]
    language: str
    text: str = ""


@dataclass
class Markup(HTMLParser):
    """A parsed page."""

    source: str
    elements: list[Element] = field(default_factory=list)
    unclosed: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__()
        self._open: list[Element] = []
        self.feed(self.source)
        self.close()
        self.unclosed += [element.tag for element in self._open]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = {name: value or "" for name, value in attrs}
        inherited = self._open[-1].language if self._open else ""
        element = Element(tag, attributes, attributes.get("lang", inherited))
        self.elements.append(element)
        if tag not in VOID:
            self._open.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag in VOID:
            return
        if not self._open or self._open[-1].tag != tag:
            self.unclosed.append(f"</{tag}>")
            return
        self._open.pop()

    def handle_data(self, data: str) -> None:
        for element in self._open:
            element.text += data

    def all(self, *tags: str) -> list[Element]:
        """Elements of these tags, in order."""
        return [element for element in self.elements if element.tag in tags]

    def texts(self, *tags: str) -> list[str]:
        """Their texts, blanks put together."""
        return [" ".join(element.text.split()) for element in self.all(*tags)]

    def links(self) -> list[str]:
        """Addresses of the links."""
        return [element.attributes["href"] for element in self.all("a") if "href" in element.attributes]

    def heading_levels(self) -> list[int]:
        """Levels of the headings, in order."""
        return [int(element.tag[1]) for element in self.all("h1", "h2", "h3", "h4", "h5", "h6")]


def faults(markup: Markup) -> list[str]:
    """What breaks the basics of a page; empty when all is well."""
    levels = markup.heading_levels()
    ids = [element.attributes["id"] for element in markup.elements if "id" in element.attributes]
    found = [f"not closed: {tag}" for tag in markup.unclosed]
    found += [f"{levels.count(1)} h1"] if levels.count(1) != 1 else []
    found += [f"h{a} then h{b}" for a, b in itertools.pairwise(levels) if b > a + 1]
    found += [f"id twice: {each}" for each in sorted({each for each in ids if ids.count(each) > 1})]
    found += [f"no target: {name}={each}" for name, each in _references(markup) if each not in ids]
    found += _unlabelled(markup)
    found += ["no lang"] if not markup.all("html")[0].attributes.get("lang") else []
    found += ["no title"] if not markup.texts("title") or not markup.texts("title")[0] else []
    return found


def _references(markup: Markup) -> list[tuple[str, str]]:
    """Ids that elements point at."""
    names = ("for", "aria-labelledby", "aria-describedby", "data-target")
    pairs = [
        (name, element.attributes[name]) for element in markup.elements for name in names if name in element.attributes
    ]
    anchors = [("href", href[1:]) for href in markup.links() if href.startswith("#")]
    return [(name, each) for name, value in [*pairs, *anchors] for each in value.split()]


def _unlabelled(markup: Markup) -> list[str]:
    labelled = {element.attributes.get("for") for element in markup.all("label")}
    return [
        f"no label: {element.attributes}"
        for element in markup.all(*FIELD_TAGS)
        if element.attributes.get("type") != "hidden"
        and element.attributes.get("id") not in labelled
        and "aria-label" not in element.attributes
    ]
