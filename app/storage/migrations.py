"""Brings a database to a schema revision, on a connection of its own, safely interruptible at any statement."""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages

from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, text

import app
from app.kit.errors import DomainError
from app.storage.engine import Database, migration_engine
from app.storage.reach import tell_everyone
from app.storage.service_role import grant_service_role

# Any constant will do, as long as every process of the product takes the same one.
_ADVISORY_LOCK = 7_461_203_918

NEWEST = "head"


class UnknownRevision(DomainError):
    """The database was written by a newer release."""

    code = "unknown_revision"
    status = 503


class OrphanRows(DomainError):
    """A migration left rows whose parent is gone; it was rolled back."""

    code = "orphan_rows"
    status = 503


def import_all_tables() -> None:
    """Registers every table of the product in the metadata."""
    for module in walk_packages(app.__path__, "app."):
        if module.name.endswith((".models", ".epoch")):
            import_module(module.name)


def migrate(database: Database, revision: str = NEWEST) -> None:
    """Upgrades, or downgrades when `revision` is older. Raises UnknownRevision or OrphanRows, changing nothing."""
    with migration_connection(database) as connection:
        migrate_on(connection, revision)


def migrate_on(connection: Connection, revision: str) -> None:
    """The same inside the caller's transaction."""
    config = _config()
    current = current_revision(connection)
    newest_first = [step.revision for step in ScriptDirectory.from_config(config).walk_revisions()]
    if current is not None and current not in newest_first:
        raise UnknownRevision
    config.attributes["connection"] = connection
    is_older = current is not None and revision in newest_first[newest_first.index(current) + 1 :]
    (command.downgrade if revision == "base" or is_older else command.upgrade)(config, revision)
    _refuse_orphans(connection)
    if connection.dialect.name == "postgresql":
        grant_service_role(connection)


def current_revision(connection: Connection) -> str | None:
    return MigrationContext.configure(connection).get_current_revision()


@cache
def newest_revision() -> str | None:
    """Read once: the scripts of a running release do not change, and probes ask every few seconds."""
    return ScriptDirectory.from_config(_config()).get_current_head()


@contextmanager
def migration_connection(database: Database) -> Iterator[Connection]:
    """One transaction from the first statement to the last; other migrating processes wait."""
    engine = migration_engine(database)
    try:
        with engine.begin() as connection:
            # For the step that seals what is already written.
            connection.info["keys"] = database.keys
            if connection.dialect.name == "postgresql":
                connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _ADVISORY_LOCK})
                # An owner is held by the policies too.
                tell_everyone(connection)
            yield connection
    finally:
        engine.dispose()


def _refuse_orphans(connection: Connection) -> None:
    if connection.dialect.name == "sqlite" and connection.exec_driver_sql("PRAGMA foreign_key_check").first():
        raise OrphanRows


def _config() -> Config:
    """Beside the package in a checkout, inside it in an installed wheel."""
    package = Path(app.__file__).parent
    beside, inside = package.parent / "migrations", package / "_migrations"
    config = Config()
    config.set_main_option("script_location", str(beside if beside.exists() else inside))
    config.set_main_option("file_template", "%%(rev)s_%%(slug)s")
    return config
