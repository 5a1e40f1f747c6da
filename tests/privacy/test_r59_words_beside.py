"""R59 for words outside the log: of shown links, of emergencies, and of what somebody asked to be told."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from uuid import UUID

import orjson
import pytest
from fastapi.testclient import TestClient
from sqlalchemy import JSON, Enum, String, select, update
from sqlmodel import SQLModel

from app.access.emergencies import open_in_emergency
from app.access.models import EmergencyOpening
from app.backup.commands import make_backup
from app.backup.manifest import BackupRefused
from app.backup.people_keys import FILE_NAME
from app.catalogue.kinds import ALL_KINDS
from app.identity.commands import close_account
from app.identity.models import Account
from app.keyring.rotation import rotate_words_key
from app.links.models import ShareOpening
from app.privacy.erasures import Erased
from app.settings import Settings
from app.storage.columns import SealedText
from app.storage.migrations import import_all_tables, migrate
from tests.cast import Cast
from tests.links.reader import show
from tests.privacy.conftest import MARKERS, Life, restored_elsewhere, rows_that_tell
from tests.privacy.raw_bytes import times_in_files

LABEL, RECIPIENT = "un-nom-de-lien-6611", "une-lectrice-2288"
REASON, NOTICE = "une-raison-d-urgence-3377", "un-mot-pour-soi-9944"
SPOKEN = (LABEL, RECIPIENT, REASON, NOTICE)
BEFORE_SEALING = "0019"

# Clear because lists are searched and ordered by them, because they are no person's words, or because they are codes,
# addresses, hashes or what is sealed elsewhere.
_CLEAR = {
    "account": {"login", "password_hash", "display_name"},
    "audit_chain": {"chain", "head", "seal"},
    "audit_event": {"chain", "purpose", "object_kind", "object_id", "reason", "previous", "mac"},
    "audit_read_mark": {"purpose"},
    "change": {"kind", "fields", "state", "visibility_before", "visibility"},
    "consent": {"text_hash"},
    "device_lock": {"read_hash", "code_hash", "half_salt"},
    "instrument_permission": {"instrument_id", "lang", "reference"},
    "invitation": {"token_hash", "oral_code_hash"},
    "known_device": {"token_hash", "label"},
    "one_time_codes": {"sealed_secret"},
    "passkey": {"credential_id", "public_key", "label"},
    "passkey_challenge": {"binding", "challenge"},
    "patient": {"display_name", "folded_name", "zone"},
    "person_key": {"wrap_id"},
    "practice": {"name", "code"},
    "practice_person": {"folded_name"},
    "practice_topics": {"shelves"},
    "record_head": {"kind"},
    "recovery_code": {"code_hash"},
    "reminder": {"zone", "endpoint", "p256dh", "auth"},
    "session_templates": {"templates"},
    "share_file": {"sealed"},
    "share_link": {"address_hash", "parts", "passcode_hash"},
    "sign_in_failure": {"bucket"},
    "web_session": {"token_hash", "former_token_hash"},
}


@dataclass
class Spoken:
    """A life in which all these words were said."""

    life: Life
    emergency_id: UUID

    def told(self, browser: TestClient) -> str:
        """All that the person reads of these words."""
        own = f"/v1/patients/{self.life.patient_id}"
        links = browser.get(f"{own}/share-links").raise_for_status().json()["items"]
        # A restore ends the links that were open: what it must bring back is their words.
        words = [(link["label"], [one["recipient"] for one in link["openings"]]) for link in links]
        pages = (f"{own}/emergency-openings", "/v1/self-notice")
        return str(words) + "".join(browser.get(page).raise_for_status().text for page in pages)


@pytest.fixture
def spoken(life: Life) -> Spoken:
    cast = life.cast
    practice = cast.practice("Cabinet des Saules")
    therapist = cast.colleague(practice, "claire")
    with cast.browser(life.account) as phone, cast.browser() as stranger:
        shown = show(phone, life.patient_id, label=LABEL)
        assert shown.ask(stranger, recipient=RECIPIENT).status_code == 200
        assert phone.put("/v1/self-notice", json={"days": 10, "words": NOTICE}).status_code == 200
    with cast.database.write() as session:
        opening = open_in_emergency(
            session,
            life.patient_id,
            practice_id=practice.id,
            account_id=therapist.id,
            reason=REASON,
            now=cast.clock(),
        )
    return Spoken(life, opening.id)


def test_r59_no_word_lies_clear_in_a_row_or_in_the_files_and_the_person_reads_them_all(spoken: Spoken) -> None:
    life = spoken.life

    assert rows_that_tell(life.database, *SPOKEN) == []
    assert [times_in_files(life.database, word) for word in SPOKEN] == [0] * len(SPOKEN)
    with life.cast.browser(life.account) as phone:
        told = spoken.told(phone)
        assert [word for word in SPOKEN if word not in told] == []
        rotate_words_key(life.database)
        assert spoken.told(phone) == told


def test_r59_a_reason_moved_to_another_row_does_not_open(spoken: Spoken) -> None:
    life = spoken.life
    with life.database.write() as session:
        sealed = session.get_one(EmergencyOpening, (life.patient_id, spoken.emergency_id)).reason
        session.execute(update(ShareOpening.__table__).values(recipient=sealed))  # type: ignore[attr-defined]

    with life.cast.browser(life.account) as phone:
        assert phone.get(f"/v1/patients/{life.patient_id}/share-links").json()["code"] == "words_unreadable"


def test_r59_on_an_empty_machine_a_backup_and_its_keys_tell_every_word_again(
    spoken: Spoken, tmp_path: Path, new_settings: Callable[[], Settings]
) -> None:
    life = spoken.life
    with life.cast.browser(life.account) as phone:
        told, stories = spoken.told(phone), phone.get(f"/v1/patients/{life.patient_id}/stories").json()
    file = tmp_path / "backups" / "today.longcours"
    make_backup(life.database, file, now=life.cast.clock())

    restored = restored_elsewhere(file, life, new_settings())
    try:
        with Cast(life.cast.settings, restored, life.cast.clock).browser(life.account) as phone:
            assert spoken.told(phone) == told
            assert phone.get(f"/v1/patients/{life.patient_id}/stories").json() == stories
    finally:
        restored.close()


def test_r59_a_backup_is_refused_where_only_words_beside_the_log_would_be_lost(
    cast: Cast, tmp_path: Path, new_settings: Callable[[], Settings]
) -> None:
    patient_id = cast.person(None)
    account = cast.account("camille", patient_id=patient_id)
    with cast.browser(account) as phone:
        assert phone.put("/v1/self-notice", json={"days": 10, "words": NOTICE}).status_code == 200
    file = tmp_path / "today.longcours"
    make_backup(cast.database, file, now=cast.clock())
    assert len(orjson.loads((tmp_path / FILE_NAME).read_bytes())) == 2
    (tmp_path / FILE_NAME).unlink()

    with pytest.raises(BackupRefused, match="people_keys_missing"):
        restored_elsewhere(file, Life(cast, patient_id, account, patient_id), new_settings())


def test_r59_an_erasure_takes_them_and_accounts_that_were_closed(spoken: Spoken) -> None:
    life = spoken.life
    with life.database.write() as session:
        close_account(session, session.get_one(Account, life.account.id), now=life.cast.clock())
        session.flush()
    again = life.cast.account("zephyrine-revenue", patient_id=life.patient_id)

    life.erase(Erased.everything, although_kept=True)

    names = ("emergency_opening", "share_link", "share_file", "share_opening", "self_notice")
    with life.database.read() as session:
        left = [name for name in names if session.execute(select(SQLModel.metadata.tables[name])).all()]
        assert left == []
        assert [session.get(Account, one.id) for one in (life.account, again)] == [None, None]
    assert [times_in_files(life.database, word) for word in (*SPOKEN, "Zephyrine")] == [0] * 5


def test_r59_the_private_diary_takes_what_somebody_asked_to_be_told_in_their_own_words(spoken: Spoken) -> None:
    life = spoken.life
    life.erase(Erased.diary)

    with life.cast.browser(life.account) as phone:
        told = spoken.told(phone)
    assert [word for word in SPOKEN if word in told] == [LABEL, RECIPIENT, REASON]


def test_r59_words_written_before_they_were_sealed_are_sealed_and_given_back_by_the_step(spoken: Spoken) -> None:
    life = spoken.life
    with life.cast.browser(life.account) as phone:
        told = spoken.told(phone)

    migrate(life.database, BEFORE_SEALING)
    assert [bool(_clear_rows(life, word)) for word in SPOKEN] == [True] * len(SPOKEN)

    migrate(life.database)
    assert [bool(_clear_rows(life, word)) for word in SPOKEN] == [False] * len(SPOKEN)
    with life.cast.browser(life.account) as phone:
        assert spoken.told(phone) == told


def test_r59_a_backup_from_before_words_were_sealed_comes_back_sealed(
    spoken: Spoken, tmp_path: Path, new_settings: Callable[[], Settings]
) -> None:
    life = spoken.life
    with life.cast.browser(life.account) as phone:
        told = spoken.told(phone)
    migrate(life.database, BEFORE_SEALING)
    file = tmp_path / "before" / "old.longcours"
    make_backup(life.database, file, now=life.cast.clock())

    restored = restored_elsewhere(file, life, new_settings())
    try:
        assert rows_that_tell(restored, *SPOKEN, *MARKERS[1:]) == []
        with Cast(life.cast.settings, restored, life.cast.clock).browser(life.account) as phone:
            assert spoken.told(phone) == told
    finally:
        restored.close()


def _clear_rows(life: Life, word: str) -> list[Any]:
    found = []
    with life.database.reading.connect() as connection:
        for name in ("emergency_opening", "share_link", "share_opening", "self_notice"):
            rows = connection.execute(SQLModel.metadata.tables[name].select()).all()
            found += [row for row in rows if word in repr(row)]
    return found


def test_r59_every_column_of_text_is_sealed_or_said_to_be_clear() -> None:
    import_all_tables()
    kinds = {kind.table.__tablename__ for kind in ALL_KINDS}
    found = {
        table.name: names
        for table in SQLModel.metadata.sorted_tables
        if table.name not in kinds and (names := {column.name for column in table.columns if _may_hold_words(column)})
    }

    assert found == _CLEAR


def _may_hold_words(column: Any) -> bool:
    kind = column.type
    if isinstance(kind, SealedText | Enum):
        return False
    return isinstance(getattr(kind, "impl", kind), String | JSON)
