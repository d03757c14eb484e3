"""The words of each package and their English: `extract`, `check`, `update`, `compile`.

French is the source. A package keeps its English in `locale/en/LC_MESSAGES/django.po`, complete: no
missing, empty, fuzzy or unused entry, and the same variables on both sides.
"""

from __future__ import annotations

import argparse
import io
import re
import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import django
from babel.messages import Catalog, Message
from babel.messages.extract import DEFAULT_KEYWORDS, extract
from babel.messages.pofile import read_po, write_po
from django.conf import settings

from maillage.config.catalogues import compile_package

SOURCES = Path(__file__).resolve().parent.parent / "src/maillage"
KEYWORDS = DEFAULT_KEYWORDS | {
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext_lazy": (1, 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext_lazy": ((1, "c"), 2, 3),
}
_VARIABLE = re.compile(r"%\(\w+\)\w|%[sd]|\{\w*\}")
_SPEAKS = re.compile(r"\b(_|\w*gettext\w*)\(")

Key = tuple[str, str]


def packages(sources: Path) -> list[Path]:
    """The packages that may say something."""
    return sorted(path for path in sources.iterdir() if (path / "__init__.py").is_file())


def po_path(package: Path) -> Path:
    """Where the English of `package` is written."""
    return package / "locale/en/LC_MESSAGES/django.po"


def key_of(message: Message) -> Key:
    """What tells a message from another: its context and its words in the singular."""
    return message.context or "", message.id if isinstance(message.id, str) else message.id[0]


def _as_python(path: Path) -> io.BytesIO:
    """Python source that says what `path` says: itself, or the calls its template tags stand for."""
    text = path.read_text(encoding="utf-8")
    if path.suffix != ".py":
        from django.utils.translation.template import templatize

        # Blank indentation, which Python would read as blocks.
        text = "\n".join(line.lstrip() for line in templatize(text, origin=str(path)).splitlines())
    return io.BytesIO(text.encode())


def said_in(package: Path) -> Catalog:
    """Every message of the Python files and templates of `package`, without translation."""
    catalog = Catalog()
    modules = [path for path in package.rglob("*.py") if _SPEAKS.search(path.read_text(encoding="utf-8"))]
    templates = [path for path in (package / "templates").rglob("*") if path.is_file()]
    for path in sorted([*modules, *templates]):
        found = extract("python", _as_python(path), keywords=KEYWORDS, options={"encoding": "utf-8"})
        for line, words, _comments, context in found:
            place = (str(path.relative_to(package.parent)), line)
            catalog.add(words if isinstance(words, str) else tuple(words), context=context, locations=[place])
    return catalog


def english_of(package: Path) -> Catalog:
    """The English of `package`; empty when none is written yet."""
    path = po_path(package)
    if not path.is_file():
        return Catalog(locale="en", charset="utf-8")
    with path.open("rb") as file:
        return read_po(file, locale="en", charset="utf-8", abort_invalid=True)


def _messages(catalog: Catalog) -> Iterator[Message]:
    return (message for message in catalog if message.id)


def _forms(words: str | Iterable[str]) -> list[str]:
    return [words] if isinstance(words, str) else list(words)


def _fault_of(source: Message, english: Message | None) -> str | None:
    """What is wrong with the English of one message."""
    if english is None:
        return "missing"
    if english.fuzzy:
        return "fuzzy"
    translations = _forms(english.string)
    if not all(translations) or len(translations) != len(_forms(source.id)):
        return "empty, or not as many forms"
    wanted = set(_VARIABLE.findall(_forms(source.id)[-1]))
    if set(_VARIABLE.findall(translations[-1])) != wanted:
        return f"variables differ from {', '.join(sorted(wanted)) or 'none'}"
    return None


def faults(package: Path) -> list[str]:
    """What keeps the English of `package` from being complete; nothing when it is."""
    said, english = said_in(package), english_of(package)
    by_key = {key_of(message): message for message in _messages(english)}
    spoken = {key_of(message): message for message in _messages(said)}
    found = [
        f"{package.name}: {fault}: {key[1]!r} ({message.locations[0][0]}:{message.locations[0][1]})"
        for key, message in spoken.items()
        if (fault := _fault_of(message, by_key.get(key)))
    ]
    unused = [f"{package.name}: unused: {key[1]!r}" for key in by_key if key not in spoken]
    return found + unused + [f"{package.name}: obsolete: {key!r}" for key in english.obsolete]


def list_messages(sources: Path) -> int:
    """Print every message, package by package."""
    for package in packages(sources):
        for message in _messages(said_in(package)):
            print(f"{package.name}\t{_forms(message.id)[0]}")
    return 0


def check_catalogues(sources: Path) -> int:
    """Print every fault of every catalogue; 1 when there is one."""
    found = [fault for package in packages(sources) for fault in faults(package)]
    for fault in found:
        print(fault)
    return int(bool(found))


# No date and no name: two people who add entries write the same header.
_HEADER = b"""msgid ""
msgstr ""
"Language: en\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\\n"

"""


def update_catalogues(sources: Path) -> int:
    """Write in each catalogue the messages it lacks, to be translated, and take out those no longer said."""
    for package in packages(sources):
        said, english = said_in(package), english_of(package)
        known = {key_of(message): message.string for message in _messages(english)}
        fresh = Catalog(locale="en", charset="utf-8", fuzzy=False)
        for message in _messages(said):
            fresh.add(message.id, string=known.get(key_of(message)), context=message.context)
        if len(fresh):
            po_path(package).parent.mkdir(parents=True, exist_ok=True)
            with po_path(package).open("wb") as file:
                file.write(_HEADER)
                write_po(file, fresh, width=110, sort_output=True, omit_header=True, no_location=True)
    return 0


def compile_catalogues(sources: Path) -> int:
    """Write the binary files Django reads, whatever their age."""
    for package in packages(sources):
        if po_path(package).is_file():
            compile_package(package)
    return 0


ACTS: dict[str, Callable[[Path], int]] = {
    "extract": list_messages,
    "check": check_catalogues,
    "update": update_catalogues,
    "compile": compile_catalogues,
}


def main() -> int:
    """Run the act named on the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("act", choices=ACTS)
    if not settings.configured:
        settings.configure(USE_I18N=True)
    django.setup()
    return ACTS[parser.parse_args().act](SOURCES)


if __name__ == "__main__":
    sys.exit(main())
