#!/usr/bin/env bash
# Renews the hashed locks. They hold names, versions and hashes, never the address of a registry.
set -euo pipefail
cd "$(dirname "$0")/.."
[ -x .venv/bin/uv ] || { python3 -m venv .venv && .venv/bin/pip install -q uv; }
compile() { .venv/bin/uv -q pip compile --universal --python-version 3.11 --generate-hashes --no-header "$@"; }
compile requirements/bootstrap.in -o requirements/bootstrap.lock
compile pyproject.toml --extra build -o requirements/production.lock
compile pyproject.toml --extra build --extra dev -o requirements/development.lock
