"""The outside service staff may enter by: OpenID Connect, off unless an issuer is named."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlsplit

from maillage.config import env
from maillage.config.env import BadValueError


def openid_settings() -> dict[str, Any]:
    """What the MAILLAGE_OIDC_ variables say; empty when no issuer is named. Raises BadValueError when half made."""
    issuer = env.text("MAILLAGE_OIDC_ISSUER").strip()
    needed = ("MAILLAGE_OIDC_CLIENT_ID", "MAILLAGE_OIDC_CLIENT_SECRET")
    if not issuer:
        return {}
    if urlsplit(issuer).scheme != "https" or not urlsplit(issuer).hostname:
        raise BadValueError("MAILLAGE_OIDC_ISSUER", "an https:// address", issuer)
    for name in needed:
        if not env.text(name):
            raise BadValueError(name, "what the service gave for this site, as MAILLAGE_OIDC_ISSUER names it")
    if "openid" not in env.text("MAILLAGE_OIDC_SCOPE").split():
        raise BadValueError("MAILLAGE_OIDC_SCOPE", "“openid” among the scopes", env.text("MAILLAGE_OIDC_SCOPE"))
    return {
        "issuer": issuer,
        "client_id": env.text("MAILLAGE_OIDC_CLIENT_ID"),
        "client_secret": env.text("MAILLAGE_OIDC_CLIENT_SECRET"),
        "name": env.text("MAILLAGE_OIDC_NAME"),
        "scope": env.text("MAILLAGE_OIDC_SCOPE"),
        "acr": env.text("MAILLAGE_OIDC_ACR"),
        "trusts_email": env.flag("MAILLAGE_OIDC_TRUSTED_EMAIL"),
    }


def origins(openid: dict[str, Any]) -> list[str]:
    """Where the button's form may lead: browsers hold a form to the content policy through redirections."""
    if not openid:
        return []
    parts = urlsplit(openid["issuer"])
    return [f"{parts.scheme}://{parts.netloc}"]
