from django.apps import AppConfig


class DemoConfig(AppConfig):
    name = "maillage.demo"
    label = "demo"

    def ready(self) -> None:
        from maillage.demo import classification  # noqa: F401  declares what is kept
