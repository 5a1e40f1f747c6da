"""Lays an exported log down again: same mutations, same order, same verdicts, under this database's own chain."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Annotated, Any
from uuid import UUID

import orjson
from pydantic import BaseModel, ConfigDict, Field, ValidationError
from sqlalchemy import select

from app.keyring.sealing import sealer_for_writing
from app.kit.days import Instant
from app.records.batch import Outcome, Written
from app.records.envelope import RecordFields, Visibility
from app.records.kind import RecordKind
from app.records.log import canonical, chain_key, content_hash, link_hash
from app.records.models import Accepted, AuthorRole, Op
from app.records.mutation import Author
from app.records.queries import CHANGE, HEAD
from app.records.rules import Current
from app.records.store import lock_counter, store_batch
from app.records.words import sealed
from app.records.writing import Writing
from app.storage.sessions import WriteSession

_ROWS_AT_A_TIME = 500
_LARGEST_COUNT = 2**31 - 1


class ArchivedChange(BaseModel):
    """One line of an exported log."""

    model_config = ConfigDict(strict=True, extra="forbid", frozen=True)

    seq: int = Field(ge=1)
    mutation_id: UUID
    kind: Annotated[str, Field(max_length=40)]
    record_id: UUID
    op: Op
    status: Accepted
    base: UUID | None = None
    parent: UUID | None = None
    fields: dict[str, Any]
    state: dict[str, Any]
    head: UUID
    version: int = Field(ge=1, le=_LARGEST_COUNT)
    deleted: bool
    visibility_before: Visibility | None = None
    visibility: Visibility
    author_id: UUID | None = None
    author_role: AuthorRole
    practice_id: UUID | None = None
    device_time: Instant | None = None
    clock_offset_seconds: int | None = Field(default=None, ge=-_LARGEST_COUNT, le=_LARGEST_COUNT)
    received_at: Instant


@dataclass(slots=True)
class Replayed:
    """`refused` are line numbers that contradict their kind, themselves, or a record already here."""

    added: int
    known: int
    refused: list[int]


def replay(
    session: WriteSession, writing: Writing, changes: Sequence[ArchivedChange], *, signed_by: Author | None = None
) -> Replayed:
    """Adds what is not here yet. `signed_by` replaces the authors of an archive whose origin nobody vouches for."""
    known, present = _already_here(session, writing.scope.patient_id)
    laid: dict[UUID, str] = {}
    done = Replayed(0, 0, [])
    counter = lock_counter(session, writing.scope.patient_id)
    sealer = sealer_for_writing(session, writing.scope.patient_id)
    outcome = Outcome(counter, sealer)
    for line, change in enumerate(changes, start=1):
        if change.mutation_id in known:
            done.known += 1
            continue
        fields = None if change.record_id in present else _fields(writing, change, laid.get(change.record_id))
        if fields is None or (signed_by is not None and not _may_sign(writing, fields)):
            done.refused.append(line)
            continue
        known.add(change.mutation_id)
        laid[change.record_id] = change.kind
        _add(outcome, writing, writing.kinds[change.kind], change, fields=fields, author=signed_by or _author(change))
        done.added += 1
        if len(outcome.changes) >= _ROWS_AT_A_TIME:
            store_batch(session, writing, outcome)
            outcome = Outcome(counter, sealer)
    store_batch(session, writing, outcome)
    return done


def _already_here(session: WriteSession, patient_id: UUID) -> tuple[set[UUID], set[UUID]]:
    mutations = session.execute(select(CHANGE.c.mutation_id).where(CHANGE.c.patient_id == patient_id)).scalars()
    records = session.execute(select(HEAD.c.id).where(HEAD.c.patient_id == patient_id)).scalars()
    return set(mutations), set(records)


def _fields(writing: Writing, change: ArchivedChange, kind_so_far: str | None) -> RecordFields | None:
    """None for a line that does not fit its kind or contradicts the lines before it."""
    kind = writing.kinds.get(change.kind)
    if kind is None or kind_so_far not in (None, change.kind) or not kind.field_names.issuperset(change.fields):
        return None
    try:
        fields = kind.fields.model_validate_json(orjson.dumps(change.state))
    except ValidationError:
        return None
    # Private notes leave in no archive, so one that holds them was made up.
    fits = kind.only_visibility in (None, fields.visibility) and fields.visibility is not Visibility.author_only
    return fields if fits and _is_whole(change, fields, kind_so_far is not None) else None


def _is_whole(change: ArchivedChange, fields: RecordFields, has_record: bool) -> bool:
    """Whether a line agrees with itself: who may see the record, the head it names, whether it is deleted."""
    if change.visibility != fields.visibility:
        return False
    if change.status is Accepted.conflict:
        return has_record
    return change.head == change.mutation_id and change.deleted == (change.op is Op.delete)


def _may_sign(writing: Writing, fields: RecordFields) -> bool:
    """Nobody brings in, under their own name, notes that only the other side may write."""
    own_side = Visibility.patient_only if writing.scope.is_patient else Visibility.therapist_only
    return fields.visibility in (Visibility.shared, own_side)


def _author(change: ArchivedChange) -> Author:
    return Author(change.author_id, change.author_role, None, change.practice_id)


def _add(
    outcome: Outcome,
    writing: Writing,
    kind: RecordKind,
    change: ArchivedChange,
    *,
    fields: RecordFields,
    author: Author,
) -> None:
    outcome.counter.seq += 1
    state = fields.model_dump(mode="json", exclude_none=True)
    row = _change_row(outcome, writing, change, author=author, state=state)
    row |= sealed(outcome.sealer, row)
    row["hash"] = outcome.counter.chain_hash = link_hash(chain_key(writing.keys), row)
    outcome.changes.append(row)
    if change.status is Accepted.conflict:
        return
    before = outcome.records.get(change.record_id)
    first = before.current if before else None
    outcome.records[change.record_id] = Written(
        kind=kind,
        record_id=change.record_id,
        fields=fields,
        current=Current(
            kind=kind.name,
            head=change.head,
            seq=outcome.counter.seq,
            version=change.version,
            deleted=change.deleted,
            visibility=change.visibility,
            author_id=first.author_id if first else author.account_id,
            author_role=first.author_role if first else author.role,
            practice_id=first.practice_id if first else author.practice_id,
            state=state,
        ),
        created=before is None,
        recorded_at=before.recorded_at if before else change.device_time or change.received_at,
        received_at=change.received_at,
    )


def _change_row(
    outcome: Outcome, writing: Writing, change: ArchivedChange, *, author: Author, state: Mapping[str, Any]
) -> dict[str, Any]:
    kept = ("mutation_id", "kind", "record_id", "op", "status", "base", "parent", "head", "version", "deleted")
    times = ("visibility_before", "visibility", "device_time", "clock_offset_seconds", "received_at")
    return {name: getattr(change, name) for name in (*kept, *times)} | {
        "patient_id": writing.scope.patient_id,
        "seq": outcome.counter.seq,
        "fields": canonical(change.fields),
        "state": canonical(state),
        "author_id": author.account_id,
        "author_role": author.role,
        "device_id": None,
        "content_hash": content_hash(
            writing.keys, kind=change.kind, record_id=change.record_id, op=change.op, fields=change.fields
        ),
        "prev_hash": outcome.counter.chain_hash,
    }
