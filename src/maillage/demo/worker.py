"""The background worker of the demonstration: a child process that never outlives its parent's stop."""

from __future__ import annotations

import subprocess
import sys
from types import TracebackType
from typing import Final

PATIENCE_SECONDS: Final = 5


class Worker:
    """`maillage worker`, from entering to leaving a `with`.

    It stands in a session of its own: a Ctrl-C in the terminal reaches the server alone, which then stops it.
    """

    def __enter__(self) -> Worker:
        command = [sys.executable, "-m", "maillage.cli.main", "worker"]
        self.process = subprocess.Popen(command, stdin=subprocess.DEVNULL, start_new_session=True)  # noqa: S603  ours
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.process.terminate()
        try:
            self.process.wait(PATIENCE_SECONDS)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
