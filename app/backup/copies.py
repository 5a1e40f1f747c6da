"""One consistent copy of the database as bytes, and such bytes made into a database again, per engine."""

import base64
import fcntl
import io
import os
import time
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, cast

import psycopg
import sqlcipher3.dbapi2 as sqlcipher
from cryptography.fernet import Fernet, InvalidToken
from psycopg import sql
from sqlalchemy import Connection, Table, inspect, text
from sqlmodel import SQLModel

from app.backup.manifest import NOT_COPIED, BackupRefused
from app.backup.people_keys import Rows, put_people_keys
from app.keyring.rows import sealed_columns
from app.kit.errors import DomainError
from app.storage.engine import DATABASE_FILE, Database, WrongKey, connect_sqlite, open_sqlite
from app.storage.keys import Keys
from app.storage.migrations import import_all_tables, migrate_on, migration_connection
from app.storage.service_role import unforced
from app.storage.sessions import WriteSession

# sqlite.org/walformat.html, "WAL locks": shared by every connection for as long as it is open.
_OPEN_CONNECTIONS_BYTE = 128

_OTHERS = text(
    "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()"
    " AND backend_type = 'client backend'"
)
_TRIES, _PAUSE_SECONDS = 50, 0.1


class DatabaseInUse(DomainError):
    """A server still has the file open."""

    code = "database_in_use"
    status = 409


def copy_sqlite(database: Database) -> bytes:
    """By the backup interface in one step, into a file under the same key; then opened and checked page by page."""
    assert database.sqlite_file is not None
    with TemporaryDirectory(prefix="longcours-backup-") as folder:
        target_file = Path(folder) / DATABASE_FILE
        source = connect_sqlite(database.sqlite_file, database.keys, read_only=True)
        target = connect_sqlite(target_file, database.keys)
        try:
            source.backup(target)
            present = {name for (name,) in target.execute("SELECT name FROM sqlite_master").fetchall()}
            for name in NOT_COPIED & present:
                target.execute(f"DELETE FROM {name}")  # noqa: S608 - our own table's name
            target.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        finally:
            source.close()
            target.close()
        refuse_damaged(target_file, database.keys)
        return target_file.read_bytes()


@contextmanager
def opened_sqlite_copy(content: bytes, keys: Keys) -> Iterator[Database]:
    """The copy as a database of its own, gone afterwards. Raises BackupRefused when it is damaged."""
    with TemporaryDirectory(prefix="longcours-copy-") as folder:
        copy = Path(folder) / DATABASE_FILE
        copy.write_bytes(content)
        refuse_damaged(copy, keys)
        opened = open_sqlite(copy, keys, pool_size=1)
        try:
            yield opened
        finally:
            opened.close()


def place_sqlite(content: bytes, database_file: Path, keys: Keys) -> None:
    """Puts the copy in place of the file, whole or not at all. Raises DatabaseInUse while a server has it open."""
    if database_file.exists():
        _refuse_in_use(database_file, keys)
    waiting = database_file.with_suffix(".restoring")
    with waiting.open("wb") as handle:
        handle.write(content)
        handle.flush()
        os.fsync(handle.fileno())
    for leftover in ("-wal", "-shm"):
        database_file.with_name(database_file.name + leftover).unlink(missing_ok=True)
    waiting.replace(database_file)
    folder = os.open(database_file.parent, os.O_RDONLY)
    os.fsync(folder)
    os.close(folder)


def refuse_damaged(file: Path, keys: Keys) -> None:
    """Every page against its own checksum. Raises BackupRefused."""
    try:
        connection = connect_sqlite(file, keys)
        damaged = connection.execute("PRAGMA cipher_integrity_check").fetchall()
        connection.close()
    except (sqlcipher.DatabaseError, DomainError) as error:
        raise BackupRefused from error
    if damaged:
        raise BackupRefused


def _refuse_in_use(file: Path, keys: Keys) -> None:
    """Asks SQLite; a file too damaged to answer is asked by the lock that every open connection holds beside it."""
    try:
        connection = connect_sqlite(file, keys)
    except (WrongKey, sqlcipher.DatabaseError):
        _refuse_held(file.with_name(file.name + "-shm"))
        return
    try:
        connection.execute("PRAGMA busy_timeout=500")
        connection.execute("PRAGMA journal_mode=DELETE").fetchone()
    except sqlcipher.OperationalError as error:
        raise DatabaseInUse from error
    except sqlcipher.DatabaseError:
        connection.close()
        _refuse_held(file.with_name(file.name + "-shm"))
    finally:
        connection.close()


def _refuse_held(shared_memory: Path) -> None:
    if not shared_memory.exists():
        return
    with shared_memory.open("r+b") as handle:
        try:
            fcntl.lockf(handle, fcntl.LOCK_EX | fcntl.LOCK_NB, 1, _OPEN_CONNECTIONS_BYTE)
        except OSError as error:
            raise DatabaseInUse from error


def copy_postgresql(connection: Connection, keys: Keys) -> bytes:
    """Every table by COPY in the caller's one snapshot, zipped, then encrypted."""
    import_all_tables()
    buffer, present = io.BytesIO(), set(inspect(connection).get_table_names())
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for table in SQLModel.metadata.sorted_tables:
            if table.name in NOT_COPIED or table.name not in present:
                continue
            columns = _columns(connection, table)
            statement = sql.SQL("COPY {} ({}) TO STDOUT").format(sql.Identifier(table.name), columns)
            with _cursor(connection).copy(statement) as copying:
                archive.writestr(table.name, b"".join(bytes(block) for block in copying))
    return _locker(keys).encrypt(buffer.getvalue())


def place_postgresql(content: bytes, database: Database, revision: str, people_keys: Rows) -> None:
    """Empties the database and fills it from the copy and with the people's keys, in one transaction.

    Raises BackupRefused for a damaged copy, DatabaseInUse while a server is connected.
    """
    try:
        buffer = io.BytesIO(_locker(database.keys).decrypt(content))
    except InvalidToken as error:
        raise BackupRefused from error
    # Its own connections would be taken for a server's.
    database.close()
    with migration_connection(database) as connection, zipfile.ZipFile(buffer) as archive:
        _refuse_connected(connection)
        _drop_sealed(connection)
        migrate_on(connection, "base")
        migrate_on(connection, revision)
        with unforced(connection):
            _copy_back(connection, archive)
            with WriteSession(connection, info={"keys": database.keys}) as session:
                put_people_keys(session, database.keys, people_keys)
                session.flush()


def _copy_back(connection: Connection, archive: zipfile.ZipFile) -> None:
    present = set(inspect(connection).get_table_names())
    for table in SQLModel.metadata.sorted_tables:
        if table.name not in archive.namelist() or table.name not in present:
            continue
        columns = _columns(connection, table)
        statement = sql.SQL("COPY {} ({}) FROM STDIN").format(sql.Identifier(table.name), columns)
        with _cursor(connection).copy(statement) as copying:
            copying.write(archive.read(table.name))


def _drop_sealed(connection: Connection) -> None:
    """So that going back to the first schema opens nobody's words: they are replaced, and their keys may be lost."""
    import_all_tables()
    sealed = {table.name for table in SQLModel.metadata.sorted_tables if sealed_columns(table)} | NOT_COPIED
    present = sorted(sealed & set(inspect(connection).get_table_names()))
    if present:
        connection.execute(text(f"TRUNCATE {', '.join(present)} CASCADE"))


def _columns(connection: Connection, table: Table) -> sql.Composed:
    """Those there are, in the order of ours: a copy may be older than the newest schema."""
    present = {column["name"] for column in inspect(connection).get_columns(table.name)}
    return sql.SQL(", ").join(sql.Identifier(column.name) for column in table.columns if column.name in present)


def _refuse_connected(connection: Connection) -> None:
    """A server that stopped a moment ago is given the time to be gone."""
    for _ in range(_TRIES):
        connection.execute(text("SELECT pg_stat_clear_snapshot()"))
        if not connection.execute(_OTHERS).scalar_one():
            return
        time.sleep(_PAUSE_SECONDS)
    raise DatabaseInUse


def _cursor(connection: Connection) -> psycopg.Cursor[Any]:
    """The driver's own: COPY has no counterpart above it."""
    return cast("psycopg.Cursor[Any]", connection.connection.cursor())


def _locker(keys: Keys) -> Fernet:
    return Fernet(base64.urlsafe_b64encode(keys.derive("backup-payload")))
