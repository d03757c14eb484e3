"""Run every measure, in order, on a database of its own; `--postgresql` measures imports and pages there too."""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from pathlib import Path

from tools import needs, postgres
from tools.bench import backups, exports, imports, pages, queues, simulation, site, starts, waits, weights


def measure(place: site.Site, *, has_each_import: bool) -> list[str]:
    """The faults (targets missed) of one installation."""
    missed = imports.run(place) if has_each_import else imports.run_all(place)
    with site.serving(place) as address:
        missed += pages.run_kept(address)
        missed += weights.run(address)
    with site.serving(place, computes=True) as address:
        missed += pages.run_computed(address, site.names(place))
    if not place.database_url:
        missed += backups.run(place)
    return missed + pages.worker_memory(place)


def main() -> int:
    """Print all figures, then the targets missed; 1 when there is one."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--postgresql", action="store_true", help="measure `import all` and the pages there too")
    options = parser.parse_args()
    needs.provide(*needs.BENCH, *(["postgresql"] if options.postgresql else []))
    print(f"load average {os.getloadavg()[0]:.2f}, {os.cpu_count()} cores, Python {sys.version.split()[0]}")
    missed = starts.run() + simulation.run() + exports.run() + waits.run()
    with tempfile.TemporaryDirectory(prefix="maillage-bench-") as folder:
        print("\n# SQLite")
        missed += queues.run(site.Site(Path(folder) / "queues"))
        missed += imports.run_all(site.Site(Path(folder) / "all"))
        missed += measure(site.Site(Path(folder) / "each"), has_each_import=True)
    if options.postgresql:
        with postgres.cluster("") as url, tempfile.TemporaryDirectory(prefix="maillage-bench-") as folder:
            print("\n# PostgreSQL")
            postgres.create_database(url)
            missed += measure(site.Site(Path(folder), url), has_each_import=False)
    print("\nTargets missed:" if missed else "\nEvery target is met.")
    print("\n".join(f"- {line}" for line in missed))
    return int(bool(missed))


if __name__ == "__main__":
    sys.exit(main())
