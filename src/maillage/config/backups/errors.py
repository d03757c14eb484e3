"""What backups and restores refuse: sentences for the operator of the machine."""

from __future__ import annotations

from pathlib import Path

from maillage.core.errors import Refusal


class NotSqlite(Refusal):
    """This installation runs on PostgreSQL, whose own tools do it better."""

    code = "not_sqlite"

    def __init__(self) -> None:
        super().__init__(
            "this installation runs on PostgreSQL: back it up and restore it with pgBackRest, as docs/operate.md tells "
            "(docs/deploy/pgbackrest.conf)."
        )


class NoSpace(Refusal):
    """There is less room than the backup or the restored copy needs."""

    code = "no_space"

    def __init__(self, folder: Path, *, needed: int, free: int) -> None:
        super().__init__(
            f"{folder}: {needed // 1024} kB are needed and {free // 1024} kB are free. Nothing was written."
        )


class AlreadyThere(Refusal):
    """A backup of this name exists: it is never written over."""

    code = "already_there"

    def __init__(self, folder: Path) -> None:
        super().__init__(f"{folder} exists already and was left as it is. Try again in a second.")


class BadBackup(Refusal):
    """The backup is not what was made: it is not restored."""

    code = "bad_backup"

    def __init__(self, folder: Path, why: str) -> None:
        super().__init__(f"{folder} cannot be restored: {why} Nothing was changed.")


class HomeInUse(Refusal):
    """Something runs on the home that was to be restored."""

    code = "home_in_use"

    def __init__(self, home: Path) -> None:
        super().__init__(f"{home} is in use: stop the services first. Nothing was changed.")


class HomeNotEmpty(Refusal):
    """The home already holds an installation."""

    code = "home_not_empty"

    def __init__(self, home: Path) -> None:
        super().__init__(f"{home} holds an installation: add --replace to put it aside. Nothing was changed.")


class DrillFailed(Refusal):
    """The restored copy does not work."""

    code = "drill_failed"

    def __init__(self, why: str) -> None:
        super().__init__(f"the restored copy does not pass: {why}")
