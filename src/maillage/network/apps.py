from django.apps import AppConfig


class NetworkConfig(AppConfig):
    name = "maillage.network"
    label = "network"

    def ready(self) -> None:
        from maillage.network import (  # noqa: F401  each declares what it holds
            classification,
            rules,
        )
