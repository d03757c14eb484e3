from django.apps import AppConfig


class NetworkConfig(AppConfig):
    name = "maillage.network"
    label = "network"

    def ready(self) -> None:
        from maillage.network import classification  # noqa: F401  declares what is kept
