"""Small secrets are sealed with the installation's key."""

from __future__ import annotations

from typing import Any

import pytest
from cryptography.fernet import InvalidToken

from maillage.accounts.sealing import seal, unseal


def test_what_is_sealed_is_read_again() -> None:
    sealed = seal("JBSWY3DP")

    assert "JBSWY3DP" not in sealed
    assert unseal(sealed) == "JBSWY3DP"


def test_two_seals_of_one_text_differ() -> None:
    assert seal("x") != seal("x")


def test_another_installation_cannot_read(settings: Any) -> None:
    sealed = seal("JBSWY3DP")
    settings.SECRET_KEY = "une autre clé"

    with pytest.raises(InvalidToken):
        unseal(sealed)


def test_the_former_key_still_reads_while_it_is_listed(settings: Any) -> None:
    sealed = seal("JBSWY3DP")
    settings.SECRET_KEY_FALLBACKS = [settings.SECRET_KEY]
    settings.SECRET_KEY = "une autre clé"

    assert unseal(sealed) == "JBSWY3DP"


def test_a_changed_seal_is_refused() -> None:
    with pytest.raises(InvalidToken):
        unseal(seal("JBSWY3DP")[:-4] + "AAA=")
