from django.apps import AppConfig


class SafeguardsConfig(AppConfig):
    name = "maillage.safeguards"
    label = "safeguards"

    def ready(self) -> None:
        from maillage.safeguards import classification  # noqa: F401  declares what is kept
