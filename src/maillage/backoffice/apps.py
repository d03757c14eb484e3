from django.apps import AppConfig


class BackofficeConfig(AppConfig):
    name = "maillage.backoffice"
    label = "backoffice"
