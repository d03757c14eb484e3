from django.apps import AppConfig


class NetworkConfig(AppConfig):
    name = "maillage.network"
    label = "network"

    def ready(self) -> None:
        from maillage.network import (  # each declares what it holds
            classification,  # noqa: F401
            rota_classification,  # noqa: F401
            rules,  # noqa: F401
            search_documents,
            supply,
        )

        search_documents.declare()
        supply.declare()
