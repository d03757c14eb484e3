"""Refusals about accounts, roles and invitations."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from maillage.core.errors import Conflict, NotYours, Refusal


def not_yours() -> NotYours:
    """What does not exist and what is somebody else's are answered alike."""
    return NotYours(_("Cette page n’existe pas, ou elle n’est pas à vous."))


class CannotGrant(Refusal):
    """The actor holds less than this: role, scope or end date."""

    code = "cannot_grant"
    status = 403

    def __init__(self) -> None:
        super().__init__(_("Vous ne pouvez pas donner ce rôle ici, ou pas jusqu’à cette date."))


class RoleOutOfScope(Refusal):
    """The role is never held over that kind of scope."""

    code = "role_out_of_scope"

    def __init__(self) -> None:
        super().__init__(_("Ce rôle ne se donne pas à cette échelle. Choisissez un lieu, un organisme ou le réseau."))


class GrantTooLong(Refusal):
    """The end is more than twelve months away, or already past."""

    code = "grant_too_long"

    def __init__(self) -> None:
        super().__init__(_("Un rôle dure au plus douze mois. Choisissez une date de fin plus proche, à venir."))


class AlreadyHeld(Conflict):
    """The account holds this role here already: renew it instead."""

    code = "already_held"

    def __init__(self) -> None:
        super().__init__(_("Cette personne a déjà ce rôle ici. Prolongez-le plutôt."))


class GrantRevoked(Conflict):
    """A revoked grant stays revoked: give the role again."""

    code = "grant_revoked"

    def __init__(self) -> None:
        super().__init__(_("Ce rôle a été retiré. Donnez-le à nouveau si besoin."))


class AccountExists(Conflict):
    """Somebody signs in with this e-mail already."""

    code = "account_exists"

    def __init__(self) -> None:
        sentence = _("Cette adresse a déjà un compte. Donnez le rôle à ce compte, ou demandez à la coordination.")
        super().__init__(sentence)


class AccountDisabled(Conflict):
    """No role goes to a disabled account."""

    code = "account_disabled"

    def __init__(self) -> None:
        super().__init__(_("Ce compte est désactivé. Réactivez-le d’abord."))


class InvitationUnusable(Refusal):
    """The link is unknown, used, revoked or too old: answered alike."""

    code = "invitation_unusable"
    status = 404

    def __init__(self) -> None:
        sentence = _("Cette invitation ne peut plus servir. Demandez-en une nouvelle à la personne qui vous a écrit.")
        super().__init__(sentence)


class WeakPassword(Refusal):
    """The password does not pass the rules; `fields` says which."""

    code = "weak_password"

    def __init__(self, sentences: list[str]) -> None:
        super().__init__(_("Ce mot de passe est trop facile à deviner."), fields={"password": sentences})


class LastAdministrator(Conflict):
    """The network always keeps one administrator."""

    code = "last_administrator"

    def __init__(self) -> None:
        super().__init__(_("Le réseau garde toujours une personne à l’administration. Nommez-en une autre d’abord."))


class OwnAccount(Refusal):
    """Nobody disables their own account."""

    code = "own_account"

    def __init__(self) -> None:
        super().__init__(_("Vous ne pouvez pas désactiver votre propre compte. Demandez à une autre personne."))


class WeakCode(Refusal):
    """Six digits that anybody would try first, or something else than six digits."""

    code = "weak_code"

    def __init__(self) -> None:
        sentence = _("Ce code se devine trop vite. Choisissez six chiffres sans suite ni répétition.")
        super().__init__(sentence, fields={"code": [str(sentence)]})


class WrongDeskCode(Refusal):
    """Unknown person, wrong code and too many tries are answered alike."""

    code = "wrong_desk_code"

    def __init__(self) -> None:
        sentence = _("Ce code n’est pas le bon, ou vous avez trop essayé. Attendez cinq minutes, ou entrez autrement.")
        super().__init__(sentence, fields={"code": [str(sentence)]})


class NotAtDesk(Conflict):
    """The act is done from a shared desk of the place, and from nowhere else."""

    code = "not_at_desk"

    def __init__(self) -> None:
        super().__init__(_("Cela se fait depuis un poste partagé du lieu. Cet appareil n’en est pas un."))


class HalfDayOver(Conflict):
    """The replacement has ended already."""

    code = "half_day_over"

    def __init__(self) -> None:
        super().__init__(_("Ce remplacement est déjà terminé."))


class EntryFailed(Refusal):
    """Something in the answer of the sign-in service does not hold: state, signature, audience, code."""

    code = "entry_failed"

    def __init__(self) -> None:
        super().__init__(_("Cette entrée n’a pas abouti. Recommencez depuis la page d’entrée."))


class EntryUnavailable(Refusal):
    """The sign-in service does not answer."""

    code = "entry_unavailable"
    status = 503

    def __init__(self) -> None:
        super().__init__(_("Ce service ne répond pas. Essayez plus tard, ou entrez avec votre mot de passe."))


class EntryCancelled(Refusal):
    """The person, or the sign-in service, said no."""

    code = "entry_cancelled"

    def __init__(self) -> None:
        super().__init__(_("Le service n’a pas confirmé qui vous êtes. Recommencez, ou utilisez votre mot de passe."))


class AddressNotVerified(Refusal):
    """The sign-in service does not vouch for the address."""

    code = "address_not_verified"
    status = 403

    def __init__(self) -> None:
        super().__init__(_("Ce service n’a pas vérifié votre adresse. Entrez avec votre mot de passe."))


class NoSuchMember(Refusal):
    """Nobody may enter with this identity: unknown, disabled and shared accounts are answered alike."""

    code = "no_such_member"
    status = 403

    def __init__(self) -> None:
        super().__init__(
            _("Aucun compte ouvert n’a cette adresse. Demandez une invitation à votre responsable de lieu.")
        )
