"""The `maillage` command. Exit status: 0 done, 1 refused, 2 misused, 130 interrupted."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence

from maillage import __version__
from maillage.cli import outcome
from maillage.cli.verbs import VERBS


def verb_parsers() -> dict[str, argparse.ArgumentParser]:
    """The parser of each verb, by name."""
    top = parser()
    found = next(action for action in top._actions if isinstance(action, argparse._SubParsersAction))
    return dict(found.choices)


def parser() -> argparse.ArgumentParser:
    """The whole command line; `docs/reference/commands.md` is generated from it."""
    top = argparse.ArgumentParser(prog="maillage", description="Run a Cité des métiers network.")
    top.add_argument("--version", action="version", version=f"maillage {__version__}")
    verbs = top.add_subparsers(dest="verb", metavar="VERB", required=True)
    for module in VERBS:
        verb = verbs.add_parser(
            module.NAME,
            help=module.HELP,
            description=module.__doc__,
            formatter_class=argparse.RawDescriptionHelpFormatter,
        )
        module.configure(verb)
        verb.set_defaults(run=module.run)
    return top


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one verb. Refusals become one sentence on standard error and status 1."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "maillage.config.settings")
    options = parser().parse_args(arguments)
    return outcome.of(lambda: options.run(options))


if __name__ == "__main__":
    sys.exit(main())
