"""The import contracts hold, and would not if an upper storey were imported from below."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

from tools.source import PACKAGE, ROOT

LINT = Path(sys.executable).parent / "lint-imports"


def lint(config: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [LINT, "--no-cache", "--config", str(config)], cwd=ROOT, capture_output=True, text=True, check=False
    )


def test_contracts_are_kept() -> None:
    done = lint(ROOT / ".importlinter")

    assert done.returncode == 0, done.stdout


def test_the_reversed_order_is_refused(tmp_path: Path) -> None:
    text = (ROOT / ".importlinter").read_text()
    reversed_order = text.replace("    safeguards\n    core\n", "    core\n    safeguards\n")
    config = tmp_path / "importlinter"
    config.write_text(reversed_order)

    done = lint(config)

    assert reversed_order != text
    assert done.returncode == 1


def test_every_package_is_in_the_storeys() -> None:
    text = (ROOT / ".importlinter").read_text()
    packages = {path.name for path in PACKAGE.iterdir() if (path / "__init__.py").exists()}

    assert {name for name in packages if name not in text} == set()


def imported(path: Path) -> set[str]:
    """Names of the modules a file imports."""
    nodes = list(ast.walk(ast.parse(path.read_text(encoding="utf-8"))))
    plain = {alias.name for node in nodes if isinstance(node, ast.Import) for alias in node.names}
    return plain | {node.module or "" for node in nodes if isinstance(node, ast.ImportFrom)}


def test_domain_packages_know_no_request() -> None:
    web = ("django.http", "django.shortcuts", "django.views", "django.urls")
    files = [path for name in ("network", "reference") for path in sorted((PACKAGE / name).rglob("*.py"))]

    found = {str(path.relative_to(PACKAGE)): sorted(m for m in imported(path) if m.startswith(web)) for path in files}

    assert files
    assert {path: modules for path, modules in found.items() if modules} == {}
