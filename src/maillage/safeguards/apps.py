from django.apps import AppConfig
from django.db.backends.signals import connection_created


class SafeguardsConfig(AppConfig):
    name = "maillage.safeguards"
    label = "safeguards"

    def ready(self) -> None:
        from maillage.safeguards import checks, classification, reading  # noqa: F401  declare what they hold

        connection_created.connect(reading.install, dispatch_uid="safeguards.reading")
