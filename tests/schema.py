"""Brings a test's database to the newest schema."""

from importlib import import_module
from pkgutil import walk_packages

from sqlmodel import SQLModel

import app
from app.storage.engine import Database


def import_all_tables() -> None:
    """Registers every table of the product in the metadata."""
    for module in walk_packages(app.__path__, "app."):
        if module.name.endswith(".models"):
            import_module(module.name)


def migrate_to_newest(database: Database) -> None:
    import_all_tables()
    SQLModel.metadata.create_all(database.writing)
