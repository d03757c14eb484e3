from django.apps import AppConfig


class SearchConfig(AppConfig):
    name = "maillage.search"
    label = "search"

    def ready(self) -> None:
        from maillage.search import (
            classification,  # noqa: F401  declares what is kept
            needs,
            rules,  # noqa: F401  declares who may read it
        )

        needs.declare()
