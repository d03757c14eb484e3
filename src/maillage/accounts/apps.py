from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "maillage.accounts"
    label = "accounts"

    def ready(self) -> None:
        from maillage.accounts import classification, rules, signals  # noqa: F401  declarations and receivers
        from maillage.safeguards import permissions

        permissions.register_roles_resolver(rules.roles_of_person)
