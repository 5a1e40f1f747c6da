"""R59: whoever is erased is in no table, no journal, no dead page, no older backup, and comes back by no restore."""

from collections.abc import Callable
from pathlib import Path
from typing import Any
from uuid import UUID

import orjson
import pytest
from sqlalchemy import select, update

from app.audit.ledger import Ledger
from app.audit.verification import verify_chains
from app.backup.commands import make_backup, read_backup
from app.backup.copies import opened_sqlite_copy
from app.backup.manifest import BackupRefused
from app.backup.people_keys import FILE_NAME
from app.identity.models import Account
from app.keyring.sealing import KEYS, WordsUnreadable, sealer_of
from app.kit.errors import NotReachable
from app.patients.models import Patient
from app.privacy.erasing import repeat_erasures
from app.privacy.erasures import Erased, Erasure, note_erasure, noted_erasures
from app.privacy.retention import MustBeKept, what_is_held
from app.records.log import verify_log
from app.records.queries import CHANGE
from app.records.words import opened
from app.settings import Settings
from app.storage.engine import Database
from tests.house import create
from tests.privacy.conftest import (
    MARKERS,
    NAME,
    ONCE_PRIVATE,
    OTHERS,
    PRIVATE,
    SHARED,
    Life,
    note_id,
    readable,
    restored_elsewhere,
    rows_that_tell,
)
from tests.privacy.raw_bytes import times_in_files


def _assert_whole(life: Life, database: Database) -> None:
    with database.read() as session:
        assert verify_log(session, database.keys)[1] == []
        assert verify_chains(session, Ledger(database.keys, life.cast.clock)) == ()


def test_r59_words_are_sealed_where_they_lie(life: Life) -> None:
    assert rows_that_tell(life.database, SHARED, PRIVATE, ONCE_PRIVATE, OTHERS) == []
    assert readable(life.database, life.patient_id) == 4


def test_r59_a_text_moved_to_another_person_or_place_does_not_open(life: Life) -> None:
    with life.database.write() as session:
        words = dict(session.execute(select(CHANGE.c.seq, CHANGE.c.fields).where(_of(life.patient_id))).all())
        session.execute(update(CHANGE).where(_of(life.patient_id), CHANGE.c.seq == 1).values(fields=words[3]))
        session.execute(update(CHANGE).where(_of(life.other_id), CHANGE.c.seq == 1).values(fields=words[1]))
        session.execute(
            update(KEYS).where(KEYS.c.patient_id == life.other_id, KEYS.c.part == "diary").values(wrapped=bytes(60))
        )

    assert readable(life.database, life.patient_id) == 3
    with pytest.raises(WordsUnreadable):
        readable(life.database, life.other_id)


def _of(patient_id: UUID) -> Any:
    return CHANGE.c.patient_id == patient_id


def test_r59_everything_leaves_rows_dead_pages_and_journal(life: Life) -> None:
    assert times_in_files(life.database, NAME) > 0, "or the search below would prove nothing"

    life.erase(Erased.everything, although_kept=True)

    assert rows_that_tell(life.database, *MARKERS, "zephyrine") == []
    assert [times_in_files(life.database, marker) for marker in MARKERS] == [0] * len(MARKERS)
    with life.database.read() as session:
        assert session.get(Patient, life.patient_id) is None
        assert session.get(Account, life.account.id) is None
    assert readable(life.database, life.other_id) == 2
    _assert_whole(life, life.database)
    leftovers = [file for file in life.cast.settings.data_folder.iterdir() if file.suffix not in (".db", "")]
    assert [file.name for file in leftovers if not file.name.endswith(("-wal", "-shm"))] == []


def test_r59_an_older_backup_tells_nothing_and_its_restore_brings_nobody_back(
    life: Life, tmp_path: Path, new_settings: Callable[[], Settings]
) -> None:
    file = tmp_path / "backups" / "old.longcours"
    make_backup(life.database, file, now=life.cast.clock())
    life.cast.clock.move(minutes=5)
    life.erase(Erased.everything, although_kept=True)
    make_backup(life.database, file.with_name("new.longcours"), now=life.cast.clock())

    if life.database.sqlite_file is not None:
        _, payload = read_backup(file, life.database.keys)
        with opened_sqlite_copy(payload, life.database.keys) as copy:
            known = orjson.loads((file.parent / FILE_NAME).read_bytes())
            assert {row["patient_id"] for row in known} == {str(life.other_id)}
            assert readable(copy, life.patient_id) == 0
            assert rows_that_tell(copy, SHARED, PRIVATE, ONCE_PRIVATE) == []

    restored = restored_elsewhere(file, life, new_settings())
    try:
        assert rows_that_tell(restored, *MARKERS) == []
        assert [times_in_files(restored, marker) for marker in MARKERS] == [0] * len(MARKERS)
        assert readable(restored, life.other_id) == 2
        _assert_whole(life, restored)
    finally:
        restored.close()


def test_r59_the_private_diary_goes_and_the_care_record_stays(
    life: Life, tmp_path: Path, new_settings: Callable[[], Settings]
) -> None:
    file = tmp_path / "old.longcours"
    make_backup(life.database, file, now=life.cast.clock())
    life.cast.clock.move(minutes=5)
    with life.cast.browser(life.account) as browser:
        assert PRIVATE in browser.get(f"/v1/patients/{life.patient_id}/stories").text
        life.erase(Erased.diary)
        assert browser.get("/v1/session").status_code == 401, "every device is signed out, and wipes its copy"

    with life.cast.browser(life.account) as browser:
        stories = browser.get(f"/v1/patients/{life.patient_id}/stories").text
        assert SHARED in stories
        assert PRIVATE not in stories
        past = browser.get(life.url("life-events", note_id(ONCE_PRIVATE, life.patient_id)) + "/history").text
        assert ONCE_PRIVATE not in past
        assert "dit autrement" in past
        feed = browser.get("/v1/sync/changes", params={"patient": str(life.patient_id)}).text
        assert SHARED in feed
        assert [word for word in (PRIVATE, ONCE_PRIVATE) if word in feed] == []
        assert browser.get(f"/v1/patients/{life.patient_id}/export").status_code == 200
        words = {"local_date": "2026-03-01", "text": "une nouvelle note gardée", "visibility": "patient_only"}
        assert create(browser, life.url("stories", note_id("nouvelle", life.patient_id)), words).status_code == 201
    _assert_whole(life, life.database)

    restored = restored_elsewhere(file, life, new_settings())
    try:
        assert readable(restored, life.patient_id) == 2, "what was shared, and the revision that shared it"
        _assert_whole(life, restored)
    finally:
        restored.close()


def test_r59_what_was_private_opens_no_more_wherever_it_was_copied_before(life: Life) -> None:
    private = select(CHANGE).where(_of(life.patient_id), CHANGE.c.visibility == "patient_only")
    with life.database.read() as session:
        copied = session.execute(private).mappings().all()
    assert len(copied) == 2

    life.erase(Erased.diary)

    with life.database.read() as session:
        sealer = sealer_of(session, life.patient_id)
        for row in copied:
            with pytest.raises(WordsUnreadable):
                opened(sealer, row, "fields")


def test_r59_what_was_noted_but_not_carried_out_is_finished_once(life: Life) -> None:
    note_erasure(life.database.keys, Erasure(life.patient_id, Erased.everything, life.cast.clock()))

    assert repeat_erasures(life.database, life.ledger()) == 1
    assert repeat_erasures(life.database, life.ledger()) == 0

    assert rows_that_tell(life.database, *MARKERS) == []
    life.cast.clock.move(hours=1)
    with life.database.write() as session:
        row = {"folded_name": "x", "language": "fr", "zone": "Europe/Paris", "created_at": life.cast.clock()}
        back = Patient.model_validate({"id": life.patient_id, "display_name": "x", **row})
        session.add(back)
    assert repeat_erasures(life.database, life.ledger()) == 0, "who came back since is somebody new"


def test_r59_the_care_record_is_kept_for_twenty_years_after_the_last_contact(life: Life) -> None:
    with life.database.read() as session:
        held = what_is_held(session, life.patient_id)
    assert (held.diary_records, held.care_records) == (1, 2)
    assert (held.last_contact_on.isoformat(), held.kept_until.isoformat()) == ("2026-03-02", "2046-03-02")

    with pytest.raises(MustBeKept):
        life.erase(Erased.everything)
    assert noted_erasures(life.database.keys) == []

    life.cast.clock.move(days=365 * 20 + 5)
    life.erase(Erased.everything)
    with pytest.raises(NotReachable):
        life.erase(Erased.everything)


def test_r59_a_backup_without_the_keys_of_the_people_is_refused_before_anything_is_replaced(
    life: Life, tmp_path: Path, new_settings: Callable[[], Settings]
) -> None:
    file = tmp_path / "old.longcours"
    make_backup(life.database, file, now=life.cast.clock())
    (tmp_path / FILE_NAME).unlink()

    with pytest.raises(BackupRefused, match="people_keys_missing"):
        restored_elsewhere(file, life, new_settings())
