"""Learn again what the question router knows, from the questions kept with the code.

The same seed writes the same bytes. Nothing is read but files of this release, and nothing is sent.
"""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from pathlib import Path

from maillage.cli.outcome import Status, set_up_django
from maillage.cli.progress import step

NAME = "train"
HELP = "learn the question router again from its questions"


def configure(parser: ArgumentParser) -> None:
    """What is learnt, from which draw, and where it is written."""
    parser.add_argument("model", choices=("router",), help="what to learn")
    parser.add_argument(
        "--seed", type=int, default=20_261_125, metavar="N", help="draw of folds and of order of reading"
    )
    parser.add_argument("--to", type=Path, metavar="PATH", help="where to write (default: the file this release reads)")
    parser.add_argument("--report", action="store_true", help="print how good it is, by cross-validation, in Markdown")


def run(options: Namespace) -> Status:
    """Learn, write, and tell the figures when asked."""
    set_up_django()
    from maillage.search.router import model_file, questions, report, training

    asked = questions.questions()
    path = options.to or model_file.FILE
    with step("learning"):
        learnt = training.train(asked, options.seed)
    path.write_text(model_file.dumped(learnt), encoding="utf-8")
    print(f"{len(asked)} questions learnt, {path.stat().st_size} bytes")
    if options.report:
        print(report.report(asked, options.seed))
    return Status.DONE
