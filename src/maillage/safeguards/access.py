"""Who may open a route: each view declares it; an undeclared view is refused, a test lists it.

`public` views answer anyone and never read the session; a `letterbox` also takes words from anyone.
`staff` views name the permission they need and how to find what the address points at; a
stranger's object answers 404.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, TypeVar

from django.views.decorators.csrf import csrf_exempt

View = TypeVar("View", bound=Callable[..., Any])


class AccessClass(StrEnum):
    """The kinds of route."""

    PUBLIC = "public"  # anyone, no cookie
    LETTERBOX = "letterbox"  # as public, and anyone may drop something in: no cookie, nothing about who
    MACHINE = "machine"  # probes and streams, anyone, no cookie
    DOOR = "door"  # sign-in, invitation, password reset: anyone, may set a cookie
    STAFF = "staff"  # signed in, with the permission named


@dataclass(frozen=True)
class Access:
    """What a view declared. `permission` is empty when being signed in is enough.

    `is_recent` asks for the password, a code or a key again when the last proof is old.
    `writes` names the tables that a GET may write: none, but for a way back.
    """

    kind: AccessClass
    permission: str = ""
    is_recent: bool = False
    writes: frozenset[str] = frozenset()


def _declare(view: View, access: Access) -> View:
    view.access = access  # type: ignore[attr-defined]
    return view


def public(view: View) -> View:
    """Anyone may open it; it only reads (GET, HEAD, OPTIONS) and sets no cookie."""
    return _declare(view, Access(AccessClass.PUBLIC))


def letterbox(view: View) -> View:
    """As `public`, and anyone may POST what tells nothing about them.

    Without a session there is no token against forged requests: `middleware` refuses what another
    site sends, and the act behind it gives no right and says the same to everybody.
    """
    return _declare(csrf_exempt(view), Access(AccessClass.LETTERBOX))


def machine(view: View) -> View:
    """A probe, a stream, a robot's file: anyone, no cookie."""
    return _declare(view, Access(AccessClass.MACHINE))


def door(view: View) -> View:
    """A way in for staff: anyone may knock, a cookie may be set."""
    return _declare(view, Access(AccessClass.DOOR))


def way_back(*tables: str) -> Callable[[View], View]:
    """A door another site sends back to, by GET because the standard says so: it may write these tables.

    The view itself holds what it does to a proof kept in the session, of one use.
    """

    def declare(view: View) -> View:
        return _declare(view, Access(AccessClass.DOOR, writes=frozenset(tables)))

    return declare


def staff(permission: str = "", *, recent: bool = False) -> Callable[[View], View]:
    """Signed-in staff holding `permission` (declared in a package's `rules.py`).

    `recent=True` is for rights and exports: who signed in long ago proves again who they are, then goes on.

    The view itself fetches its object through a query that takes the account, so that what is not
    the account's does not exist for it (404).
    """

    def declare(view: View) -> View:
        return _declare(view, Access(AccessClass.STAFF, permission, is_recent=recent))

    return declare


def access_of(view: Callable[..., Any]) -> Access | None:
    """What a resolved view declared, through class-based wrappers; None when nothing."""
    for candidate in (view, getattr(view, "view_class", None)):
        declared = getattr(candidate, "access", None)
        if isinstance(declared, Access):
            return declared
    return None
