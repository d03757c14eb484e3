"""Make the first administrator of a new network, by an invitation link printed once."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from maillage.cli.outcome import Status, print_json, set_up_django

NAME = "account"
HELP = "invite the first administrator"


def configure(parser: ArgumentParser) -> None:
    """Who it is for."""
    parser.add_argument("act", choices=["invite-administrator"], help="print a link that makes the account")
    parser.add_argument("--email", required=True, help="address of the administrator")
    parser.add_argument("--name", required=True, help="name of the administrator")
    parser.add_argument("--json", action="store_true", help="print the link as one JSON object")


def run(options: Namespace) -> Status:
    """Invite and print the link."""
    set_up_django()
    from django.utils import timezone

    from maillage.accounts.actions import invite_first_administrator

    link = invite_first_administrator(email=options.email, name=options.name, at=timezone.now())
    if options.json:
        print_json({"path": link})
    else:
        print(f"Open this address within 7 days: {link}")
    return Status.DONE
