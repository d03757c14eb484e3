"""What the architecture tests and the report of sizes read: our own source files and the functions in them."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PACKAGE = ROOT / "src" / "maillage"
BRANCHES = (ast.If, ast.For, ast.AsyncFor, ast.While, ast.ExceptHandler, ast.comprehension, ast.match_case)


@dataclass(frozen=True)
class Function:
    """A function or method: where it stands, its lines, its branching."""

    where: str
    lines: int
    branching: int


@cache
def python_files() -> tuple[Path, ...]:
    """Our Python files without migrations, tests included, in a fixed order."""
    folders = (PACKAGE, ROOT / "tests", ROOT / "tools")
    return tuple(path for folder in folders for path in sorted(folder.rglob("*.py")) if not is_foreign(path))


def is_foreign(path: Path) -> bool:
    """True for migrations, which Django writes, and for installed packages."""
    return "migrations" in path.parts or "node_modules" in path.parts


@cache
def templates() -> tuple[Path, ...]:
    """Our HTML templates."""
    return tuple(sorted(PACKAGE.rglob("templates/**/*.html")))


@cache
def functions() -> tuple[Function, ...]:
    """Every function of our Python files."""
    return tuple(found for path in python_files() for found in _functions_of(path))


def _functions_of(path: Path) -> Iterator[Function]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            where = f"{path.relative_to(ROOT)}:{node.lineno} {node.name}"
            yield Function(where, (node.end_lineno or node.lineno) - node.lineno + 1, branching(node))


def branching(node: ast.AST) -> int:
    """One plus the decisions inside (McCabe 1976, counted as ruff's C901 does: statements and comprehensions)."""
    return 1 + sum(isinstance(part, BRANCHES) for part in ast.walk(node))
