"""Erasing what a person kept to themself: the key, the rows, and the words in the log, whose chain goes on."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Table, delete, or_, select, update
from sqlmodel import col

from app.catalogue.kinds import ALL_KINDS
from app.identity.models import Account, WebSession
from app.keyring.models import Part
from app.keyring.sealing import KEYS, keys_of_session
from app.kit.ids import new_id
from app.records.envelope import Visibility
from app.records.log import chain_key, link_hash, payload_digest
from app.records.models import Accepted, AuthorRole, Op, PatientCounter
from app.records.queries import CHANGE, HEAD
from app.records.store import lock_counter
from app.self_notice.models import SelfNotice
from app.storage.sessions import ReadSession, WriteSession

_COUNTER: Table = PatientCounter.__table__  # type: ignore[attr-defined]


def erase_diary(session: WriteSession, patient_id: UUID, *, now: datetime) -> int:
    """How many records went. Every device of the person is signed out, and wipes its copy at the next contact."""
    lock_counter(session, patient_id)
    private = (HEAD.c.patient_id == patient_id, HEAD.c.visibility == Visibility.patient_only)
    gone = session.execute(select(HEAD).where(*private)).mappings().all()
    _empty_words(session, patient_id, [row["id"] for row in gone])
    for kind in ALL_KINDS:
        table: Table = kind.table.__table__  # type: ignore[attr-defined]
        session.execute(
            delete(table).where(table.c.patient_id == patient_id, table.c.visibility == Visibility.patient_only)
        )
    session.execute(delete(HEAD).where(*private))
    session.execute(delete(SelfNotice).where(col(SelfNotice.patient_id) == patient_id))
    session.execute(delete(KEYS).where(KEYS.c.patient_id == patient_id, KEYS.c.part == Part.diary))
    _add_tombstones(session, patient_id, gone, now)
    accounts = select(col(Account.id)).where(col(Account.patient_id) == patient_id)
    session.execute(delete(WebSession).where(col(WebSession.account_id).in_(accounts)))
    return len(gone)


def diary_key(session: ReadSession, patient_id: UUID) -> UUID | None:
    query = select(KEYS.c.key_id).where(KEYS.c.patient_id == patient_id, KEYS.c.part == Part.diary)
    found: UUID | None = session.execute(query).scalar()
    return found


def has_diary_of_before(session: WriteSession, patient_id: UUID, moment: datetime) -> bool:
    query = select(CHANGE.c.seq).where(
        CHANGE.c.patient_id == patient_id,
        CHANGE.c.visibility == Visibility.patient_only,
        CHANGE.c.erased_payload.is_(None),
        CHANGE.c.received_at <= moment,
    )
    return session.execute(query.limit(1)).first() is not None


def _empty_words(session: WriteSession, patient_id: UUID, record_ids: list[UUID]) -> None:
    """Also of what was private once and is shared now: those revisions were sealed with the key that goes."""
    query = select(CHANGE.c.seq, CHANGE.c.fields, CHANGE.c.state).where(
        CHANGE.c.patient_id == patient_id,
        CHANGE.c.erased_payload.is_(None),
        or_(CHANGE.c.visibility == Visibility.patient_only, CHANGE.c.record_id.in_(record_ids)),
    )
    for row in session.execute(query).all():
        emptied = {"fields": "", "state": "", "erased_payload": payload_digest(row.fields, row.state)}
        session.execute(
            update(CHANGE).where(CHANGE.c.patient_id == patient_id, CHANGE.c.seq == row.seq).values(emptied)
        )


def _add_tombstones(session: WriteSession, patient_id: UUID, gone: Any, now: datetime) -> None:
    """One deletion a record, without words: what was kept in memory of the person is read again."""
    counter, key = lock_counter(session, patient_id), chain_key(keys_of_session(session))
    for row in gone:
        counter.seq += 1
        change = dict.fromkeys(CHANGE.c.keys()) | {
            "patient_id": patient_id,
            "seq": counter.seq,
            "mutation_id": new_id(),
            "kind": row["kind"],
            "record_id": row["id"],
            "op": Op.delete,
            "status": Accepted.applied,
            "fields": "",
            "state": "",
            "erased_payload": payload_digest("", ""),
            "version": row["version"] + 1,
            "deleted": True,
            "visibility_before": row["visibility"],
            "visibility": row["visibility"],
            "author_role": AuthorRole.imported,
            "received_at": now,
            "content_hash": b"",
            "prev_hash": counter.chain_hash,
        }
        change["head"] = change["mutation_id"]
        change["hash"] = counter.chain_hash = link_hash(key, change)
        session.execute(CHANGE.insert().values(change))
    session.execute(
        update(_COUNTER)
        .where(_COUNTER.c.patient_id == patient_id)
        .values(seq=counter.seq, chain_hash=counter.chain_hash)
    )
