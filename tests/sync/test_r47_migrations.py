"""R47: a migration killed anywhere can be run again, and moving a table leaves its children alone."""

import os
import signal
from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pytest
from alembic.migration import MigrationContext
from alembic.operations import Operations
from sqlalchemy import Column, Engine, Integer, event, inspect, text

from app.settings import Settings
from app.storage.engine import Database, open_database
from app.storage.migrations import current_revision, migrate, migration_connection, newest_revision
from tests.databases import Template

_EVERY = 9


def _migrate_and_die(settings: Settings, statement_number: int) -> bool:
    """In a process of its own, killed before that statement; False when the migration had fewer."""
    child = os.fork()
    if child == 0:
        numbers = count(1)

        @event.listens_for(Engine, "before_cursor_execute")
        def _die(*_: object) -> None:
            if next(numbers) == statement_number:
                os.kill(os.getpid(), signal.SIGKILL)

        migrate(open_database(settings))
        os._exit(0)
    _, status = os.waitpid(child, 0)
    return os.WIFSIGNALED(status)


def _rerun(settings: Settings) -> None:
    database = open_database(settings)
    try:
        migrate(database)
        with database.reading.connect() as connection:
            assert current_revision(connection) == newest_revision()
            leftovers = [name for name in inspect(connection).get_table_names() if name.startswith("_alembic_tmp")]
        assert leftovers == []
    finally:
        database.close()


def _settings(template: Template, tmp_path: Path) -> Iterator[Settings]:
    for number in count():
        yield template.empty_settings(tmp_path / f"killed-{number}")


def _kill_at(statements: Iterator[int], template: Template, tmp_path: Path) -> int:
    """How many kills; each on a database of its own, each followed by a run that must succeed."""
    kills = 0
    for statement, settings in zip(statements, _settings(template, tmp_path), strict=False):
        if not _migrate_and_die(settings, statement):
            return kills
        _rerun(settings)
        kills += 1
    return kills


def test_r47_a_migration_killed_here_and_there_succeeds_when_run_again(template: Template, tmp_path: Path) -> None:
    assert _kill_at(count(1, _EVERY), template, tmp_path) > 5


@pytest.mark.torture
def test_r47_a_migration_killed_at_any_statement_succeeds_when_run_again(template: Template, tmp_path: Path) -> None:
    assert _kill_at(count(1), template, tmp_path) > 50


@pytest.mark.engines("sqlite")
def test_r47_moving_a_table_keeps_the_children_that_would_be_deleted_with_it(database: Database) -> None:
    with database.writing.begin() as connection:
        connection.execute(text("CREATE TABLE elder (id INTEGER PRIMARY KEY)"))
        connection.execute(
            text("CREATE TABLE younger (id INTEGER, elder_id INTEGER REFERENCES elder(id) ON DELETE CASCADE)")
        )
        for number in range(1000):
            connection.execute(text("INSERT INTO elder VALUES (:number)"), {"number": number})
            connection.execute(text("INSERT INTO younger VALUES (:number, :number)"), {"number": number})

    with migration_connection(database) as connection:
        operations = Operations(MigrationContext.configure(connection))
        with operations.batch_alter_table("elder", recreate="always") as moved:
            moved.add_column(Column("age", Integer, nullable=True))

    with database.reading.connect() as connection:
        assert connection.execute(text("PRAGMA foreign_key_check")).first() is None
        assert connection.execute(text("SELECT count(*) FROM elder")).scalar_one() == 1000
        assert connection.execute(text("SELECT count(*) FROM younger")).scalar_one() == 1000
