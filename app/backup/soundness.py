"""Whether the database is still what was written: its pages, and its logs against their keys and the last copies."""

from collections.abc import Iterable, Set
from dataclasses import dataclass
from uuid import UUID

import sqlcipher3.dbapi2 as sqlcipher
from sqlalchemy.exc import SQLAlchemyError

from app.audit.ledger import Ledger
from app.audit.verification import Finding, verify_chains
from app.backup.copies import refuse_damaged
from app.backup.manifest import BackupRefused, Manifest
from app.kit.clock import Clock
from app.privacy.erasures import Erased, noted_erasures
from app.records.log import BrokenLink, LogHead, verify_log
from app.storage.engine import Database
from app.storage.epoch import current_epoch
from app.storage.migrations import current_revision
from app.storage.sessions import ReadSession


@dataclass(frozen=True, slots=True)
class Logs:
    """What reading both logs back found; `held_against` counts the copies that were of this life of the database."""

    rows: int
    broken: tuple[BrokenLink, ...]
    findings: tuple[Finding, ...]
    held_against: int


def verify_logs(session: ReadSession, database: Database, clock: Clock, manifests: Iterable[Manifest]) -> Logs:
    """A log cut off together with its counter is whole in itself: only a copy made earlier tells.

    Copies of an older schema are left out, since a step may lay the logs anew, and so is who was erased by law since.
    """
    life = (current_epoch(session), current_revision(session.connection()))
    comparable = [one for one in manifests if (one.epoch, one.schema_revision) == life]
    newest = max(comparable, key=lambda one: one.made_at, default=None)
    gone = {one.patient_id for one in noted_erasures(database.keys) if one.what is Erased.everything}
    heads = _heads_of(newest, without=gone) if newest else {}
    rows, broken = verify_log(session, database.keys, heads=heads)
    findings = verify_chains(session, Ledger(database.keys, clock), anchors=newest.audit if newest else None)
    return Logs(rows, tuple(broken), findings, len(comparable))


def _heads_of(manifest: Manifest, *, without: Set[UUID]) -> dict[UUID, LogHead]:
    return {of: LogHead(seq, manifest.heads[of]) for of, seq in manifest.covers.items() if of not in without}


def database_faults(database: Database, clock: Clock, manifests: Iterable[Manifest]) -> tuple[str, ...]:
    """Codes; empty when every page and every line is what was written."""
    if pages_damaged(database):
        return ("pages_damaged",)
    try:
        with database.read() as session:
            logs = verify_logs(session, database, clock, manifests)
    except SQLAlchemyError:
        return ("unreadable",)
    found = (("change_log_altered", logs.broken), ("audit_trail_altered", logs.findings))
    return tuple(code for code, faults in found if faults)


def pages_damaged(database: Database) -> bool:
    """Read twice where something is found: a page may be on its way to the disk while it is read.

    PostgreSQL checks its own pages when they are read, if the cluster was made with data checksums.
    """
    return database.sqlite_file is not None and all(_has_damaged_page(database) for _ in range(2))


def _has_damaged_page(database: Database) -> bool:
    assert database.sqlite_file is not None
    try:
        refuse_damaged(database.sqlite_file, database.keys)
        with database.reading.connect() as connection:
            return bool(connection.exec_driver_sql("PRAGMA quick_check(1)").scalar_one() != "ok")
    except (BackupRefused, SQLAlchemyError, sqlcipher.Error):
        return True
