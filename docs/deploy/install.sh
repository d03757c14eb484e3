#!/bin/sh
# /usr/local/sbin/maillage-install: installs the version that lies in /opt/maillage/source, the first time and at each update.
# Run it as root; Maillage's own user does everything.
set -eu
as_maillage() { runuser -u maillage -- "$@"; }
cd /opt/maillage
[ -x .venv/bin/pip ] || as_maillage python3 -m venv --clear .venv
as_maillage .venv/bin/pip install -q --require-hashes -r source/requirements/production.lock
as_maillage .venv/bin/pip install -q --no-deps --no-build-isolation --force-reinstall ./source
/usr/local/sbin/maillage prepare
