"""The embedded file: unreadable without its key, unusable when damaged, never opened by a faulty library."""

import random
import stat
from pathlib import Path
from typing import Any

import pytest
import sqlcipher3.dbapi2 as sqlcipher

from app.settings import Settings
from app.storage.engine import (
    DATABASE_FILE,
    AffectedSqlite,
    Database,
    WrongKey,
    check_sqlite_version,
    connect_sqlite,
    open_database,
)
from app.storage.keys import Keys, KeyUnusable, open_keys
from tests.cast import Cast

pytestmark = pytest.mark.engines("sqlite")


def _with(settings: Settings, **changed: object) -> Settings:
    return settings.model_copy(update=changed)


def test_nothing_a_person_wrote_can_be_read_in_the_folder(cast: Cast, settings: Settings) -> None:
    cast.person(cast.practice("Cabinet Zéphirine"), "Zéphirine Quercy")

    files = [file for file in settings.data_folder.rglob("*") if file.is_file()]
    assert {file.name for file in files} >= {DATABASE_FILE, f"{DATABASE_FILE}-wal"}
    for file in files:
        content = file.read_bytes()
        assert b"SQLite format 3" not in content
        assert "Zéphirine".encode() not in content
        assert b"zephirine" not in content
        assert b"CREATE TABLE" not in content


def test_another_key_is_told_clearly_and_changes_nothing(
    database: Database, settings: Settings, tmp_path: Path
) -> None:
    before = (settings.data_folder / DATABASE_FILE).read_bytes()
    other = tmp_path / "other.key"
    other.write_text("ab" * 32 + "\n")

    with pytest.raises(WrongKey):
        open_database(_with(settings, key_file=other))
    assert (settings.data_folder / DATABASE_FILE).read_bytes() == before


def test_the_first_run_makes_a_key_that_only_its_owner_can_read(tmp_path: Path) -> None:
    settings = Settings(data_folder=tmp_path / "data", key_file=tmp_path / "keys" / "deep" / "master.key")
    open_database(settings).close()

    assert stat.S_IMODE(settings.key_file.stat().st_mode) == 0o400
    assert stat.S_IMODE(settings.key_file.parent.stat().st_mode) == 0o700
    assert len(bytes.fromhex(settings.key_file.read_text("ascii"))) == 32
    content = settings.key_file.read_bytes()
    open_database(settings).close()
    assert settings.key_file.read_bytes() == content


def test_a_lost_key_is_never_replaced_beside_data_it_would_not_open(database: Database, settings: Settings) -> None:
    settings.key_file.unlink()

    with pytest.raises(KeyUnusable, match="key_missing"):
        open_database(settings)
    assert not settings.key_file.exists()


@pytest.mark.parametrize("place", ["master.key", "inner/master.key", "../data/master.key"])
def test_the_key_may_not_lie_with_the_data(tmp_path: Path, place: str) -> None:
    folder = tmp_path / "data"

    with pytest.raises(KeyUnusable, match="key_inside_data_folder"):
        open_database(Settings(data_folder=folder, key_file=folder / place))
    assert not (folder / DATABASE_FILE).exists()


@pytest.mark.parametrize("content", ["", "abc", "zz" * 32, "ab" * 31, "ab" * 33, "é" * 64])
def test_a_malformed_key_file_is_refused(tmp_path: Path, content: str) -> None:
    key_file = tmp_path / "master.key"
    key_file.write_text(content)

    with pytest.raises(KeyUnusable):
        open_keys(key_file, tmp_path / "data", may_create=True)
    assert key_file.read_text() == content


def test_each_purpose_has_its_own_key() -> None:
    keys = Keys(bytes(range(32)))
    purposes = ("database", "change-log", "backup-manifest", "backup-payload")

    derived = {keys.derive(purpose) for purpose in purposes}
    assert len(derived) == len(purposes)
    assert bytes(range(32)) not in derived
    assert keys.derive("database") == Keys(bytes(range(32))).derive("database")


def _damages(file: Path, keys: Keys) -> list[Any]:
    connection = connect_sqlite(file, keys)
    found: list[Any] = connection.execute("PRAGMA cipher_integrity_check").fetchall()
    connection.close()
    return found


def _is_noticed(file: Path, keys: Keys) -> bool:
    """Damage to the pages that hold the schema is met on opening, any other by its own page's checksum."""
    try:
        return bool(_damages(file, keys))
    except (WrongKey, sqlcipher.DatabaseError):
        return True


def test_one_damaged_byte_anywhere_is_noticed(database: Database, settings: Settings, tmp_path: Path) -> None:
    database.close()
    whole = (settings.data_folder / DATABASE_FILE).read_bytes()
    copy = tmp_path / DATABASE_FILE
    copy.write_bytes(whole)
    assert _damages(copy, database.keys) == []
    chance = random.Random(20)

    for _ in range(60):
        place = chance.randrange(len(whole))
        damaged = bytearray(whole)
        damaged[place] ^= 1 << chance.randrange(8)
        copy.write_bytes(damaged)
        assert _is_noticed(copy, database.keys), place


@pytest.mark.parametrize("version", [(3, 7, 0), (3, 40, 1), (3, 51, 2)])
def test_a_library_that_can_corrupt_the_log_is_refused_unless_taken_by_name(version: tuple[int, ...]) -> None:
    with pytest.raises(AffectedSqlite):
        check_sqlite_version(version, accept_affected=False)
    check_sqlite_version(version, accept_affected=True)


@pytest.mark.parametrize("version", [(3, 6, 23), (3, 51, 3), sqlcipher.sqlite_version_info])
def test_other_libraries_are_welcome(version: tuple[int, ...]) -> None:
    check_sqlite_version(version, accept_affected=False)
