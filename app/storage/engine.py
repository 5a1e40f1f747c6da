"""Opens the database: an encrypted SQLite file by default, PostgreSQL when an address is given."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Self

import orjson
import sqlcipher3.dbapi2 as sqlcipher
from sqlalchemy import URL, Engine, NullPool, create_engine, event, make_url, text
from sqlalchemy.pool import QueuePool

from app.kit.errors import DomainError
from app.settings import Settings
from app.storage.keys import Keys, open_keys
from app.storage.reach import SCOPE, SPANS, Span, tell_span
from app.storage.service_role import take_service_role
from app.storage.sessions import ReadSession, WriteSession

DATABASE_FILE = "longcours.db"

# WAL-reset corruption: present from 3.7.0, fixed in 3.51.3 (sqlite.org, March 2026).
_AFFECTED_FROM, _AFFECTED_TO = (3, 7, 0), (3, 51, 2)


class AffectedSqlite(DomainError):
    """The SQLite library can corrupt a write-ahead log."""

    code = "affected_sqlite"
    status = 503


class WrongKey(DomainError):
    """The file is there and intact as far as can be seen; the key does not open it."""

    code = "wrong_key"
    status = 503


@dataclass(frozen=True, slots=True)
class Database:
    """The pair of engines a process works with; on PostgreSQL both share one pool."""

    reading: Engine
    writing: Engine
    keys: Keys
    sqlite_file: Path | None
    is_within_scopes: bool = False

    def within_scopes(self) -> Self:
        """For whatever answers requests: on PostgreSQL each transaction reaches nobody until it says whom."""
        if self.sqlite_file is not None:
            return self
        reading, writing = (engine.execution_options(**{SPANS: None}) for engine in (self.reading, self.writing))
        return replace(self, reading=reading, writing=writing, is_within_scopes=True)

    def open_reading(self) -> ReadSession:
        """Touches the database at its first statement only; the caller closes it."""
        return ReadSession(self.reading, expire_on_commit=False, info=self._notes())

    @contextmanager
    def read(self) -> Iterator[ReadSession]:
        with self.open_reading() as session:
            yield session

    @contextmanager
    def write(self) -> Iterator[WriteSession]:
        """Commits when the block ends without error, rolls back otherwise."""
        with (
            WriteSession(self.writing, expire_on_commit=False, autoflush=False, info=self._notes()) as session,
            session.begin(),
        ):
            yield session

    def _notes(self) -> dict[str, object]:
        return {"keys": self.keys, SCOPE: ""} if self.is_within_scopes else {"keys": self.keys}

    def close(self) -> None:
        self.reading.dispose()
        self.writing.dispose()


def open_database(settings: Settings) -> Database:
    """Reaches everybody, as whoever holds the key file may: commands, nights, and what `within_scopes` narrows.

    Raises AffectedSqlite, WrongKey or KeyUnusable; opening creates the file but no table.
    """
    settings.data_folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    sqlite_file = None if settings.database_url else settings.data_folder / DATABASE_FILE
    has_data = sqlite_file is not None and sqlite_file.exists()
    keys = open_keys(settings.key_file, settings.data_folder, may_create=not has_data)
    if settings.database_url is not None:
        return _open_postgresql(settings.database_url.get_secret_value(), keys, settings.pool_size)
    assert sqlite_file is not None
    check_sqlite_version(sqlcipher.sqlite_version_info, accept_affected=settings.accept_affected_sqlite)
    return open_sqlite(sqlite_file, keys, pool_size=settings.pool_size)


def check_sqlite_version(version: tuple[int, ...], *, accept_affected: bool) -> None:
    """Raises AffectedSqlite unless the library is outside the range or the adopter took the risk by name."""
    if _AFFECTED_FROM <= version <= _AFFECTED_TO and not accept_affected:
        raise AffectedSqlite


def connect_sqlite(sqlite_file: Path, keys: Keys, *, read_only: bool = False, foreign_keys: bool = True) -> Any:
    """A keyed connection with the product's pragmas.

    `synchronous=FULL` because NORMAL loses acknowledged records at power loss in WAL mode, and a phone forgets its
    copy once we acknowledge.
    """
    connection = sqlcipher.connect(str(sqlite_file), isolation_level=None, check_same_thread=False)
    connection.execute(f"PRAGMA key = \"x'{keys.derive('database').hex()}'\"")
    try:
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except sqlcipher.DatabaseError as error:
        connection.close()
        raise WrongKey from error
    for pragma in ("busy_timeout=15000", "journal_mode=WAL", "synchronous=FULL", "secure_delete=ON"):
        connection.execute(f"PRAGMA {pragma}")
    connection.execute(f"PRAGMA foreign_keys={'ON' if foreign_keys else 'OFF'}")
    if read_only:
        connection.execute("PRAGMA query_only=ON")
    return connection


def open_sqlite(sqlite_file: Path, keys: Keys, *, pool_size: int) -> Database:
    """Any keyed file, made if absent. Raises WrongKey."""
    connect_sqlite(sqlite_file, keys).close()
    return Database(
        reading=_sqlite_engine(lambda: connect_sqlite(sqlite_file, keys, read_only=True), "BEGIN", pool_size),
        # One writer exists anyway; a queue here is fair where SQLite's own busy loop is not.
        writing=_sqlite_engine(lambda: connect_sqlite(sqlite_file, keys), "BEGIN IMMEDIATE", 1),
        keys=keys,
        sqlite_file=sqlite_file,
    )


def _sqlite_engine(connect: Callable[[], Any], begin: str, pool_size: int) -> Engine:
    made = create_engine(
        "sqlite://",
        module=sqlcipher,
        creator=connect,
        poolclass=QueuePool,
        pool_size=pool_size,
        max_overflow=0,
        pool_use_lifo=True,  # the connection used last has the pages and the statements at hand
        hide_parameters=True,
        json_serializer=_to_json,
        json_deserializer=orjson.loads,
    )
    event.listen(made, "begin", lambda connection: connection.exec_driver_sql(begin))
    return made


def migration_engine(database: Database) -> Engine:
    """The caller disposes of it. On SQLite its connections leave foreign keys alone, on PostgreSQL they are the
    owner's, where the service works as a role that owns nothing."""
    if database.sqlite_file is None:
        return _postgresql_engine(database.writing.url, poolclass=NullPool)
    sqlite_file, keys = database.sqlite_file, database.keys
    return _sqlite_engine(lambda: connect_sqlite(sqlite_file, keys, foreign_keys=False), "BEGIN IMMEDIATE", 1)


def _open_postgresql(url: str, keys: Keys, pool_size: int) -> Database:
    address = make_url(url).set(drivername="postgresql+psycopg")
    made = _postgresql_engine(address, pool_size=pool_size, max_overflow=0, pool_pre_ping=True, pool_use_lifo=True)
    event.listen(made, "connect", take_service_role)
    event.listen(made, "begin", tell_span)
    spanning = {SPANS: Span.operator}
    return Database(
        reading=made.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True, **spanning),
        writing=made.execution_options(**spanning),
        keys=keys,
        sqlite_file=None,
    )


def _postgresql_engine(address: URL, **pool: Any) -> Engine:
    return create_engine(
        address, hide_parameters=True, json_serializer=_to_json, json_deserializer=orjson.loads, **pool
    )


def _to_json(value: object) -> str:
    return orjson.dumps(value).decode()


def database_answers(database: Database) -> bool:
    """Whether a write lock can be taken and given back; used by the readiness probe."""
    with WriteSession(database.writing) as session:
        session.execute(text("SELECT 1"))
        session.rollback()
    return True
