"""A person with words of every sort, another who stays, and what can still be read of either."""

from dataclasses import dataclass
from pathlib import Path
from uuid import UUID, uuid5

import pytest
from sqlalchemy import select

from app.audit.ledger import Ledger
from app.backup.commands import begin_new_life, restore_postgresql, restore_sqlite
from app.identity.models import Account
from app.keyring.sealing import WordsUnreadable, sealer_of
from app.privacy.erasing import erase_person
from app.privacy.erasures import Erased
from app.records.queries import CHANGE
from app.records.words import opened
from app.settings import Settings
from app.storage.engine import DATABASE_FILE, Database, open_database
from tests.cast import Cast
from tests.house import amend, create
from tests.rows import contents

NAME = "Zéphyrine Marqueur"
SHARED, PRIVATE, ONCE_PRIVATE = "un-mot-partagé-9131", "un-mot-gardé-7717", "un-mot-gardé-puis-partagé-5519"
OTHERS = "un-mot-d-une-autre-4242"
MARKERS = (NAME, SHARED, PRIVATE, ONCE_PRIVATE)


@dataclass
class Life:
    """One person with words of every sort, and another who stays."""

    cast: Cast
    patient_id: UUID
    account: Account
    other_id: UUID

    @property
    def database(self) -> Database:
        return self.cast.database

    def ledger(self) -> Ledger:
        return Ledger(self.database.keys, self.cast.clock)

    def erase(self, what: Erased, *, although_kept: bool = False) -> None:
        erase_person(self.database, self.ledger(), self.patient_id, what, although_kept=although_kept)

    def url(self, kind: str, record_id: object, patient_id: UUID | None = None) -> str:
        return f"/v1/patients/{patient_id or self.patient_id}/{kind}/{record_id}"


@pytest.fixture
def life(cast: Cast) -> Life:
    practice = cast.practice()
    patient_id, other_id = cast.person(practice, NAME), cast.person(practice, "Camille Dubois")
    account = cast.account("zephyrine", patient_id=patient_id)
    made = Life(cast, patient_id, account, other_id)
    other = cast.account("camille", patient_id=other_id)
    for owner, person, words in (
        (account, patient_id, (SHARED, PRIVATE)),
        (other, other_id, (OTHERS, f"{OTHERS}-bis")),
    ):
        with cast.browser(owner) as browser:
            for word, visibility in zip(words, ("shared", "patient_only"), strict=True):
                fields = {"local_date": "2026-02-10", "text": word, "title": word, "visibility": visibility}
                answer = create(browser, made.url("stories", note_id(word, person), person), fields)
                assert answer.status_code == 201, answer.text
    with cast.browser(account) as browser:
        url = made.url("life-events", note_id(ONCE_PRIVATE, patient_id))
        fields = {"local_date": "2026-01-01", "category": "family", "title": ONCE_PRIVATE}
        head = create(browser, url, fields | {"visibility": "patient_only"}).json()["head"]
        answer = amend(browser, url, head, {"visibility": "shared", "title": "dit autrement"})
        assert answer.status_code == 200, answer.text
    return made


def note_id(word: str, person: UUID) -> UUID:
    return uuid5(person, word)


def rows_that_tell(database: Database, *markers: str) -> list[tuple[str, object]]:
    with database.reading.connect() as connection:
        tables = contents(connection)
    return [(name, row) for name, rows in tables.items() for row in rows for mark in markers if mark in repr(row)]


def readable(database: Database, patient_id: UUID) -> int:
    """Texts of the person's log that their keys, as they lie in this database, still open."""
    found = 0
    with database.read() as session:
        sealer = sealer_of(session, patient_id)
        for row in session.execute(select(CHANGE).where(CHANGE.c.patient_id == patient_id)).mappings():
            try:
                found += bool(row["fields"]) and bool(opened(sealer, row, "fields"))
            except WordsUnreadable:
                continue
    return found


def restored_elsewhere(file: Path, life: Life, settings: Settings) -> Database:
    """Elsewhere, with the same keys and the list beside them, as the command line does."""
    settings = settings.model_copy(update={"key_file": life.cast.settings.key_file})
    if settings.database_url is None:
        (settings.data_folder / DATABASE_FILE).unlink()
        restore_sqlite(file, settings.data_folder / DATABASE_FILE, life.database.keys)
        database = open_database(settings)
    else:
        database = open_database(settings)
        restore_postgresql(file, database)
    begin_new_life(database, now=life.cast.clock())
    return database
