from django.apps import AppConfig


class ReceptionConfig(AppConfig):
    name = "maillage.reception"
    label = "reception"

    def ready(self) -> None:
        from maillage.reception import (
            classification,  # noqa: F401  declares what is kept
            rules,  # noqa: F401  declares who may do what
        )
