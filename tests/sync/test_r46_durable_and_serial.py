"""R46: what was acknowledged survives a power cut, and writers come one after the other."""

import random
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import apsw
import pytest
from sqlalchemy import text

from app.records.models import PatientCounter
from app.records.store import lock_counter
from app.storage.engine import AffectedSqlite, Database, check_sqlite_version, connect_sqlite
from tests.sync.in_process import InProcessServer
from tests.sync.power_cut import Tape, leave_behind, recording_disk

_CUTS = 200
_COMMITS = 60
_PRAGMAS = ("journal_mode", "synchronous", "secure_delete", "foreign_keys")
_NORMAL = "1"


def _pragmas_of_the_product(database: Database) -> dict[str, str]:
    """As a connection of the product reports them."""
    assert database.sqlite_file is not None
    connection = connect_sqlite(database.sqlite_file, database.keys)
    try:
        return {name: str(connection.execute(f"PRAGMA {name}").fetchone()[0]) for name in _PRAGMAS}
    finally:
        connection.close()


def _write_and_acknowledge(folder: Path, tape: Tape, pragmas: dict[str, str]) -> None:
    connection = apsw.Connection(str(folder / "cut.db"), vfs="cut")
    # The recording disk has no shared memory; with one connection, exclusive locking needs none.
    connection.execute("PRAGMA locking_mode=EXCLUSIVE")
    for name, value in pragmas.items():
        connection.execute(f"PRAGMA {name}={value}")
    connection.execute("PRAGMA wal_autocheckpoint=30")
    connection.execute("CREATE TABLE entry (number INTEGER PRIMARY KEY, words TEXT)")
    for number in range(1, _COMMITS + 1):
        with connection:
            connection.execute("INSERT INTO entry VALUES (?, ?)", (number, "mots " * 300))
        tape.acknowledge(number)
    connection.close()


def _lost_after_cuts(folder: Path, pragmas: dict[str, str]) -> int:
    """In how many of 200 cuts something acknowledged was missing, or the file damaged."""
    dice = random.Random(46)
    (folder / "written").mkdir()
    with recording_disk("cut") as tape:
        _write_and_acknowledge(folder / "written", tape, pragmas)
    lost = 0
    for cut in range(_CUTS):
        place = folder / f"cut-{cut}"
        place.mkdir()
        acknowledged = leave_behind(tape.acts[: dice.randrange(len(tape.acts) + 1)], place, dice)
        lost += _is_lost(place / "cut.db", acknowledged)
    return lost


def _is_lost(file: Path, acknowledged: int) -> bool:
    if acknowledged == 0:
        return False
    connection = apsw.Connection(str(file))
    try:
        found = connection.execute("SELECT count(*) FROM entry WHERE number <= ?", (acknowledged,)).get
        return bool(found != acknowledged or connection.execute("PRAGMA integrity_check").get != "ok")
    except (apsw.SQLError, apsw.CorruptError, apsw.NotADBError):
        return True
    finally:
        connection.close()


@pytest.mark.engines("sqlite")
def test_r46_no_power_cut_loses_an_acknowledged_write(database: Database, tmp_path: Path) -> None:
    pragmas = _pragmas_of_the_product(database)
    assert pragmas["journal_mode"] == "wal"

    assert _lost_after_cuts(tmp_path, pragmas) == 0


@pytest.mark.engines("sqlite")
def test_r46_the_power_cut_would_show_a_laxer_setting(database: Database, tmp_path: Path) -> None:
    pragmas = {**_pragmas_of_the_product(database), "synchronous": _NORMAL}

    assert _lost_after_cuts(tmp_path, pragmas) > _CUTS / 4


@pytest.mark.engines("postgres")
def test_r46_postgresql_answers_only_what_is_on_disk(database: Database) -> None:
    with database.read() as session:
        assert session.execute(text("SHOW synchronous_commit")).scalar_one() == "on"


def _add_one(server: InProcessServer, times: int) -> None:
    table = PatientCounter.__table__  # type: ignore[attr-defined]
    for _ in range(times):
        with server.database.write() as session:
            counter = lock_counter(session, server.patient_id)
            statement = table.update().where(table.c.patient_id == server.patient_id)
            session.execute(statement.values(seq=counter.seq + 1))


def test_r46_four_writers_who_read_and_then_write_lose_nothing(server: InProcessServer) -> None:
    with ThreadPoolExecutor(4) as pool:
        for done in [pool.submit(_add_one, server, 100) for _ in range(4)]:
            done.result()

    with server.database.write() as session:
        assert lock_counter(session, server.patient_id).seq == 400


@pytest.mark.engines("sqlite")
def test_r46_an_embedded_write_owns_the_lock_before_it_reads(server: InProcessServer) -> None:
    """Read, think, write without any row lock: the transaction itself keeps the others out."""
    table = PatientCounter.__table__  # type: ignore[attr-defined]
    _add_one(server, 1)

    def add_without_locking() -> None:
        for _ in range(100):
            with server.database.write() as session:
                seq = session.execute(table.select().where(table.c.patient_id == server.patient_id)).one().seq
                session.execute(table.update().where(table.c.patient_id == server.patient_id).values(seq=seq + 1))

    with ThreadPoolExecutor(4) as pool:
        for done in [pool.submit(add_without_locking) for _ in range(4)]:
            done.result()

    with server.database.read() as session:
        assert session.execute(table.select().where(table.c.patient_id == server.patient_id)).one().seq == 401


@pytest.mark.parametrize("version", [(3, 7, 0), (3, 40, 1), (3, 51, 1), (3, 51, 2)])
def test_r46_the_service_refuses_a_library_that_can_corrupt_its_log(version: tuple[int, ...]) -> None:
    with pytest.raises(AffectedSqlite):
        check_sqlite_version(version, accept_affected=False)
    check_sqlite_version(version, accept_affected=True)


@pytest.mark.parametrize("version", [(3, 51, 3), (3, 53, 4), (4, 0, 0)])
def test_r46_the_service_accepts_a_library_that_was_mended(version: tuple[int, ...]) -> None:
    check_sqlite_version(version, accept_affected=False)
