"""R61: the key of the words is changed while the service runs; nobody's reading fails, and a kill is resumed."""

import os
import signal
from concurrent.futures import ThreadPoolExecutor
from threading import Event
from uuid import UUID

import pytest
from sqlalchemy import Engine, event, func, select

from app.keyring import rotation
from app.keyring.rotation import rotate_words_key
from app.keyring.sealing import KEYS, sealer_for_writing, sealer_of
from app.storage.engine import Database, open_database
from app.storage.keys import Keys, open_keys
from tests.cast import Cast

PEOPLE = 120


@pytest.fixture
def people(cast: Cast) -> list[UUID]:
    made = [cast.person(None, f"Personne {number}") for number in range(PEOPLE)]
    for patient_id in made:
        with cast.database.write() as session:
            sealer_for_writing(session, patient_id)
    return made


def _wraps(database: Database) -> dict[str, int]:
    with database.read() as session:
        rows = session.execute(select(KEYS.c.wrap_id, func.count()).group_by(KEYS.c.wrap_id)).all()
    return dict(tuple(row) for row in rows)


def _fresh(cast: Cast) -> Keys:
    return open_keys(cast.settings.key_file, cast.settings.data_folder, may_create=False)


def test_r61_every_key_is_under_the_new_one_and_the_former_is_gone(cast: Cast, people: list[UUID]) -> None:
    with cast.database.read() as session:
        before = {row.key_id: row.wrapped for row in session.execute(select(KEYS)).all()}

    assert rotate_words_key(cast.database) == 2 * PEOPLE
    assert rotate_words_key(cast.database) == 2 * PEOPLE

    assert _wraps(cast.database) == {"2": 2 * PEOPLE}
    assert _fresh(cast).wrapping_ids == ["2"]
    assert (cast.settings.key_file.stat().st_mode & 0o777) == 0o400
    with cast.database.read() as session:
        after = {row.key_id: row.wrapped for row in session.execute(select(KEYS)).all()}
    assert before.keys() == after.keys()
    assert all(before[key_id] != after[key_id] for key_id in before)


def test_r61_nobodys_reading_fails_while_the_key_is_changed(cast: Cast, people: list[UUID]) -> None:
    """Read by a service that knew only the former key, from another process's point of view."""
    service, over = open_database(cast.settings), Event()

    def read_all_the_time() -> int:
        readings = 0
        while not over.is_set() or readings < PEOPLE:
            with service.read() as session:
                sealer_of(session, people[readings % PEOPLE])
            readings += 1
        return readings

    def write_all_the_time() -> int:
        made = 0
        while not over.is_set():
            patient_id = cast.person(None, f"Nouvelle {made}")
            with service.write() as session:
                sealer_for_writing(session, patient_id)
            made += 1
        return made

    with ThreadPoolExecutor(3) as workers:
        readers = [workers.submit(read_all_the_time) for _ in range(2)]
        writer = workers.submit(write_all_the_time)
        try:
            for _ in range(3):
                rotate_words_key(cast.database)
        finally:
            over.set()
        assert min(reader.result() for reader in readers) >= PEOPLE
        assert writer.result() > 0
    service.close()

    rotated = open_database(cast.settings)
    with rotated.read() as session:
        for patient_id in people:
            sealer_of(session, patient_id)
    rotated.close()


def _rotate_and_die(cast: Cast, statement: int) -> bool:
    child = os.fork()
    if child == 0:
        left = iter(range(statement))

        @event.listens_for(Engine, "before_cursor_execute")
        def _die(*_: object) -> None:
            if next(left, None) is None:
                os.kill(os.getpid(), signal.SIGKILL)

        rotate_words_key(open_database(cast.settings))
        os._exit(0)
    _, status = os.waitpid(child, 0)
    return os.WIFSIGNALED(status)


@pytest.fixture
def few_at_a_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rotation, "_AT_A_TIME", 7)


@pytest.mark.usefixtures("few_at_a_time")
def test_r61_a_rotation_killed_anywhere_goes_on_with_the_same_new_key(cast: Cast, people: list[UUID]) -> None:
    cast.database.close()
    for statement in (3, 40, 60, 60):
        assert _rotate_and_die(cast, statement)
        assert _fresh(cast).wrapping_ids == ["1"]
        survived = open_database(cast.settings)
        with survived.read() as session:
            for patient_id in people:
                sealer_of(session, patient_id)
        survived.close()

    last = open_database(cast.settings)
    assert 0 < rotate_words_key(last) < 2 * PEOPLE
    assert _wraps(last) == {"1": 2 * PEOPLE}
    last.close()
