"""The address plan: live screens, open data, robots' files, then French pages, and English ones under `/en/`."""

from __future__ import annotations

from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path

from maillage.portal.urls import live, machine

urlpatterns = [
    path("live/", include((live, "live"))),
    path("api/v1/", include(("maillage.api.urls", "api"))),
    *machine,
    *i18n_patterns(
        path("equipe/accueil/", include(("maillage.desk.urls", "desk"))),
        path("equipe/", include(("maillage.backoffice.urls", "staff"))),
        path("equipe/compte/", include("maillage.accounts.urls")),
        path("", include(("maillage.kiosk.urls", "kiosk"))),
        path("", include(("maillage.portal.urls", "portal"))),
        prefix_default_language=False,
    ),
]
handler429 = "maillage.accounts.views.too_many_tries"
handler404 = "maillage.portal.views.errors.not_found"
handler500 = "maillage.portal.views.errors.server_error"
