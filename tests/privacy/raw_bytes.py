"""What lies in the files of a database, deleted or not: decrypted page by page, without asking the database."""

from collections.abc import Iterator
from pathlib import Path

from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
from sqlalchemy import NullPool, create_engine, text

from app.storage.engine import Database
from app.storage.keys import Keys

# zetetic.net/sqlcipher/design: each page ends with its initialisation vector and its authentication code.
_PAGE, _RESERVED, _VECTOR, _SALT = 4096, 80, 16, 16
_JOURNAL_HEADER, _FRAME_HEADER = 32, 24


def times_in_files(database: Database, marker: str) -> int:
    """The journal included."""
    return sum(page.count(marker.encode()) for page in _pages(database))


def _pages(database: Database) -> Iterator[bytes]:
    if database.sqlite_file is None:
        yield from _files_of_postgresql(database)
        return
    whole = database.sqlite_file.read_bytes()
    for start in range(0, len(whole), _PAGE):
        yield _opened(whole[start : start + _PAGE], database.keys, is_first=start == 0)
    journal = database.sqlite_file.with_name(database.sqlite_file.name + "-wal")
    frames = journal.read_bytes()[_JOURNAL_HEADER:] if journal.exists() else b""
    for start in range(0, len(frames), _FRAME_HEADER + _PAGE):
        page = frames[start + _FRAME_HEADER : start + _FRAME_HEADER + _PAGE]
        number = int.from_bytes(frames[start : start + 4], "big")
        yield _opened(page, database.keys, is_first=number == 1)


def _opened(page: bytes, keys: Keys, *, is_first: bool) -> bytes:
    vector = page[_PAGE - _RESERVED : _PAGE - _RESERVED + _VECTOR]
    sealed = page[_SALT if is_first else 0 : _PAGE - _RESERVED]
    decryptor = Cipher(algorithms.AES(keys.derive("database")), modes.CBC(vector)).decryptor()
    return decryptor.update(sealed) + decryptor.finalize()


def _files_of_postgresql(database: Database) -> Iterator[bytes]:
    # Only a superuser may ask for it, or where the files lie.
    with create_engine(database.writing.url.set(username="postgres"), poolclass=NullPool).connect() as connection:
        connection.execute(text("CHECKPOINT"))
        folder = Path(connection.execute(text("SHOW data_directory")).scalar_one())
        number = connection.execute(text("SELECT oid FROM pg_database WHERE datname = current_database()")).scalar_one()
    for file in (folder / "base" / str(number)).iterdir():
        if file.is_file():
            yield file.read_bytes()
