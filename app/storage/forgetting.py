"""What was deleted leaves the files as well: the journal on SQLite, the dead rows on PostgreSQL."""

import time

from sqlalchemy import inspect, text

from app.storage.engine import Database, connect_sqlite, migration_engine

_TRIES, _PAUSE_SECONDS = 50, 0.1


def forget_deleted(database: Database) -> bool:
    """Whether nothing is left; False where readers held the journal all along, whose next checkpoint then does it."""
    if database.sqlite_file is None:
        _rewrite_tables(database)
        return True
    connection = connect_sqlite(database.sqlite_file, database.keys)
    try:
        # `secure_delete` has emptied the pages; the journal still holds them as they were.
        for _ in range(_TRIES):
            busy, *_ = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
            if not busy:
                return True
            time.sleep(_PAUSE_SECONDS)
        return False
    finally:
        connection.close()


def _rewrite_tables(database: Database) -> None:
    engine = migration_engine(database)
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        for name in inspect(connection).get_table_names():
            quoted = connection.dialect.identifier_preparer.quote(name)
            connection.execute(text(f"VACUUM FULL {quoted}"))
    engine.dispose()
