"""What a transaction promises: nothing is answered before it is kept, nothing half done stays, nothing is lost."""

from collections.abc import Callable
from threading import Thread
from uuid import UUID

import pytest
from fastapi.testclient import TestClient
from sqlalchemy import Connection, event, inspect, select, text, update
from sqlalchemy.exc import DBAPIError, OperationalError

from app.kit.ids import new_id
from app.records.models import PatientCounter
from app.records.store import lock_counter
from app.settings import Settings
from app.storage.engine import Database, migration_engine, open_database
from app.storage.epoch import begin_first_life
from app.storage.migrations import migration_connection
from tests.cast import ORIGIN, Cast

_COUNTER = PatientCounter.__table__  # type: ignore[attr-defined]
_THREADS, _TIMES = 4, 100


def _refuse_to_commit(_: Connection) -> None:
    raise OperationalError("COMMIT", {}, OSError("disk I/O error"))


def test_what_could_not_be_committed_is_never_answered_as_done(cast: Cast) -> None:
    practice = cast.practice()
    account = cast.colleague(practice, "marianne")
    patient_id = cast.person(practice)
    url = f"/v1/patients/{patient_id}/flares/{new_id()}"
    body, headers = {"local_date": "2026-03-01"}, {"If-None-Match": "*"}
    with TestClient(cast.app, ORIGIN, raise_server_exceptions=False, headers={"Origin": ORIGIN}) as browser:
        cast.sign_in(browser, account)
        event.listen(cast.database.writing, "commit", _refuse_to_commit)
        try:
            answer = browser.put(url, json=body, headers=headers)
        finally:
            event.remove(cast.database.writing, "commit", _refuse_to_commit)

        assert answer.status_code >= 500, answer.text
        assert browser.get(url).status_code == 404
        assert browser.put(url, json=body, headers=headers).status_code == 201


class Refusal(Exception):
    """What a command raises in the middle of its work."""


def _insert_then_refuse(database: Database) -> None:
    with database.write() as session:
        begin_first_life(session)
        raise Refusal


def test_a_refusal_leaves_nothing_of_what_its_transaction_did(database: Database) -> None:
    with pytest.raises(Refusal):
        _insert_then_refuse(database)

    with database.read() as reading:
        assert reading.execute(text("SELECT count(*) FROM database_life")).scalar_one() == 0


def _make_a_table_then_stop(database: Database) -> None:
    with migration_connection(database) as connection:
        connection.execute(text("CREATE TABLE half_way (id INTEGER PRIMARY KEY)"))
        connection.execute(text("INSERT INTO half_way VALUES (1)"))
        raise Refusal


def test_a_table_made_in_a_migration_that_stops_is_not_left_behind(database: Database) -> None:
    with pytest.raises(Refusal):
        _make_a_table_then_stop(database)

    with database.reading.connect() as connection:
        assert "half_way" not in inspect(connection).get_table_names()


@pytest.mark.engines("sqlite")
def test_a_migration_leaves_foreign_keys_alone_and_everything_else_obeys_them(database: Database) -> None:
    engine = migration_engine(database)
    with engine.begin() as connection:
        assert connection.exec_driver_sql("PRAGMA foreign_keys").scalar_one() == 0
    engine.dispose()
    with database.write() as session:
        assert session.connection().exec_driver_sql("PRAGMA foreign_keys").scalar_one() == 1


@pytest.mark.engines("sqlite")
def test_every_connection_waits_for_the_disk_and_for_other_writers(database: Database) -> None:
    for engine in (database.reading, database.writing):
        with engine.connect() as connection:
            pragma = {name: connection.exec_driver_sql(f"PRAGMA {name}").scalar_one() for name in _PRAGMAS}
        assert pragma == _PRAGMAS


# synchronous 2 is FULL: in WAL mode anything less loses acknowledged records at power loss.
_PRAGMAS = {"synchronous": 2, "journal_mode": "wal", "busy_timeout": 15000, "mmap_size": 0, "secure_delete": 1}


def test_four_writers_a_hundred_times_each_lose_no_update(settings: Settings, cast: Cast) -> None:
    patient_id = cast.person(cast.practice())
    opened = [open_database(settings) for _ in range(2)]
    failures: list[BaseException] = []
    threads = [
        Thread(target=_add_again_and_again, args=(opened[number % 2], patient_id, failures))
        for number in range(_THREADS)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert failures == []
    with cast.database.read() as session:
        seq = session.execute(select(_COUNTER.c.seq).where(_COUNTER.c.patient_id == patient_id)).scalar_one()
    assert seq == _THREADS * _TIMES
    for database in opened:
        database.close()


def _add_again_and_again(database: Database, patient_id: UUID, failures: list[BaseException]) -> None:
    try:
        for _ in range(_TIMES):
            with database.write() as session:
                read = lock_counter(session, patient_id).seq
                session.execute(update(_COUNTER).where(_COUNTER.c.patient_id == patient_id).values(seq=read + 1))
    except DBAPIError as error:
        failures.append(error)


@pytest.mark.engines("sqlite")
def test_a_writer_holds_the_lock_before_its_first_read(database: Database, settings: Settings) -> None:
    other = open_database(settings)
    with database.write() as session:
        session.execute(text("SELECT 1"))
        with other.writing.connect() as connection:
            raw = connection.connection.driver_connection
            assert raw is not None
            raw.execute("PRAGMA busy_timeout=0")
            with pytest.raises(DBAPIError, match="locked"):
                connection.execute(text("SELECT 1"))
    other.close()


def test_a_reader_cannot_write(database: Database) -> None:
    with pytest.raises(DBAPIError, match=r"readonly|read-only"), database.read() as session:
        session.execute(text("DELETE FROM database_life"))


def test_a_reader_sees_one_moment_and_never_waits_for_a_writer(cast: Cast) -> None:
    cast.practice("Avant")
    count: Callable[..., int] = lambda session: session.execute(text("SELECT count(*) FROM practice")).scalar_one()  # noqa: E731
    with cast.database.read() as reading:
        assert count(reading) == 1
        cast.practice("Pendant")
        assert count(reading) == 1
    with cast.database.read() as reading:
        assert count(reading) == 2


@pytest.mark.engines("sqlite")
def test_a_full_disk_acknowledges_nothing_and_needs_no_restart(cast: Cast) -> None:
    practice = cast.practice()
    account = cast.colleague(practice, "marianne")
    url = f"/v1/patients/{cast.person(practice)}/stories"
    body = {"local_date": "2026-03-01", "text": "x" * 20_000}

    def limit_pages(limit: str) -> None:
        with cast.database.writing.connect() as connection:
            connection.exec_driver_sql(f"PRAGMA max_page_count={limit}")

    with TestClient(cast.app, ORIGIN, raise_server_exceptions=False, headers={"Origin": ORIGIN}) as browser:
        cast.sign_in(browser, account)
        limit_pages("1")  # SQLite takes the present size: not one page more
        kept = [
            record_id
            for record_id in (new_id() for _ in range(12))
            if browser.put(f"{url}/{record_id}", json=body, headers={"If-None-Match": "*"}).status_code == 201
        ]
        assert len(kept) < 12
        assert {one["id"] for one in browser.get(url).json()["items"]} == {str(one) for one in kept}
        limit_pages("1073741823")
        answer = browser.put(f"{url}/{new_id()}", json=body, headers={"If-None-Match": "*"})
        assert answer.status_code == 201
        assert len(browser.get(url).json()["items"]) == len(kept) + 1
