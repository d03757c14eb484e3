"""Permissions of screens that belong to no domain package."""

from maillage.accounts.enums import Role
from maillage.safeguards.permissions import permission

permission("backoffice.read_journal", roles={Role.ADMINISTRATOR})
