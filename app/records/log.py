"""The change log's hashes: what identifies a mutation's content, and the keyed chain over a person's log."""

import hashlib
import hmac
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

import orjson
from sqlalchemy import select

from app.records.models import Change, PatientCounter
from app.storage.keys import Keys
from app.storage.sessions import ReadSession


def canonical(document: Any) -> str:
    """One byte form for one JSON value."""
    return orjson.dumps(document, option=orjson.OPT_SORT_KEYS).decode()


def content_hash(*, kind: str, record_id: UUID, op: str, fields: dict[str, Any]) -> bytes:
    """Covers what the author meant (kind, record, op, fields and times), not where it stood in the log."""
    return hashlib.sha256(canonical([kind, str(record_id), op, fields]).encode()).digest()


def chain_key(keys: Keys) -> bytes:
    return keys.derive("change-log")


def link_hash(key: bytes, change: dict[str, Any]) -> bytes:
    """HMAC-SHA256 over the previous hash and every column of the row but the hash itself."""
    payload = hashlib.sha256((change["fields"] + "\n" + change["state"]).encode()).digest()
    header = canonical([_plain(change[name]) for name in _CHAINED]).encode()
    return hmac.digest(key, change["prev_hash"] + payload + header, "sha256")


_CHAINED = tuple(name for name in Change.model_fields if name not in ("fields", "state", "hash", "prev_hash"))


def _plain(value: Any) -> Any:
    if isinstance(value, bytes):
        return value.hex()
    if isinstance(value, datetime):
        return value.timestamp()
    if isinstance(value, UUID):
        return str(value)
    return value


@dataclass(frozen=True, slots=True)
class BrokenLink:
    """The first row of a person's log that is not what was written, or `seq=0` when rows are missing at the end."""

    patient_id: UUID
    seq: int


def verify_log(session: ReadSession, keys: Keys) -> tuple[int, list[BrokenLink]]:
    """Number of rows read, and the first broken link of each person's log."""
    key = chain_key(keys)
    table = Change.__table__  # type: ignore[attr-defined]
    rows_read, broken = 0, []
    for counter in session.execute(select(PatientCounter.__table__)).mappings():  # type: ignore[attr-defined]
        previous, last_seq, bad = bytes(32), 0, None
        query = select(table).where(table.c.patient_id == counter["patient_id"]).order_by(table.c.seq)
        for row in session.execute(query).mappings():
            rows_read += 1
            last_seq += 1
            change = dict(row)
            whole = row["seq"] == last_seq and row["prev_hash"] == previous
            if not (whole and hmac.compare_digest(link_hash(key, change), row["hash"])):
                bad = BrokenLink(counter["patient_id"], row["seq"])
                break
            previous = row["hash"]
        if bad is None and (last_seq, previous) != (counter["seq"], counter["chain_hash"]):
            bad = BrokenLink(counter["patient_id"], 0)
        if bad:
            broken.append(bad)
    return rows_read, broken + _uncounted(session)


def _uncounted(session: ReadSession) -> list[BrokenLink]:
    """Logs whose counter is gone: nothing would say where they should end."""
    changes, counters = Change.__table__, PatientCounter.__table__  # type: ignore[attr-defined]
    query = select(changes.c.patient_id).where(changes.c.patient_id.not_in(select(counters.c.patient_id))).distinct()
    return [BrokenLink(patient_id, 0) for patient_id in session.execute(query).scalars()]
