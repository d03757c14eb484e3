"""Ask a question: the pôle, the occupations, services and places it leads to, and why."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from maillage.cli.outcome import Status, print_json, set_up_django

NAME = "search"
HELP = "ask a question of the search"


def configure(parser: ArgumentParser) -> None:
    """The question, and how to print the answer."""
    parser.add_argument("question", metavar="QUESTION", help="what a person would type")
    parser.add_argument("--json", action="store_true", help="print one JSON object by question")
    parser.add_argument("--kind", action="append", default=[], help="only this kind; may be given again")
    parser.add_argument("--limit", type=int, default=10, help="most results of a kind (default: 10)")


def run(options: Namespace) -> Status:
    """Print what is found."""
    set_up_django()
    from django.utils import timezone

    from maillage.core.instants import local
    from maillage.search.answers import Question
    from maillage.search.queries import answer

    day = local(timezone.now()).date()
    question = Question(text=options.question, day=day, kinds=tuple(options.kind), limit=options.limit)
    told = answer(question)
    results = [
        {"kind": found.kind, "code": found.code, "title": found.title, "url": found.path, "why": found.why}
        for kind in told.kinds
        for found in kind.found
    ]
    if options.json:
        print_json({"query": question.text, "results": results})
    else:
        print("\n".join(f"{result['kind']}: {result['title']} ({result['why']})" for result in results))
    return Status.DONE
