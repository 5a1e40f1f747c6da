"""A backup holds everything, is checked when made, and comes back as a new life of the database."""

import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path
from threading import Event, Thread
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import delete, func, select

from app.audit.ledger import Ledger
from app.audit.verification import verify_chains
from app.backup.commands import begin_new_life, make_backup, read_backup, restore_postgresql, restore_sqlite
from app.backup.copies import DatabaseInUse
from app.backup.manifest import BackupRefused, Manifest, log_heads
from app.identity.models import WebSession
from app.keyring.sealing import KEYS, sealer_for_writing
from app.kit.clock import system_clock
from app.links.models import ShareFile
from app.practices.models import Invitation
from app.records.log import verify_log
from app.settings import Settings
from app.storage.engine import DATABASE_FILE, Database, open_database
from app.storage.epoch import current_epoch
from app.storage.keys import Keys
from tests.backup.conftest import Practised
from tests.cast import PASSWORD, Cast, problem_of
from tests.links.reader import show
from tests.rows import contents, fill_every_table

NewSettings = Callable[[], Settings]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "backups" / "deep" / "today.longcours"


def back_up(practised: Practised, file: Path) -> Manifest:
    return make_backup(practised.cast.database, file, now=practised.cast.clock())


def put_back(file: Path, settings: Settings, keys: Keys, clock: Callable[[], Any]) -> Database:
    """Restores into the place the settings name, as the command line does."""
    if settings.database_url is None:
        settings.data_folder.mkdir(parents=True, exist_ok=True)
        restore_sqlite(file, settings.data_folder / DATABASE_FILE, keys)
        settings.key_file.parent.mkdir(parents=True, exist_ok=True)
        database = open_database(settings)
    else:
        database = open_database(settings)
        restore_postgresql(file, database)
    begin_new_life(database, now=clock())
    return database


def restore(file: Path, settings: Settings, database: Database, *, other_engine: bool = False) -> None:
    if (settings.database_url is None) != other_engine:
        restore_sqlite(file, settings.data_folder / DATABASE_FILE, database.keys)
    else:
        restore_postgresql(file, database)


def empty_place(practised: Practised, new_settings: NewSettings) -> Settings:
    """A new place that holds the same key, and on SQLite no file yet."""
    settings = new_settings()
    if settings.database_url is None:
        (settings.data_folder / DATABASE_FILE).unlink()
    else:
        settings = settings.model_copy(update={"key_file": practised.cast.settings.key_file})
    return settings


def test_a_restore_into_an_empty_place_gives_every_row_a_new_epoch_and_no_open_session(
    practised: Practised, file: Path, new_settings: NewSettings
) -> None:
    cast = practised.cast
    with cast.browser(practised.therapist) as browser:
        for stress in range(4):
            practised.note(browser, stress=stress)
        invited = browser.post(f"/v1/patients/{practised.patient_id}/invitations", json={"delivery": "qr"}).json()
        digest, epoch = practised.digest(browser), browser.get("/v1/sync/heads").json()["epoch"]
        manifest = back_up(practised, file)
        cookies = dict(browser.cookies)
    with cast.database.reading.connect() as connection:
        rows = contents(connection)

    database = put_back(file, empty_place(practised, new_settings), cast.database.keys, cast.clock)
    with database.reading.connect() as connection:
        restored = contents(connection)
    changed = {"database_life", "web_session", "invitation", "patient_counter"}
    assert {name: restored[name] for name in rows if name not in changed} == {
        name: rows[name] for name in rows if name not in changed
    }
    assert restored["web_session"] == []
    assert manifest.rows["checkin"] == 4
    again = Cast(cast.settings, database, cast.clock)
    with again.browser() as browser:
        for name, value in cookies.items():
            browser.cookies.set(name, value, domain="testserver.local", path="/")
        assert browser.get("/v1/session").status_code == 401
        token = invited["url"].partition("#i=")[2]
        assert browser.post("/v1/invitations/look-up", json={"token": token}).status_code in (404, 410)
        signed_in = browser.post("/v1/session", json={"login": "marianne", "password": PASSWORD})
        assert signed_in.status_code == 200, signed_in.text
        assert practised.digest(browser) == digest
        heads = browser.get("/v1/sync/heads")
        assert heads.json()["epoch"] != epoch
        assert heads.headers["Longcours-Epoch"] == heads.json()["epoch"]
    with database.read() as session:
        assert verify_log(session, database.keys) == (4, [])
        assert verify_chains(session, Ledger(database.keys, cast.clock)) == ()
    database.close()


def test_a_row_of_every_table_comes_back(
    database: Database, file: Path, settings: Settings, new_settings: NewSettings
) -> None:
    """Whatever tables there are: none may be forgotten by the copy, nor written otherwise than it was."""
    with database.writing.begin() as connection:
        filled = fill_every_table(connection)
    filled["person_key"] = _give_real_keys(database)
    with database.reading.connect() as connection:
        rows = contents(connection)
    manifest = make_backup(database, file, now=system_clock())

    assert {name: count for name, count in manifest.rows.items() if count != filled[name]} == {}
    place = new_settings().model_copy(update={"key_file": settings.key_file})
    if place.database_url is None:
        restore_sqlite(file, place.data_folder / DATABASE_FILE, database.keys)
    copy = open_database(place)
    if place.database_url is not None:
        restore_postgresql(file, copy)
    with copy.reading.connect() as connection:
        assert contents(connection) == rows
    copy.close()


def _give_real_keys(database: Database) -> int:
    """In the place of invented ones, which a restore refuses. How many."""
    with database.write() as session:
        patient_id = session.execute(select(KEYS.c.patient_id)).scalar_one()
        session.execute(delete(KEYS))
        sealer_for_writing(session, patient_id)
        return len(session.execute(select(KEYS)).all())


def test_a_link_shown_before_a_backup_opens_nothing_after_its_restore(
    practised: Practised, file: Path, new_settings: NewSettings
) -> None:
    """It may have been withdrawn since."""
    cast = practised.cast
    with cast.browser(cast.account("camille", patient_id=practised.patient_id)) as phone:
        practised.note(phone)
        link = show(phone, practised.patient_id)
        back_up(practised, file)
        assert link.ask(phone).status_code == 200

    database = put_back(file, empty_place(practised, new_settings), cast.database.keys, cast.clock)
    with Cast(cast.settings, database, cast.clock).browser() as stranger:
        problem_of(link.ask(stranger), 404, "share_link_closed")
    with database.read() as session:
        assert session.execute(select(func.count()).select_from(ShareFile)).scalar_one() == 0
    database.close()


def test_devices_are_told_how_far_the_last_backup_goes(practised: Practised, file: Path) -> None:
    def covered() -> tuple[int, int]:
        (patient,) = browser.get("/v1/sync/heads").json()["patients"]
        return patient["seq"], patient["backup_covers_seq"]

    with practised.cast.browser(practised.therapist) as browser:
        practised.note(browser)
        assert covered() == (1, 0)
        back_up(practised, file)
        assert covered() == (1, 1)
        practised.note(browser)
        assert covered() == (2, 1)


def test_a_backup_made_while_people_write_is_whole(practised: Practised, file: Path, new_settings: NewSettings) -> None:
    written: list[str] = []
    stop = Event()

    def write() -> None:
        with practised.cast.browser(practised.therapist) as browser:
            while not stop.is_set():
                written.append(practised.note(browser, note="é" * 500))

    writer = Thread(target=write)
    writer.start()
    try:
        while len(written) < 5:
            stop.wait(0.01)
        acknowledged = list(written)
        manifest = back_up(practised, file)
        while len(written) < len(acknowledged) + 3:
            stop.wait(0.01)
    finally:
        stop.set()
        writer.join()

    cast = practised.cast
    database = put_back(file, empty_place(practised, new_settings), cast.database.keys, cast.clock)
    with Cast(cast.settings, database, cast.clock).browser(practised.therapist) as browser:
        url = f"/v1/patients/{practised.patient_id}/checkins?limit=500"
        kept = [one["id"] for one in browser.get(url).json()["items"]]
    assert set(acknowledged) <= set(kept) <= set(written)
    assert manifest.covers[practised.patient_id] == len(kept)
    with database.read() as session:
        assert verify_log(session, database.keys) == (len(kept), [])
    database.close()


def test_a_backup_reads_as_nothing_without_the_key(practised: Practised, file: Path) -> None:
    with practised.cast.browser(practised.therapist) as browser:
        practised.note(browser, note="Zéphirine")
    back_up(practised, file)

    content = file.read_bytes()
    assert "Zéphirine".encode() not in content
    assert b"Camille" not in content
    assert b"SQLite format 3" not in content
    assert not list(file.parent.glob("*.part"))
    with pytest.raises(BackupRefused):
        read_backup(file, Keys(bytes(32)))


def _damaged(content: bytes) -> dict[str, bytes]:
    """Ways in which a file may be no backup of ours any more."""
    middle = len(content) // 2
    return {
        "empty": b"",
        "cut off": content[:-100],
        "half": content[:middle],
        "one bit": content[:middle] + bytes([content[middle] ^ 1]) + content[middle + 1 :],
        "no archive": b"longcours" * 1000,
    }


def _rewritten(file: Path, **members: Callable[[bytes], bytes]) -> bytes:
    with zipfile.ZipFile(file) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    other = file.with_suffix(".other")
    with zipfile.ZipFile(other, "w", zipfile.ZIP_STORED) as archive:
        for name, value in parts.items():
            archive.writestr(name, members[name](value) if name in members else value)
    return other.read_bytes()


def test_a_damaged_or_foreign_backup_is_refused_and_what_is_there_stays(
    practised: Practised, file: Path, settings: Settings
) -> None:
    cast = practised.cast
    with cast.browser(practised.therapist) as browser:
        practised.note(browser)
    back_up(practised, file)
    forged = {
        "another manifest": _rewritten(file, manifest=lambda old: old.replace(b'"checkin":1', b'"checkin":2')),
        "another payload": _rewritten(file, payload=lambda old: old[:-1] + bytes([old[-1] ^ 1])),
        "unsigned": _rewritten(file, manifest=lambda old: old.partition(b"\n")[2]),
    }
    with cast.database.reading.connect() as connection:
        before = contents(connection)

    for name, content in {**_damaged(file.read_bytes()), **forged}.items():
        bad = file.with_name("bad")
        bad.write_bytes(content)
        with pytest.raises(BackupRefused):
            restore(bad, settings, cast.database)
        with cast.database.reading.connect() as connection:
            assert contents(connection) == before, name


@pytest.mark.engines("sqlite")
def test_a_restore_waits_until_no_server_has_the_file_open(
    practised: Practised, file: Path, settings: Settings
) -> None:
    cast = practised.cast
    with cast.browser(practised.therapist) as browser:
        practised.note(browser)
    back_up(practised, file)
    target, keys = settings.data_folder / DATABASE_FILE, cast.database.keys
    with cast.browser(practised.therapist) as browser:
        kept = practised.note(browser)
        with pytest.raises(DatabaseInUse):
            restore_sqlite(file, target, keys)
        assert browser.get(f"/v1/patients/{practised.patient_id}/checkins/{kept}").status_code == 200

    cast.database.close()
    restore_sqlite(file, target, keys)
    reopened = open_database(settings)
    with Cast(settings, reopened, cast.clock).browser(practised.therapist) as browser:
        assert browser.get(f"/v1/patients/{practised.patient_id}/checkins/{kept}").status_code == 404
    reopened.close()


@pytest.mark.engines("postgres")
def test_a_restore_waits_until_no_server_is_connected(practised: Practised, file: Path, settings: Settings) -> None:
    cast = practised.cast
    with cast.browser(practised.therapist) as browser:
        practised.note(browser)
        back_up(practised, file)
        kept = practised.note(browser)
        command_line = open_database(settings)
        with pytest.raises(DatabaseInUse):
            restore_postgresql(file, command_line)
        assert browser.get(f"/v1/patients/{practised.patient_id}/checkins/{kept}").status_code == 200

    cast.database.close()
    restore_postgresql(file, command_line)
    with command_line.read() as session:
        assert log_heads(session)[0] == {practised.patient_id: 1}
    command_line.close()


_HOLDS_OPEN = """
import sys
from pathlib import Path
from app.storage.engine import connect_sqlite
from app.storage.keys import open_keys
keys = open_keys(Path(sys.argv[2]), Path(sys.argv[1]).parent, may_create=False)
connection = connect_sqlite(Path(sys.argv[1]), keys)
connection.execute("BEGIN IMMEDIATE")
print("open", flush=True)
sys.stdin.read()
"""


@pytest.mark.engines("sqlite")
def test_damage_does_not_hide_a_server_that_has_the_file_open(
    practised: Practised, file: Path, settings: Settings
) -> None:
    back_up(practised, file)
    practised.cast.database.close()
    target = settings.data_folder / DATABASE_FILE
    command = [sys.executable, "-c", _HOLDS_OPEN, str(target), str(settings.key_file)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == b"open\n"
        content = bytearray(target.read_bytes())
        content[0] ^= 1
        target.write_bytes(content)
        with pytest.raises(DatabaseInUse):
            restore_sqlite(file, target, practised.cast.database.keys)
        assert target.read_bytes() == bytes(content)
        holder.kill()

    restore_sqlite(file, target, practised.cast.database.keys)
    assert target.read_bytes() != bytes(content)


@pytest.mark.engines("sqlite")
def test_a_database_too_damaged_to_open_can_be_replaced_by_its_backup(
    practised: Practised, file: Path, settings: Settings
) -> None:
    cast = practised.cast
    with cast.browser(practised.therapist) as browser:
        practised.note(browser)
        digest = practised.digest(browser)
    back_up(practised, file)
    cast.database.close()
    target = settings.data_folder / DATABASE_FILE
    for place in (0, 4096 * 3 + 100, target.stat().st_size - 200):
        damaged = bytearray(target.read_bytes())
        damaged[place] ^= 1
        target.write_bytes(damaged)

        restore_sqlite(file, target, cast.database.keys)
        reopened = open_database(settings)
        with Cast(settings, reopened, cast.clock).browser(practised.therapist) as browser:
            assert practised.digest(browser) == digest
        reopened.close()


def test_a_backup_of_the_other_engine_is_refused(practised: Practised, file: Path, settings: Settings) -> None:
    back_up(practised, file)
    with pytest.raises(BackupRefused):
        restore(file, settings, practised.cast.database, other_engine=True)


def test_a_backup_names_its_life_and_counts_its_rows(practised: Practised, file: Path) -> None:
    manifest = back_up(practised, file)

    with practised.cast.database.read() as session:
        assert manifest.epoch == current_epoch(session)
        for table in (WebSession, Invitation):
            rows = session.execute(select(func.count()).select_from(table)).scalar_one()
            assert manifest.rows[str(table.__tablename__)] == rows
    assert read_backup(file, practised.cast.database.keys)[0] == manifest
    assert all(isinstance(patient_id, UUID) for patient_id in manifest.covers)
