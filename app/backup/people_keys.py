"""The wrapped keys of the people, in one file beside the backups that each backup replaces, and in none of them.

An older backup is read with the newest file: whoever was erased since is in it no more.
"""

import base64
import os
from pathlib import Path
from typing import Any
from uuid import UUID

import orjson
from sqlalchemy import CompoundSelect, insert, inspect, select, union
from sqlmodel import SQLModel

from app.backup.manifest import BackupRefused
from app.keyring.models import Part
from app.keyring.rows import sealed_columns
from app.keyring.sealing import KEYS, WordsUnreadable, unwrap
from app.privacy.erasures import Erased, noted_erasures
from app.records.models import PatientCounter
from app.storage.keys import Keys
from app.storage.sessions import ReadSession, WriteSession

FILE_NAME = "people.keys"
_COUNTER = PatientCounter.__table__  # type: ignore[attr-defined]

Rows = list[dict[str, Any]]


def write_people_keys(session: ReadSession, folder: Path) -> None:
    """Under its name only once it is whole and on disk."""
    rows = [{**row, "wrapped": base64.b64encode(row["wrapped"]).decode()} for row in people_keys_in(session)]
    waiting = folder / f"{FILE_NAME}.part"
    descriptor = os.open(waiting, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "wb") as handle:
        handle.write(orjson.dumps(rows))
        handle.flush()
        os.fsync(handle.fileno())
    waiting.replace(folder / FILE_NAME)


def people_keys_in(session: ReadSession) -> Rows:
    """None in a database that is older than the table."""
    if not inspect(session.connection()).has_table(KEYS.name):
        return []
    return [dict(row) for row in session.execute(select(KEYS)).mappings()]


def people_keys_beside(file: Path) -> Rows:
    """Those beside a backup, where they were put. Raises BackupRefused for a file that is none of ours."""
    beside = file.with_name(FILE_NAME)
    if not beside.exists():
        return []
    try:
        return [
            {
                **row,
                "patient_id": UUID(row["patient_id"]),
                "part": Part(row["part"]),
                "key_id": UUID(row["key_id"]),
                "wrapped": base64.b64decode(row["wrapped"]),
            }
            for row in orjson.loads(beside.read_bytes())
        ]
    except (KeyError, ValueError, TypeError) as error:
        raise BackupRefused from error


def put_people_keys(session: WriteSession, keys: Keys, known: Rows) -> None:
    """The keys of whoever is in the copy. Raises BackupRefused where somebody's words could not be read any more."""
    if not inspect(session.connection()).has_table(KEYS.name):
        return
    erased = {one.patient_id for one in noted_erasures(keys) if one.what is Erased.everything}
    needed = set(session.execute(_with_words()).scalars()) - erased
    usable = {(row["patient_id"], row["part"]): row for row in known if _opens(keys, row)}
    if not needed.issubset(patient_id for patient_id, part in usable if part == Part.care):
        raise BackupRefused("people_keys_missing")
    for (patient_id, _), row in usable.items():
        if patient_id in needed:
            session.execute(insert(KEYS), row)


def _with_words() -> CompoundSelect[Any]:
    """Whoever has a log, or words in a table beside it."""
    beside = [table for table in SQLModel.metadata.sorted_tables if sealed_columns(table)]
    return union(
        select(_COUNTER.c.patient_id).where(_COUNTER.c.seq > 0), *(select(table.c.patient_id) for table in beside)
    )


def _opens(keys: Keys, row: dict[str, Any]) -> bool:
    try:
        unwrap(keys, row)
    except WordsUnreadable:
        return False
    return True
