"""A household whose devices talk to the product's sync on a database of their own."""

import pytest

from app.storage.engine import Database
from tests.house import house, houses, notebook
from tests.sync.in_process import InProcessServer, new_person
from tests.sync.phones import Household, new_household

__all__ = ["home", "house", "houses", "notebook", "server"]


@pytest.fixture
def server(database: Database) -> InProcessServer:
    return new_person(database)


@pytest.fixture
def home(server: InProcessServer) -> Household:
    return new_household(server)
