"""Time of the export of 10,000 services in data·inclusion, beside the bare writing of the same records.

Run alone: `python -m tools.bench.exports`. It makes a database of its own, of invented rows.
"""

from __future__ import annotations

import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date

SERVICES, PLACES = 10_000, 40
TARGET_SECONDS = 5.0
ENVIRONMENT = {**os.environ, "PYTHONPATH": "src"}
LONG_AGO = date(2020, 1, 1)


def fill() -> None:
    """Invented places and services, each service at one place."""
    from maillage.network.enums import Publication
    from maillage.network.models import Network, Place, Pole, Service
    from maillage.reference.models import Commune, Department, Region

    region = Region.objects.create(code="93", name="Région")
    department = Department.objects.create(code="13", name="Département", region=region)
    commune = Commune.objects.create(
        code="13055", name="Marseille", search_name="  marseille", department=department, population=1,
        latitude=43.3, longitude=5.4,
    )  # fmt: skip
    Network.objects.create(name="Réseau", short_name="Réseau", region_code="93", school_zone="B")
    pole = Pole.objects.create(code="emploi", position=1, name="Emploi")
    shown = {"publication": Publication.PUBLISHED, "valid_from": LONG_AGO}
    places = Place.objects.bulk_create(
        Place(
            name=f"Lieu {n}", slug=f"lieu-{n}", kind="centre_associe", commune=commune, address=f"{n} rue Haute",
            postal_code="13001", latitude=43.3, longitude=5.4, phone="04 65 71 00 00",
            opening_hours="Mo-Fr 09:00-17:00", **shown,
        )
        for n in range(PLACES)
    )  # fmt: skip
    services = Service.objects.bulk_create(
        Service(
            title=f"Service {n}", slug=f"service-{n}", pole=pole, kind="atelier", summary="Un résumé. " * 10,
            description="Une description de longueur ordinaire, en phrases courtes. " * 12, updated_on=LONG_AGO,
            themes=["preparer-sa-candidature--valoriser-ses-competences"], **shown,
        )
        for n in range(SERVICES)
    )  # fmt: skip
    link = Service.places.through
    link.objects.bulk_create(
        [link(service=service, place=places[n % PLACES]) for n, service in enumerate(services)], batch_size=1000
    )


def timed(work: Callable[[], bytes]) -> tuple[float, bytes]:
    """The best processor time of three, and what was made."""
    best, made = float("inf"), b""
    for _turn in range(3):
        started = time.process_time()
        made = work()
        best = min(best, time.process_time() - started)
    return best, made


def run() -> list[str]:
    """Measure in a process and a database of its own; the target when it is missed."""
    done = subprocess.run([sys.executable, "-W", "ignore", "-m", "tools.bench.exports"], env=ENVIRONMENT, check=False)
    return [f"export of 10,000 services over {TARGET_SECONDS:.0f} s"] if done.returncode else []


def main() -> int:
    """Print both times, their ratio and the peak of memory; 1 when the target is missed."""
    with tempfile.TemporaryDirectory(prefix="maillage-bench-") as home:
        os.environ |= {"MAILLAGE_HOME": home, "DJANGO_SETTINGS_MODULE": "maillage.config.settings"}
        os.environ["MAILLAGE_HOSTS"] = "testserver"
        import django
        from django.core.management import call_command

        django.setup()
        call_command("migrate", verbosity=0)
        fill()
        from django.test import Client

        def export() -> bytes:
            return b"".join(Client().get("/api/v1/data-inclusion/services.json").streaming_content)

        seconds, made = timed(export)
        records = json.loads(made)
        bare, _written = timed(lambda: json.dumps(records, ensure_ascii=False).encode())
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(
        f"export of {len(records):,} services: {seconds:.2f} s cpu (target {TARGET_SECONDS:.0f} s),"
        f" {len(made) / 1e6:.1f} MB, peak {peak:.0f} MB;"
        f" json.dumps of the same records: {bare:.2f} s (x{seconds / bare:.1f})"
    )
    return int(seconds > TARGET_SECONDS)


if __name__ == "__main__":
    sys.exit(main())
