"""The test databases are real and apart."""

from collections.abc import Callable

from sqlalchemy import inspect, text

from app.settings import Settings
from app.storage.engine import Database, open_database
from app.storage.migrations import migration_connection


def test_a_test_database_answers_and_is_the_engine_asked_for(database: Database, engine_name: str) -> None:
    with database.read() as session:
        assert session.connection().dialect.name.startswith(engine_name)


def test_two_databases_of_one_test_share_nothing(new_settings: Callable[[], Settings]) -> None:
    first, second = open_database(new_settings()), open_database(new_settings())

    with migration_connection(first) as connection:
        connection.execute(text("CREATE TABLE only_here (id INTEGER)"))

    with second.reading.connect() as connection:
        assert "only_here" not in inspect(connection).get_table_names()
    first.close()
    second.close()
