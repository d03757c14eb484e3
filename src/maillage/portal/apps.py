from django.apps import AppConfig


class PortalConfig(AppConfig):
    name = "maillage.portal"
    label = "portal"

    def ready(self) -> None:
        from maillage.portal import search_documents
        from maillage.portal.simple import about, visit  # noqa: F401  declare their texts

        search_documents.declare()
