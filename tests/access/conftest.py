from __future__ import annotations

import pytest

from tests.access.world import World, make_world


@pytest.fixture
def world(db: None) -> World:
    """Three tenants and an account per role."""
    return make_world()
