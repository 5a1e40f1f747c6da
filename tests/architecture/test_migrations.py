"""One history for both databases: it says what the models say, and is walked up and down with data inside."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, inspect

from app.storage.engine import Database, open_database
from app.storage.migrations import NEWEST, migrate, migration_connection
from tests.architecture.sources import ROOT
from tests.databases import Template
from tests.rows import contents, fill_every_table


def _config(connection: Connection | None = None) -> Config:
    config = Config(str(ROOT / "alembic.ini"))
    config.set_main_option("script_location", str(ROOT / "migrations"))
    if connection is not None:
        config.attributes["connection"] = connection
    return config


def _revisions() -> list[str]:
    """Oldest first."""
    return [script.revision for script in ScriptDirectory.from_config(_config()).walk_revisions()][::-1]


@pytest.fixture
def empty_database(template: Template, tmp_path: Path) -> Iterator[Database]:
    opened = open_database(template.empty_settings(tmp_path / "empty"))
    yield opened
    opened.close()


def _tables(database: Database) -> set[str]:
    with database.reading.connect() as connection:
        return set(inspect(connection).get_table_names()) - {"alembic_version"}


def _schema(database: Database) -> dict[str, list[str]]:
    """Columns, indexes and constraints by table, in an order that does not depend on creation."""
    with database.reading.connect() as connection:
        found = inspect(connection)
        return {
            table: sorted(
                f"{column['name']} {column['type']} {column['nullable']}" for column in found.get_columns(table)
            )
            + sorted(str(index["name"]) for index in found.get_indexes(table))
            + sorted(str(unique["name"]) for unique in found.get_unique_constraints(table))
            + sorted(str(check["name"]) for check in found.get_check_constraints(table))
            + sorted(str(key["name"]) for key in found.get_foreign_keys(table))
            for table in found.get_table_names()
        }


def test_the_history_has_one_line_and_one_end() -> None:
    assert len(ScriptDirectory.from_config(_config()).get_heads()) == 1


def test_the_migrated_schema_is_what_the_models_say(database: Database) -> None:
    with migration_connection(database) as connection:
        command.check(_config(connection))


def test_up_down_and_up_again_with_data_inside(empty_database: Database) -> None:
    migrate(empty_database)
    before = _schema(empty_database)
    with empty_database.writing.begin() as connection:
        fill_every_table(connection)

    migrate(empty_database, "base")
    assert _tables(empty_database) == set()

    migrate(empty_database)
    assert _schema(empty_database) == before
    with migration_connection(empty_database) as connection:
        command.check(_config(connection))


def test_each_later_step_can_be_taken_back_without_losing_a_row(empty_database: Database) -> None:
    migrate(empty_database)
    with empty_database.writing.begin() as connection:
        fill_every_table(connection)
        before = contents(connection)

    for earlier in _revisions()[-2::-1]:
        migrate(empty_database, earlier)
    # A table goes with the step that made it.
    older = _tables(empty_database)
    migrate(empty_database, NEWEST)

    with empty_database.reading.connect() as connection:
        kept = contents(connection)
    assert {table: kept[table] for table in older} == {table: before[table] for table in older}


def test_every_table_can_hold_a_row_made_from_its_own_description(database: Database) -> None:
    """Keeps the data of the migration tests honest: none of them may quietly run on empty tables."""
    with database.writing.begin() as connection:
        expected = fill_every_table(connection)

    with database.reading.connect() as connection:
        assert {name: len(rows) for name, rows in contents(connection).items()} == expected
