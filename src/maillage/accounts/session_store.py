"""Sessions in the database, which a full disk does not close: what cannot be noted is left as it was."""

from __future__ import annotations

from django.contrib.sessions.backends import db
from django.contrib.sessions.backends.base import UpdateError
from django.db import DatabaseError

from maillage.safeguards import room


class SessionStore(db.SessionStore):
    """Django's own store, but a session already open goes on when the disk is full.

    Staff then still read their pages: only the time of the last visit and a notice are not kept. A new
    session cannot be made without room: signing in is refused.
    """

    def save(self, must_create: bool = False) -> None:  # noqa: FBT001, FBT002  Django's signature
        if not must_create and room.is_lacking():
            return
        try:
            super().save(must_create=must_create)
        except (DatabaseError, UpdateError) as error:
            if must_create or not room.is_why(error):
                raise
            room.note(error)
