from django.apps import AppConfig


class KioskConfig(AppConfig):
    name = "maillage.kiosk"
    label = "kiosk"
