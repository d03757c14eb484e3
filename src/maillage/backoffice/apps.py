from django.apps import AppConfig


class BackofficeConfig(AppConfig):
    name = "maillage.backoffice"
    label = "backoffice"

    def ready(self) -> None:
        from maillage.backoffice import rules  # noqa: F401  declares its permissions
