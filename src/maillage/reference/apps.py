from django.apps import AppConfig


class ReferenceConfig(AppConfig):
    name = "maillage.reference"
    label = "reference"

    def ready(self) -> None:
        from maillage.reference import (
            classification,  # noqa: F401  declares what is kept
            rules,  # noqa: F401  declares who may keep it
            search_documents,
        )

        search_documents.declare()
