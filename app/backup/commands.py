"""Makes a backup of a running service, and puts one back."""

import os
import zipfile
from datetime import datetime
from pathlib import Path

from sqlalchemy import Table, update
from sqlalchemy.exc import SQLAlchemyError

from app.audit.verification import chain_anchors
from app.backup.copies import copy_postgresql, copy_sqlite, opened_sqlite_copy, place_postgresql, place_sqlite
from app.backup.manifest import BackupRefused, Manifest, log_heads, read_manifest, rows_by_table, sha256_of
from app.identity.sessions import end_all_sessions
from app.links.commands import withdraw_all_share_links
from app.practices.commands import void_all_invitations
from app.records.lives import note_common_past
from app.records.models import PatientCounter
from app.storage.engine import Database
from app.storage.epoch import begin_next_life, current_epoch
from app.storage.keys import Keys
from app.storage.migrations import current_revision, import_all_tables, migrate
from app.storage.sessions import ReadSession

_COUNTER: Table = PatientCounter.__table__  # type: ignore[attr-defined]
_MANIFEST, _PAYLOAD = "manifest", "payload"


def make_backup(database: Database, destination: Path, *, now: datetime, is_covering: bool = True) -> Manifest:
    """Writes one encrypted file while the service runs, checks it by reading it back, then notes what it covers.

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
    with opened_sqlite_copy(payload, keys) as copy, copy.read() as session:
        _refuse_different(session, manifest)
    place_sqlite(payload, database_file, keys)
    return manifest


def restore_postgresql(file: Path, database: Database) -> Manifest:
    """Replaces everything in one transaction; `begin_new_life` must follow."""
    manifest, payload = read_backup(file, database.keys)
    if manifest.engine != "postgresql":
        raise BackupRefused
    import_all_tables()
    place_postgresql(payload, database, manifest.schema_revision)
    with database.read() as session:
        _refuse_different(session, manifest)
    return manifest


def begin_new_life(database: Database, *, now: datetime) -> None:
    """Up to the newest schema, a new epoch, and every session, invitation and shown link of the former life void."""
    migrate(database)
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
    destination.parent.mkdir(parents=True, exist_ok=True)
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
