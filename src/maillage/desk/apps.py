from django.apps import AppConfig


class DeskConfig(AppConfig):
    name = "maillage.desk"
    label = "desk"
