"""Writes what was read from a file: new days are added, changed days amended, what a person edited is left alone."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

import orjson
from sqlalchemy import and_, select

from app.keyring.sealing import sealer_of
from app.kit.drafts import Draft
from app.kit.ids import named_id
from app.records.log import canonical
from app.records.models import AuthorRole, Op
from app.records.mutation import Mutation, Status
from app.records.queries import CHANGE, HEAD
from app.records.words import told
from app.records.write import write_mutations
from app.records.writing import Writing
from app.storage.sessions import ReadSession, WriteSession

_AT_A_TIME = 250


@dataclass(slots=True)
class Plan:
    """How many records an import would add, amend, find unchanged, or leave since a person changed them."""

    new: int = 0
    changed: int = 0
    unchanged: int = 0
    edited_since: int = 0
    refused: int = 0
    mutations: list[Mutation] = field(default_factory=list)


def plan_drafts(session: ReadSession, writing: Writing, drafts: Sequence[Draft]) -> Plan:
    """What writing the drafts would do; writes nothing."""
    plan = Plan()
    for chunk in _chunks(drafts):
        here = _present(session, writing.scope.patient_id, [draft.record_id for draft in chunk])
        for draft in chunk:
            _plan_one(plan, writing, draft, here.get(draft.record_id))
    return plan


def write_drafts(session: WriteSession, writing: Writing, drafts: Sequence[Draft]) -> Plan:
    """Plans and writes in the caller's transaction; refused ones are counted."""
    plan = plan_drafts(session, writing, drafts)
    for start in range(0, len(plan.mutations), _AT_A_TIME):
        verdicts = write_mutations(session, writing, plan.mutations[start : start + _AT_A_TIME])
        plan.refused += sum(verdict.status not in (Status.applied, Status.merged) for verdict in verdicts)
    return plan


@dataclass(frozen=True, slots=True)
class _Present:
    head: UUID
    last_author: AuthorRole
    deleted: bool
    state: dict[str, Any]


def _present(session: ReadSession, patient_id: UUID, record_ids: list[UUID]) -> dict[UUID, _Present]:
    query = (
        select(HEAD.c.id, HEAD.c.head, HEAD.c.deleted, CHANGE.c.author_role, CHANGE.c.seq, CHANGE.c.state)
        .join(CHANGE, and_(CHANGE.c.patient_id == HEAD.c.patient_id, CHANGE.c.seq == HEAD.c.seq))
        .where(HEAD.c.patient_id == patient_id, HEAD.c.id.in_(record_ids))
    )
    sealer = sealer_of(session, patient_id)
    return {
        row.id: _Present(row.head, AuthorRole(row.author_role), row.deleted, told(sealer, row._mapping))
        for row in session.execute(query)
    }


def _plan_one(plan: Plan, writing: Writing, draft: Draft, here: _Present | None) -> None:
    if here is None:
        plan.new += 1
    elif _whole_state(writing, draft) == here.state and not here.deleted:
        plan.unchanged += 1
        return
    elif here.last_author is not AuthorRole.imported or here.deleted:
        plan.edited_since += 1
        return
    else:
        plan.changed += 1
    base, given = (here.head, _whole(writing, draft)) if here else (None, draft.fields)
    plan.mutations.append(
        Mutation(
            mutation_id=named_id(writing.scope.patient_id, draft.record_id, base, canonical(given)),
            kind=draft.kind,
            record_id=draft.record_id,
            op=Op.put,
            fields=given,
            base=base,
            device_time=draft.recorded_at,
        )
    )


def _whole(writing: Writing, draft: Draft) -> dict[str, Any]:
    """Every field of a draft, so that what the file no longer says does not stay in the record."""
    fields = writing.kinds[draft.kind].fields.model_validate_json(orjson.dumps(draft.fields))
    return fields.model_dump(mode="json")


def _whole_state(writing: Writing, draft: Draft) -> dict[str, Any]:
    """A draft as it would be stored on an empty record, so that equal content is recognised."""
    fields = writing.kinds[draft.kind].fields.model_validate_json(orjson.dumps(draft.fields))
    return fields.model_dump(mode="json", exclude_none=True)


def _chunks(drafts: Sequence[Draft]) -> Iterator[Sequence[Draft]]:
    for start in range(0, len(drafts), _AT_A_TIME):
        yield drafts[start : start + _AT_A_TIME]
