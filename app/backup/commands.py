"""Makes a backup of a running service, and puts one back."""

import os
import zipfile
from contextlib import closing
from datetime import datetime
from pathlib import Path

import sqlcipher3.dbapi2 as sqlcipher
from sqlalchemy import Table, update
from sqlalchemy.exc import DatabaseError, SQLAlchemyError

from app.audit.ledger import Ledger
from app.audit.verification import chain_anchors
from app.backup.copies import copy_postgresql, copy_sqlite, opened_sqlite_copy, place_postgresql, place_sqlite
from app.backup.manifest import BackupRefused, Manifest, log_heads, read_manifest, rows_by_table, sha256_of
from app.backup.people_keys import Rows, people_keys_beside, people_keys_in, put_people_keys, write_people_keys
from app.identity.sessions import end_all_sessions
from app.links.commands import withdraw_all_share_links
from app.practices.commands import void_all_invitations
from app.privacy.erasing import repeat_erasures
from app.records.lives import note_common_past
from app.records.models import PatientCounter
from app.storage.engine import Database, WrongKey, open_sqlite
from app.storage.epoch import begin_next_life, current_epoch
from app.storage.forgetting import forget_deleted
from app.storage.keys import Keys
from app.storage.migrations import current_revision, import_all_tables, migrate
from app.storage.sessions import ReadSession

_COUNTER: Table = PatientCounter.__table__  # type: ignore[attr-defined]
_MANIFEST, _PAYLOAD = "manifest", "payload"


def make_backup(database: Database, destination: Path, *, now: datetime, is_covering: bool = True) -> Manifest:
    """Writes one encrypted file while the service runs, checks it by reading it back, then notes what it covers.

    The people's keys go into a file of their own beside it, in the place of the former one.
    `is_covering` is false for a copy that a dead disk takes along: devices then keep what it holds.
    """
    import_all_tables()
    if database.sqlite_file is not None:
        payload = copy_sqlite(database)
        with opened_sqlite_copy(payload, database.keys) as copy, copy.read() as session:
            manifest = _manifest(session, payload, "sqlite", now)
    else:
        with database.read() as session:
            payload = copy_postgresql(session.connection(), database.keys)
            manifest = _manifest(session, payload, "postgresql", now)
    destination.parent.mkdir(parents=True, exist_ok=True)
    with database.read() as session:
        write_people_keys(session, destination.parent)
    _write_file(destination, manifest.to_bytes(database.keys), payload)
    read_backup(destination, database.keys)
    if is_covering:
        _note_coverage(database, manifest)
    return manifest


def read_backup(file: Path, keys: Keys) -> tuple[Manifest, bytes]:
    """Raises BackupRefused unless signature and checksum hold."""
    try:
        with zipfile.ZipFile(file) as archive:
            manifest, payload = read_manifest(archive.read(_MANIFEST), keys), archive.read(_PAYLOAD)
    except (zipfile.BadZipFile, KeyError, ValueError, OSError) as error:
        raise BackupRefused from error
    if sha256_of(payload) != manifest.payload_sha256:
        raise BackupRefused
    return manifest, payload


def restore_sqlite(file: Path, database_file: Path, keys: Keys) -> Manifest:
    """Replaces the file, which no server may have open; `begin_new_life` must follow."""
    manifest, payload = read_backup(file, keys)
    if manifest.engine != "sqlite":
        raise BackupRefused
    people_keys = _keys_in_place(database_file, keys) + people_keys_beside(file)
    with opened_sqlite_copy(payload, keys) as copy:
        with copy.read() as session:
            _refuse_different(session, manifest)
        with copy.write() as session:
            put_people_keys(session, keys, people_keys)
        assert copy.sqlite_file is not None
        forget_deleted(copy)
        payload = copy.sqlite_file.read_bytes()
    place_sqlite(payload, database_file, keys)
    return manifest


def _keys_in_place(database_file: Path, keys: Keys) -> Rows:
    """Those of the database that is replaced, where it can still be read."""
    if not database_file.exists():
        return []
    try:
        replaced = open_sqlite(database_file, keys, pool_size=1)
        with closing(replaced), replaced.read() as session:
            return people_keys_in(session)
    except (WrongKey, DatabaseError, sqlcipher.DatabaseError):
        return []


def restore_postgresql(file: Path, database: Database) -> Manifest:
    """Replaces everything in one transaction; `begin_new_life` must follow."""
    manifest, payload = read_backup(file, database.keys)
    if manifest.engine != "postgresql":
        raise BackupRefused
    import_all_tables()
    with database.read() as session:
        people_keys = people_keys_in(session) + people_keys_beside(file)
    place_postgresql(payload, database, manifest.schema_revision, people_keys)
    with database.read() as session:
        _refuse_different(session, manifest)
    return manifest


def begin_new_life(database: Database, *, now: datetime) -> None:
    """Up to the newest schema, a new epoch, and every session, invitation and shown link of the former life void.

    Whoever was erased since the backup was made is erased again.
    """
    migrate(database)
    repeat_erasures(database, Ledger(database.keys, lambda: now), restored=True)
    with database.write() as session:
        begin_next_life(session)
        note_common_past(session)
        end_all_sessions(session)
        void_all_invitations(session, now=now)
        withdraw_all_share_links(session, now=now)


def _manifest(session: ReadSession, payload: bytes, engine: str, now: datetime) -> Manifest:
    covers, heads = log_heads(session)
    return Manifest.model_validate(
        {
            "engine": engine,
            "made_at": now,
            "schema_revision": current_revision(session.connection()),
            "epoch": current_epoch(session),
            "rows": rows_by_table(session),
            "covers": covers,
            "heads": heads,
            "audit": chain_anchors(session),
            "payload_sha256": sha256_of(payload),
        }
    )


def _refuse_different(session: ReadSession, manifest: Manifest) -> None:
    try:
        same = (
            rows_by_table(session) == manifest.rows
            and log_heads(session) == (manifest.covers, manifest.heads)
            and chain_anchors(session) == manifest.audit
        )
    except SQLAlchemyError as error:
        raise BackupRefused from error
    if not same:
        raise BackupRefused


def _write_file(destination: Path, manifest: bytes, payload: bytes) -> None:
    """Under its name only once it is whole and on disk."""
    waiting = destination.with_name(destination.name + ".part")
    with waiting.open("wb") as handle:
        with zipfile.ZipFile(handle, "w", zipfile.ZIP_STORED) as archive:
            archive.writestr(_MANIFEST, manifest)
            archive.writestr(_PAYLOAD, payload)
        handle.flush()
        os.fsync(handle.fileno())
    waiting.replace(destination)


def _note_coverage(database: Database, manifest: Manifest) -> None:
    """Devices keep what no backup covers yet, however old it is."""
    with database.write() as session:
        for patient_id, seq in manifest.covers.items():
            session.execute(update(_COUNTER).where(_COUNTER.c.patient_id == patient_id).values(backed_up_seq=seq))
