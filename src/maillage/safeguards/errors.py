"""What safeguards refuse."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from maillage.core.errors import Conflict, Refusal


class AppendOnlyError(RuntimeError):
    """The programme tried to change or delete an entry of the journal: a bug, never a person's doing."""

    def __init__(self) -> None:
        super().__init__("the journal is append-only")


class NotRandom(Refusal):
    """The operation's id is not a random UUID (version 4): another kind would carry a clock."""

    code = "operation_id_not_random"

    def __init__(self) -> None:
        super().__init__(_("L’identifiant de l’opération doit être tiré au hasard (UUID version 4)."))


class BodyDiffers(Refusal):
    """The same operation id came with another content."""

    code = "operation_body_differs"
    status = 422

    def __init__(self) -> None:
        super().__init__(_("Cette opération a déjà été reçue avec un autre contenu."))


class StillInFlight(Conflict):
    """The same operation has been running for more than five seconds."""

    code = "operation_in_flight"

    def __init__(self) -> None:
        super().__init__(_("Cette opération est encore en cours. Réessayez dans quelques secondes."))


class NoRoom(Refusal):
    """The disk is full: writing is refused until there is room, reading goes on."""

    code = "no_room"
    status = 503

    def __init__(self) -> None:
        super().__init__(
            _(
                "Le serveur n’a plus de place pour enregistrer. Rien n’a été perdu : ce que vous avez écrit "
                "est encore ici. Réessayez dans une minute."
            )
        )
