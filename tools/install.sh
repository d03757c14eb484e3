#!/usr/bin/env bash
# Prepares .venv alone: the tool that installs, the hashed lock, the package itself, the translations.
# May be run again after any failure: a half-made .venv is made anew.
set -euo pipefail
cd "$(dirname "$0")/.."

python3 -c 'import sys; sys.exit(sys.version_info < (3, 11))' || {
    echo "Maillage needs Python 3.11 or newer; python3 is $(python3 --version 2>&1)." >&2
    exit 1
}
if [ ! -x .venv/bin/pip ]; then
    told=$(python3 -m venv --clear .venv 2>&1) || {
        rm -rf .venv
        echo "$told" >&2
        echo "Python cannot make .venv; on Debian: apt-get install python3-venv. Then run this again." >&2
        exit 1
    }
fi
.venv/bin/python -m pip install -q --disable-pip-version-check --require-hashes -r requirements/bootstrap.lock
uv() { .venv/bin/uv -q "$@" --python .venv/bin/python; }
uv pip install --require-hashes -r requirements/development.lock
uv pip install --no-deps --no-build-isolation -e .
.venv/bin/python -m tools.messages compile
touch .venv/ready
