"""One world for all the cells of a file: each test changes it back."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.db import transaction
from pytest_django import DjangoDbBlocker

from tests.access.world import World, make_world


@pytest.fixture(scope="module")
def world_of_file(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[World]:
    """Three tenants and an account per role, undone with the file."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield make_world()
        transaction.set_rollback(True)


@pytest.fixture
def world(world_of_file: World, db: None) -> World:
    """The world, with whatever the test makes of it undone."""
    return world_of_file
