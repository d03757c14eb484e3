"""Mails written to staff. In the demonstration they become files of MAILLAGE_HOME/mail."""

from __future__ import annotations

import logging
from smtplib import SMTPException

from django.core.mail import send_mail
from django.template.loader import render_to_string
from django.utils.translation import gettext

from maillage.accounts.models import Invitation

logger = logging.getLogger(__name__)


def send_invitation(invitation: Invitation, link: str) -> bool:
    """Write to the invited person, in the language in force; False when the mail server refuses.

    The link is also on the screen of whoever invites, so a silent mail server stops nobody.
    """
    text = render_to_string(
        "account/email/invitation_message.txt",
        {
            "name": invitation.name,
            "inviter": invitation.invited_by.name if invitation.invited_by else "",
            "role": invitation.get_role_display(),
            "link": link,
            "expires_at": invitation.expires_at,
        },
    )
    try:
        send_mail(gettext("Votre invitation dans l’espace de l’équipe"), text, None, [invitation.email])
    except (SMTPException, OSError) as failure:
        logger.warning("invitation mail not sent: %s", type(failure).__name__)
        return False
    return True
