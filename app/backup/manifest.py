"""What a backup says of itself, signed with a key that is not in it."""

import hashlib
import hmac
from datetime import datetime
from typing import Literal
from uuid import UUID

import orjson
from pydantic import BaseModel, ConfigDict
from sqlalchemy import Table, func, inspect, select
from sqlmodel import SQLModel

from app.audit.verification import Anchor
from app.keyring.models import PersonKey
from app.kit.errors import DomainError
from app.records.models import PatientCounter
from app.storage.keys import Keys
from app.storage.sessions import ReadSession

FORMAT = "longcours-backup"
FORMAT_VERSION = 1
# What would undo an erasure, were it in every older copy; it goes beside them (`people_keys`).
NOT_COPIED = frozenset({PersonKey.__tablename__})
_COUNTER: Table = PatientCounter.__table__  # type: ignore[attr-defined]


class BackupRefused(DomainError):
    """The file is not a backup, was made with another key, is damaged, or does not say what it holds."""

    code = "backup_refused"
    status = 422


class Manifest(BaseModel):
    """`covers` gives each person's last number in the copy, `heads` the hash their log ended with.

    `audit` anchors the ledger outside the database: cutting its end off is visible against an earlier backup.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    format: str = FORMAT
    format_version: int = FORMAT_VERSION
    engine: Literal["sqlite", "postgresql"]
    made_at: datetime
    schema_revision: str
    epoch: UUID
    rows: dict[str, int]
    covers: dict[UUID, int]
    heads: dict[UUID, str]
    audit: dict[str, Anchor]
    payload_sha256: str

    def to_bytes(self, keys: Keys) -> bytes:
        body = orjson.dumps(self.model_dump(mode="json"), option=orjson.OPT_SORT_KEYS)
        return _signature(keys, body).hex().encode() + b"\n" + body


def read_manifest(content: bytes, keys: Keys) -> Manifest:
    """Raises BackupRefused unless the signature is ours."""
    signature, _, body = content.partition(b"\n")
    if not hmac.compare_digest(signature, _signature(keys, body).hex().encode()):
        raise BackupRefused
    manifest = Manifest.model_validate_json(body)
    if (manifest.format, manifest.format_version) != (FORMAT, FORMAT_VERSION):
        raise BackupRefused
    return manifest


def rows_by_table(session: ReadSession) -> dict[str, int]:
    """Of the tables there are, since a copy may be older than the newest; the keys of the people are in no copy."""
    present = set(inspect(session.connection()).get_table_names())
    return {
        table.name: session.execute(select(func.count()).select_from(table)).scalar_one()
        for table in SQLModel.metadata.sorted_tables
        if table.name in present and table.name not in NOT_COPIED
    }


def log_heads(session: ReadSession) -> tuple[dict[UUID, int], dict[UUID, str]]:
    """Last number and last hash of each person's log."""
    rows = session.execute(select(_COUNTER.c.patient_id, _COUNTER.c.seq, _COUNTER.c.chain_hash)).all()
    return {row.patient_id: row.seq for row in rows}, {row.patient_id: row.chain_hash.hex() for row in rows}


def sha256_of(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def _signature(keys: Keys, body: bytes) -> bytes:
    return hmac.digest(keys.derive("backup-manifest"), body, "sha256")
