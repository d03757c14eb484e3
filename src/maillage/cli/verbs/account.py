"""What only the operator of the machine does for accounts.

invite-administrator prints a link that makes the first administrator; renew-administrator gives an
administrator twelve more months; reset-second-factor lets somebody who lost phone and codes set them up again.
"""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from maillage.cli.outcome import Status, print_json, set_up_django

NAME = "account"
HELP = "invite or renew an administrator, reset a second factor"


def configure(parser: ArgumentParser) -> None:
    """Which act, for whom."""
    parser.add_argument("act", choices=["invite-administrator", "renew-administrator", "reset-second-factor"])
    parser.add_argument("--email", required=True, help="address of the account")
    parser.add_argument("--name", default="", help="name of the person to invite (default: the address)")
    parser.add_argument("--json", action="store_true", help="print the outcome as one JSON object")


def run(options: Namespace) -> Status:
    """Do the act and say its outcome."""
    set_up_django()
    done = {
        "invite-administrator": _invite,
        "renew-administrator": _renew,
        "reset-second-factor": _reset,
    }[options.act](options)
    if options.json:
        print_json(done)
    else:
        print("\n".join(f"{name}: {value}" for name, value in done.items()))
    return Status.DONE


def _invite(options: Namespace) -> dict[str, str]:
    from django.utils import timezone

    from maillage.accounts.actions import invite_first_administrator

    link = invite_first_administrator(email=options.email, name=options.name or options.email, at=timezone.now())
    return {"path": link}


def _renew(options: Namespace) -> dict[str, str]:
    from django.utils import timezone

    from maillage.accounts import recovery

    grant = recovery.renew_administrator(account=recovery.account_of(options.email), at=timezone.now())
    return {"until": str(grant.valid_until)}


def _reset(options: Namespace) -> dict[str, str]:
    from django.utils import timezone

    from maillage.accounts import recovery

    account = recovery.reset_second_factor(account=recovery.account_of(options.email), actor=None, at=timezone.now())
    return {"reset": account.email}
