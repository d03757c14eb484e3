"""Ask a question, or each line of a file: the pôles, occupations, services and places it leads to, and why.

With --json, one object by question and line: `query`, `poles` (code, confidence), `results` (kind, code,
title, url, why). An empty line is answered by an empty object of the same form. Answers come as they are found.
"""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Iterator
from typing import TYPE_CHECKING

from maillage.cli.outcome import Status, print_json, set_up_django

if TYPE_CHECKING:
    from maillage.search.answers import Answer
    from maillage.search.routes import Route

NAME = "search"
HELP = "ask a question of the search"


def configure(parser: ArgumentParser) -> None:
    """The question or the questions, and how to print the answers."""
    asked = parser.add_mutually_exclusive_group(required=True)
    asked.add_argument("question", metavar="QUESTION", nargs="?", help="what a person would type")
    asked.add_argument("--from-file", metavar="FILE", help="one question a line; - reads standard input")
    parser.add_argument("--json", action="store_true", help="print one JSON object a question")
    parser.add_argument("--kind", action="append", default=[], help="only this kind; may be given again")
    parser.add_argument("--limit", type=int, default=10, help="most results of a kind (default: 10)")


def run(options: Namespace) -> Status:
    """Print what is found, question by question."""
    set_up_django()
    from django.utils import timezone

    from maillage.core.instants import local
    from maillage.search.answers import Question
    from maillage.search.queries import answer, known_kinds, route
    from maillage.search.telling import told

    kinds, at = known_kinds(options.kind), timezone.now()
    for text in _questions(options):
        asked = Question(text=text, day=local(at).date(), kinds=kinds, limit=max(options.limit, 0))
        leads = route(text, language=asked.language, at=at) if text.strip() else None
        if options.json:
            print_json(told(answer(asked), leads))
        else:
            print("\n".join(_lines(answer(asked), leads)))
        sys.stdout.flush()
    return Status.DONE


def _questions(options: Namespace) -> Iterator[str]:
    """The question, or each line of the file. Raises UnreadableQuestions."""
    from maillage.search.errors import UnreadableQuestions

    if options.from_file is None:
        # What the terminal could not decode is answered like any other sign.
        yield options.question.encode("utf-8", "replace").decode()
        return
    source = sys.stdin.fileno() if options.from_file == "-" else options.from_file
    try:
        with open(source, encoding="utf-8", errors="replace", closefd=options.from_file != "-") as lines:
            for line in lines:
                yield line.rstrip("\r\n")
    except OSError as error:
        raise UnreadableQuestions(options.from_file) from error


def _lines(answer: Answer, route: Route | None) -> Iterator[str]:
    """The question, the pôles it leads to or the numbers to call, then a line a result."""
    yield answer.question.text
    if route and route.helplines:
        yield from (f"  {line.dial:<10} {line.name}" for line in route.helplines)
        return
    for pole in route.poles if route else ():
        yield f"  {'pole':<10} {pole.code:<10} {pole.confidence:.2f}"
    for kind in answer.kinds:
        for found in kind.found:
            why = f"{found.why}: {found.matched}" if found.matched not in {"", found.title} else str(found.why)
            yield f"  {found.kind:<10} {found.code:<10} {found.title} ({why})"
    if not answer.count:
        yield "  —"
