"""Addresses under `/equipe/compte/`. No namespace: the sign-in library reverses its own names.

Only what staff need of the library is routed, each view declared to `safeguards.access`.
"""

from __future__ import annotations

from allauth.account import views as account
from allauth.mfa.base import views as mfa
from allauth.mfa.recovery_codes import views as recovery
from allauth.mfa.totp import views as totp
from allauth.mfa.webauthn import views as passkeys
from django.urls import path, re_path

from maillage.accounts import openid_views, views
from maillage.safeguards import access

staff = access.staff()

urlpatterns = [
    path("connexion/", views.to_the_door, name="account_login"),
    path("deconnexion/", access.door(account.logout), name="account_logout"),
    path("invitation/<str:token>/", views.accept_invitation, name="account_invitation"),
    # An outside sign-in service
    path("service/", openid_views.leave, name="openid_leave"),
    path("service/retour/", openid_views.come_back, name="openid_back"),
    path("profil/", views.profile, name="account_profile"),
    # Passwords
    path("mot-de-passe/", staff(account.password_change), name="account_change_password"),
    path("confirmer/", staff(account.reauthenticate), name="account_reauthenticate"),
    path("mot-de-passe/oubli/", access.door(account.password_reset), name="account_reset_password"),
    path("mot-de-passe/oubli/envoye/", access.door(account.password_reset_done), name="account_reset_password_done"),
    re_path(
        r"^mot-de-passe/oubli/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>[\w-]+)/$",
        access.door(account.password_reset_from_key),
        name="account_reset_password_from_key",
    ),
    path(
        "mot-de-passe/change/",
        access.door(account.password_reset_from_key_done),
        name="account_reset_password_from_key_done",
    ),
    # Second factor
    path("code/", access.door(mfa.authenticate), name="mfa_authenticate"),
    path("code/confirmer/", staff(mfa.reauthenticate), name="mfa_reauthenticate"),
    path("double-verification/", staff(mfa.index), name="mfa_index"),
    path("double-verification/activer/", staff(totp.activate_totp), name="mfa_activate_totp"),
    path("double-verification/changer/", staff(totp.deactivate_totp), name="mfa_deactivate_totp"),
    path("codes-de-secours/", views.backup_codes, name="mfa_view_recovery_codes"),
    path("codes-de-secours/fichier/", views.download_backup_codes, name="mfa_download_recovery_codes"),
    path("codes-de-secours/refaire/", staff(recovery.generate_recovery_codes), name="mfa_generate_recovery_codes"),
    # Passkeys
    path("cles/", views.keys, name="mfa_list_webauthn"),
    path("cles/ajouter/", staff(passkeys.add_webauthn), name="mfa_add_webauthn"),
    path("cles/entrer/", access.door(passkeys.login_webauthn), name="mfa_login_webauthn"),
    path("cles/confirmer/", staff(passkeys.reauthenticate_webauthn), name="mfa_reauthenticate_webauthn"),
    path("cles/<int:pk>/renommer/", staff(passkeys.edit_webauthn), name="mfa_edit_webauthn"),
    path("cles/<int:pk>/retirer/", views.remove_key, name="mfa_remove_webauthn"),
    # Sessions
    path("appareils/", views.sessions, name="usersessions_list"),
    path("appareils/<int:session_id>/deconnecter/", views.close_session, name="usersessions_close"),
    path("appareils/deconnecter-les-autres/", views.close_other_sessions, name="usersessions_close_others"),
]
