from django.apps import AppConfig


class ReceptionConfig(AppConfig):
    name = "maillage.reception"
    label = "reception"

    def ready(self) -> None:
        from datetime import time

        from django.db.models.signals import post_migrate

        from maillage.reception import (
            classification,  # noqa: F401  declares what is kept
            rules,  # noqa: F401  declares who may do what
            triggers,
        )
        from maillage.reception.tasks import close_past_days
        from maillage.safeguards.schedule import DailyJob, daily_jobs

        # Past midnight, and before the hour that a night of March skips and one of October repeats.
        daily_jobs.declare(DailyJob("close_past_days", close_past_days, time(1, 15)))
        post_migrate.connect(triggers.install, sender=self, dispatch_uid="reception.triggers")
