"""The locks hold exactly what pyproject.toml pins, with hashes, and name no registry."""

from __future__ import annotations

import re
import sys
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PIN = re.compile(r"^([A-Za-z0-9._-]+)(?:\[[^\]]*\])?==([^\s;\\]+)", re.MULTILINE)


def pins(text: str) -> dict[str, str]:
    """Package names, as PyPI compares them, and their versions."""
    return {re.sub(r"[-_.]+", "-", name).lower(): version for name, version in PIN.findall(text)}


def faults(project: str, locks: dict[str, str]) -> list[str]:
    """What is wrong, one sentence each. `locks` maps a lock's name to its text."""
    declared = tomllib.loads(project)["project"]
    extras = declared["optional-dependencies"]
    wanted = {
        "production.lock": [*declared["dependencies"], *extras["build"]],
        "development.lock": [*declared["dependencies"], *extras["build"], *extras["dev"]],
    }
    found = []
    for name, text in locks.items():
        held = pins(text)
        for package, version in pins("\n".join(wanted.get(name, []))).items():
            if held.get(package) != version:
                found.append(f"{name}: {package} is {held.get(package, 'absent')}, pyproject.toml pins {version}")
        found += [f"{name}: {line} has no hash" for line in text.splitlines() if PIN.match(line) and "\\" not in line]
        if "://" in text:
            found.append(f"{name}: an address stands in it")
    return found


def main() -> int:
    """Print the faults; 1 when there are any."""
    locks = {path.name: path.read_text() for path in sorted((ROOT / "requirements").glob("*.lock"))}
    found = faults((ROOT / "pyproject.toml").read_text(), locks)
    print("\n".join(found))
    return int(bool(found))


if __name__ == "__main__":
    sys.exit(main())
