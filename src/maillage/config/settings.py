"""Django settings. Values come from `env.py`; nothing needs to be set to start."""

from __future__ import annotations

from pathlib import Path

from csp.constants import NONE, SELF

from maillage.config import databases, env
from maillage.config.logs import logging_configuration
from maillage.config.mail import mail_settings
from maillage.config.openid import openid_settings, origins

databases.prefer_fixed_sqlite()

HOME = env.home()
PACKAGE = Path(__file__).resolve().parent.parent
DEBUG = env.flag("MAILLAGE_DEBUG")
HTTPS = env.flag("MAILLAGE_HTTPS")
SECRET_KEY = env.secret_key()
QUEUE_KEY = env.queue_key()
ALLOWED_HOSTS = env.words("MAILLAGE_HOSTS")
TRUSTED_PROXIES = env.integer("MAILLAGE_TRUSTED_PROXIES", most=10)

# ── The building ─────────────────────────────────────────────────────────────
INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.humanize",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "maillage.accounts",  # before the sign-in library, whose templates it replaces
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "csp",
    "django_tasks",
    "django_tasks_db",
    "maillage.core",
    "maillage.safeguards",
    "maillage.reference",
    "maillage.network",
    "maillage.reception",
    "maillage.search",
    "maillage.portal",
    "maillage.backoffice",
    "maillage.desk",
    "maillage.kiosk",
    "maillage.api",
    "maillage.demo",
]
MIDDLEWARE = [
    "maillage.safeguards.middleware.health",
    "django.middleware.security.SecurityMiddleware",
    "maillage.safeguards.middleware.headers",
    "csp.middleware.CSPMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "maillage.accounts.middleware.SharedDesk",
    "maillage.safeguards.middleware.AccessMiddleware",
    "maillage.accounts.middleware.SessionLimits",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "maillage.accounts.middleware.SecondFactorRequired",
    "maillage.accounts.middleware.RecentProof",
    "allauth.usersessions.middleware.UserSessionsMiddleware",
    "maillage.safeguards.middleware.reads_only",
]
ROOT_URLCONF = "maillage.config.urls"
WSGI_APPLICATION = "maillage.config.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
FORM_RENDERER = "maillage.core.forms.Renderer"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.messages.context_processors.messages",
                "maillage.config.context.layout",
            ],
            "builtins": ["django.templatetags.i18n", "django.templatetags.static", "maillage.core.templatetags.ui"],
        },
    }
]

# ── Data ─────────────────────────────────────────────────────────────────────
DATABASES = {"default": databases.from_url(env.text("MAILLAGE_DATABASE_URL"), HOME)}
CACHES = {
    # Rate limits are counted here, across processes.
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "safeguards_cache",
        "OPTIONS": {"MAX_ENTRIES": 100_000},
    },
    # Rendered public pages; each process keeps its own.
    "pages": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "OPTIONS": {"MAX_ENTRIES": 500}},
}
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
MEDIA_ROOT = HOME / "media"

# ── Words and time ───────────────────────────────────────────────────────────
LANGUAGE_CODE = "fr"
LANGUAGES = [("fr", "Français"), ("en", "English")]
LANGUAGE_COOKIE_NAME = "never-set"
TIME_ZONE = "Europe/Paris"
USE_TZ = True
USE_THOUSAND_SEPARATOR = True

# ── Static files ─────────────────────────────────────────────────────────────
STATIC_URL = "/static/"
STATIC_ROOT = Path(env.text("MAILLAGE_STATIC") or HOME / "static").resolve()
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "maillage.core.staticfiles.BundledStorage"},
}

# ── Accounts: staff only, by invitation (docs/reference/accounts.md) ──────────
AUTH_USER_MODEL = "accounts.Account"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "staff:door"
LOGIN_REDIRECT_URL = "staff:door"
ACCOUNT_ADAPTER = "maillage.accounts.adapters.StaffAdapter"
ACCOUNT_FORMS = {
    "login": "maillage.accounts.forms.SignInForm",
    "reset_password": "maillage.accounts.forms.ResetPasswordForm",
    "reset_password_from_key": "maillage.accounts.forms.NewPasswordForm",
    "change_password": "maillage.accounts.forms.ChangePasswordForm",
    "reauthenticate": "maillage.accounts.forms.ReauthenticateForm",
}
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*", "password2*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_LOGOUT_REDIRECT_URL = "staff:door"
ACCOUNT_REAUTHENTICATION_TIMEOUT = 900
# Django's own generator: the library's writes rows on GET.
ACCOUNT_PASSWORD_RESET_TOKEN_GENERATOR = "django.contrib.auth.tokens.PasswordResetTokenGenerator"  # noqa: S105  a path
PASSWORD_RESET_TIMEOUT = 3600
# Limits are keyed on the account tried, never on the address: a class shares one.
ACCOUNT_RATE_LIMITS = {
    "login": False,
    "login_failed": "10/15m/key",
    "second_factor": "5/5m/key",
    "desk_code": "5/5m/key",
    "reset_password": "5/h/key",
    "reset_password_from_key": False,
    "reauthenticate": "10/15m/user",
    "change_password": "10/15m/user",
}
ALLAUTH_TRUSTED_PROXY_COUNT = TRUSTED_PROXIES
MFA_ADAPTER = "maillage.accounts.adapters.SecretsAdapter"
MFA_FORMS = {
    "authenticate": "maillage.accounts.forms.CodeForm",
    "reauthenticate": "maillage.accounts.forms.ReauthenticateCodeForm",
    "activate_totp": "maillage.accounts.forms.ActivateForm",
    "add_webauthn": "maillage.accounts.forms.AddKeyForm",
    "edit_webauthn": "maillage.accounts.forms.RenameKeyForm",
    "login_webauthn": "maillage.accounts.forms.KeySignInForm",
    "authenticate_webauthn": "maillage.accounts.forms.KeyStepForm",
    "reauthenticate_webauthn": "maillage.accounts.forms.KeyProofForm",
}
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes", "webauthn"]
MFA_PASSKEY_LOGIN_ENABLED = True
# The library counts by network address; a key cannot be guessed.
MFA_RATE_LIMITS = {"webauthn_login": False}
MFA_TOTP_ISSUER = "Maillage"
MFA_TOTP_TOLERANCE = 1
# Sign-in by an outside service (docs/reference/proconnect.md); empty: off.
OPENID = openid_settings()
SESSION_ENGINE = "maillage.accounts.session_store"
SESSION_COOKIE_AGE = 12 * 3600
SESSION_EXPIRE_AT_BROWSER_CLOSE = True

# ── Walls ────────────────────────────────────────────────────────────────────
SESSION_COOKIE_NAME = "__Host-session" if HTTPS else "session"
CSRF_COOKIE_NAME = "__Host-csrf" if HTTPS else "csrf"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
# Notices ride in the session: one cookie fewer, and none without the `__Host-` prefix.
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"
NO_ROOM_VIEW = "maillage.portal.views.errors.no_room"
CSRF_FAILURE_VIEW = "maillage.portal.views.errors.csrf_refused"
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if TRUSTED_PROXIES else None
SECURE_SSL_REDIRECT = HTTPS
SECURE_HSTS_SECONDS = 365 * 24 * 3600 if HTTPS else 0
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
SILENCED_SYSTEM_CHECKS = [
    "security.W002",  # safeguards.middleware.headers sets X-Frame-Options
    "security.W005",  # the subdomains of a host are not ours to bind to HTTPS
    "security.W021",  # nor is its place in browsers' lists
]
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "manifest-src": [SELF],
        "form-action": [SELF, *origins(OPENID)],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
}
DATA_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024

# The legal notice leads to it.
SOURCE_URL = env.text("MAILLAGE_SOURCE_URL")

# ── Mail and logs ────────────────────────────────────────────────────────────
EMAIL = mail_settings(env.text("MAILLAGE_EMAIL_URL"), HOME / "mail")
EMAIL_BACKEND = EMAIL["backend"]
EMAIL_FILE_PATH = EMAIL["file_path"]
EMAIL_HOST, EMAIL_PORT = EMAIL["host"], EMAIL["port"]
EMAIL_HOST_USER, EMAIL_HOST_PASSWORD = EMAIL["user"], EMAIL["password"]
EMAIL_USE_SSL, EMAIL_USE_TLS = EMAIL["ssl"], EMAIL["tls"]
DEFAULT_FROM_EMAIL = SERVER_EMAIL = env.text("MAILLAGE_EMAIL_FROM")
LOGGING_CONFIG = "logging.config.dictConfig"
LOGGING = logging_configuration(env.one_of("MAILLAGE_LOG_LEVEL", "DEBUG", "INFO", "WARNING", "ERROR"))
