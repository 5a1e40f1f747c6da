"""The change log's hashes: what identifies a mutation's content, and the keyed chain over a person's log."""

import hashlib
import hmac
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

import orjson
from sqlalchemy import RowMapping, select

from app.records.models import Change, PatientCounter
from app.storage.keys import Keys
from app.storage.sessions import ReadSession


def canonical(document: Any) -> str:
    """One byte form for one JSON value."""
    return orjson.dumps(document, option=orjson.OPT_SORT_KEYS).decode()


def content_hash(keys: Keys, *, kind: str, record_id: UUID, op: str, fields: dict[str, Any]) -> bytes:
    """Covers what the author meant (kind, record, op, fields and times), not where it stood in the log.

    Keyed: short words could be guessed from a plain digest.
    """
    plain = hashlib.sha256(canonical([kind, str(record_id), op, fields]).encode()).digest()
    return hmac.digest(keys.derive("content"), plain, "sha256")


def chain_key(keys: Keys) -> bytes:
    return keys.derive("change-log")


def link_hash(key: bytes, change: dict[str, Any]) -> bytes:
    """HMAC-SHA256 over the previous hash and every column of the row but the hash itself."""
    payload = change.get("erased_payload") or payload_digest(change["fields"], change["state"])
    header = canonical([_plain(change[name]) for name in _CHAINED]).encode()
    return hmac.digest(key, change["prev_hash"] + payload + header, "sha256")


def payload_digest(fields: str, state: str) -> bytes:
    """Of the sealed bytes, so that it tells nothing of the words once their key is gone."""
    return hashlib.sha256((fields + "\n" + state).encode()).digest()


_PAYLOAD = ("fields", "state", "erased_payload", "hash", "prev_hash")
_CHAINED = tuple(name for name in Change.model_fields if name not in _PAYLOAD)


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


@dataclass(frozen=True, slots=True)
class LogHead:
    """Where a person's log ended when a backup was made; `chain_hash` in hexadecimal."""

    seq: int
    chain_hash: str


def verify_log(
    session: ReadSession, keys: Keys, *, heads: Mapping[UUID, LogHead] | None = None
) -> tuple[int, list[BrokenLink]]:
    """Number of rows read, and the first broken link of each person's log.

    `heads` are earlier ones, kept elsewhere: a log shorter than its own, or other at that place, is broken too.
    """
    key, known = chain_key(keys), heads or {}
    rows_read, broken, counted = 0, [], set()
    for counter in session.execute(select(PatientCounter.__table__)).mappings():  # type: ignore[attr-defined]
        counted.add(counter["patient_id"])
        rows, bad = _verify_one(session, key, counter, known.get(counter["patient_id"]))
        rows_read += rows
        if bad is not None:
            broken.append(BrokenLink(counter["patient_id"], bad))
    gone = [BrokenLink(patient_id, 0) for patient_id in known if patient_id not in counted]
    return rows_read, broken + gone + _uncounted(session, known)


def _verify_one(session: ReadSession, key: bytes, counter: RowMapping, head: LogHead | None) -> tuple[int, int | None]:
    """Rows read, and the number of the first that is broken, 0 when rows are missing at the end."""
    table = Change.__table__  # type: ignore[attr-defined]
    previous, last_seq = bytes(32), 0
    query = select(table).where(table.c.patient_id == counter["patient_id"]).order_by(table.c.seq)
    for row in session.execute(query).mappings():
        last_seq += 1
        whole = row["seq"] == last_seq and row["prev_hash"] == previous and _is_told_or_erased(row)
        if not (whole and hmac.compare_digest(link_hash(key, dict(row)), row["hash"])):
            return last_seq, row["seq"]
        previous = row["hash"]
        if head is not None and head.seq == last_seq and head.chain_hash != previous.hex():
            return last_seq, last_seq
    is_cut = head is not None and head.seq > last_seq
    return last_seq, 0 if is_cut or (last_seq, previous) != (counter["seq"], counter["chain_hash"]) else None


def _is_told_or_erased(row: RowMapping) -> bool:
    return row["erased_payload"] is None or not (row["fields"] or row["state"])


def _uncounted(session: ReadSession, known: Mapping[UUID, LogHead]) -> list[BrokenLink]:
    """Logs whose counter is gone: nothing would say where they should end."""
    changes, counters = Change.__table__, PatientCounter.__table__  # type: ignore[attr-defined]
    query = select(changes.c.patient_id).where(changes.c.patient_id.not_in(select(counters.c.patient_id))).distinct()
    return [BrokenLink(patient_id, 0) for patient_id in session.execute(query).scalars() if patient_id not in known]
