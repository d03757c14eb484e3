"""The service: `python -m tests.accounts.provider.site PORT FOLDER BACK` serves on loopback until it is stopped.

It knows three people, and one client whose secret and way back are told on the command line.
"""

from __future__ import annotations

import sys
from pathlib import Path
from wsgiref.simple_server import make_server

import django
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from django.conf import settings

CLIENT, SECRET, PASSWORD = "maillage", "secret-du-test", "mot de passe du service"
# Address, and whether the service vouches for it.
PEOPLE = {
    "noe@exemple.test": True,
    "dana@exemple.test": True,
    "inconnue@exemple.test": True,
    "doute@exemple.test": False,
}

MIDDLEWARE = [
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
]
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.messages.context_processors.messages",
            ]
        },
    }
]


def _private_key() -> str:
    key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    return key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()).decode()


def configure(folder: Path) -> None:
    settings.configure(
        SECRET_KEY="un secret pour ce test",
        ALLOWED_HOSTS=["127.0.0.1"],
        LOGIN_URL="account_login",
        ROOT_URLCONF="tests.accounts.provider.urls",
        USE_TZ=True,
        INSTALLED_APPS=[
            "django.contrib.auth",
            "django.contrib.contenttypes",
            "django.contrib.messages",
            "django.contrib.sessions",
            "allauth",
            "allauth.account",
            "allauth.idp.oidc",
        ],
        MIDDLEWARE=MIDDLEWARE,
        TEMPLATES=TEMPLATES,
        DATABASES={"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": folder / "service.sqlite3"}},
        AUTHENTICATION_BACKENDS=["allauth.account.auth_backends.AuthenticationBackend"],
        PASSWORD_HASHERS=["django.contrib.auth.hashers.MD5PasswordHasher"],
        DEFAULT_AUTO_FIELD="django.db.models.BigAutoField",
        ACCOUNT_LOGIN_METHODS={"email"},
        ACCOUNT_SIGNUP_FIELDS=["email*", "password1*"],
        ACCOUNT_EMAIL_VERIFICATION="none",
        ACCOUNT_RATE_LIMITS=False,
        IDP_OIDC_PRIVATE_KEY=_private_key(),
        IDP_OIDC_RATE_LIMITS=False,
    )
    django.setup()


def people_and_client(back: str) -> None:
    from allauth.account.models import EmailAddress
    from allauth.idp.oidc.models import Client
    from django.contrib.auth.models import User

    for email, is_verified in PEOPLE.items():
        user = User.objects.create_user(email, email, PASSWORD)
        EmailAddress.objects.create(user=user, email=email, verified=is_verified, primary=True)
    client = Client(id=CLIENT, name="Maillage", scopes="openid\nemail", redirect_uris=back, skip_consent=True)
    client.set_secret(SECRET)
    client.save()


def main(port: str, folder: str, back: str) -> None:
    configure(Path(folder))
    from django.core.management import call_command
    from django.core.wsgi import get_wsgi_application

    call_command("migrate", verbosity=0)
    people_and_client(back)
    make_server("127.0.0.1", int(port), get_wsgi_application()).serve_forever()


if __name__ == "__main__":
    main(*sys.argv[1:])
