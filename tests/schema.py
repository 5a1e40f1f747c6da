"""Brings a test's database to the newest schema."""

from sqlmodel import SQLModel

from app.storage.engine import Database
from app.storage.migrations import import_all_tables, migrate, newest_revision


def migrate_to_newest(database: Database) -> None:
    if newest_revision() is not None:
        migrate(database)
        return
    import_all_tables()
    SQLModel.metadata.create_all(database.writing)
