"""Documents name what exists: every relative link, every path of the project."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from maillage.cli.main import verb_parsers
from tools.source import ROOT

FOREIGN = {".venv", "var", "node_modules", "build", ".git", ".pytest_cache"}
LINK = re.compile(r"\]\((?![a-z]+:|#)([^)#\s]+)")
NAMED = re.compile(r"(?<![\w/.-])((?:tests|docs|src|tools|requirements)/[\w./*{},-]*[\w/*}])")
TASK = re.compile(r"`make ([a-z-]+)`|^    make ([a-z-]+)", re.MULTILINE)
VERB = re.compile(r"(?:^ *|`|bin/)maillage ([a-z]+)(?= |`|$)", re.MULTILINE)


def documents() -> list[Path]:
    """Our own documents."""
    return sorted(path for path in ROOT.rglob("*.md") if not FOREIGN.intersection(path.relative_to(ROOT).parts))


def spelled(path: str) -> Iterator[str]:
    """`a/{b,c}.py` as the paths it stands for."""
    found = re.search(r"\{([^}]*)\}", path)
    if not found:
        yield path
        return
    for word in found.group(1).split(","):
        yield from spelled(path[: found.start()] + word + path[found.end() :])


def missing(document: Path) -> list[str]:
    """What `document` names and does not exist."""
    text = document.read_text(encoding="utf-8")
    links = [link for link in LINK.findall(text) if not (document.parent / link).exists()]
    named = [path for words in NAMED.findall(text) for path in spelled(words) if not any(ROOT.glob(path.rstrip("/")))]
    return links + named


@pytest.mark.parametrize("document", documents(), ids=lambda path: str(path.relative_to(ROOT)))
def test_links_and_paths_lead_somewhere(document: Path) -> None:
    assert missing(document) == []


def test_what_does_not_exist_is_found(tmp_path: Path) -> None:
    document = tmp_path / "page.md"
    document.write_text("[a](absent.md) [b](https://x.example/y.md) `tests/absent.py` `tests/{cli,absent}`", "utf-8")

    assert missing(document) == ["absent.md", "tests/absent.py", "tests/absent"]


def test_every_task_that_is_told_exists() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    tasks = set(re.findall(r"^([a-z-]+):", makefile, re.MULTILINE))
    told = {word for path in documents() for pair in TASK.findall(path.read_text(encoding="utf-8")) for word in pair}

    assert told - {""} <= tasks
    assert tasks <= set(re.findall(r"[a-z-]+", makefile.split(".PHONY:")[1].splitlines()[0]))


def test_every_verb_that_is_told_in_code_exists() -> None:
    told = {
        verb
        for path in documents()
        for piece in re.findall(r"`[^`\n]+`|^    .*$", path.read_text(encoding="utf-8"), re.MULTILINE)
        for verb in VERB.findall(piece)
    }

    assert told <= set(verb_parsers())
