"""Mails of the network. In the demonstration they become files of MAILLAGE_HOME/mail."""

from __future__ import annotations

import logging
from smtplib import SMTPException
from typing import TYPE_CHECKING

from django.core.mail import send_mail
from django.utils.translation import gettext

from maillage.core.dates import in_words

if TYPE_CHECKING:
    from maillage.network.models import AvailabilityCall

logger = logging.getLogger(__name__)


def send_call_link(call: AvailabilityCall, link: str) -> bool:
    """Write to the partner of a call, in the language in force; False without address, or when it is refused.

    The link is also on the screen of whoever opens the call. The subject says nothing of the network's people.
    """
    address = call.organisation.contact_email
    if not address:
        return False
    lines = (
        gettext("Bonjour,"),
        gettext("Le réseau prépare son prochain trimestre. Dites vos disponibilités par ce lien, sans compte :"),
        link,
        gettext("Vous pouvez y revenir jusqu’au %(day)s inclus.") % {"day": in_words(call.closes_on)},
        gettext("Ce lien est pour votre organisme : ne le transmettez pas au-delà."),
    )
    try:
        send_mail(gettext("Vos disponibilités du trimestre"), "\n\n".join(lines), None, [address])
    except (SMTPException, OSError) as failure:
        logger.warning("call mail not sent: %s", type(failure).__name__)
        return False
    return True
