"""Writes of one record over plain HTTP: the same write path as sync, behind `If-Match` and `If-None-Match`."""

from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID

from sqlalchemy import select

from app.kit.errors import DomainError, InvalidFields, NotAllowed, NotReachable, RecordErased, StaleRecord
from app.kit.ids import named_id
from app.records.kind import RecordKind
from app.records.log import canonical
from app.records.models import Op
from app.records.mutation import Mutation, Status, Verdict
from app.records.queries import CHANGE, head_of
from app.records.store import lock_counter
from app.records.write import write_mutations
from app.records.writing import Writing
from app.storage.sessions import WriteSession


@dataclass(frozen=True, slots=True)
class Expected:
    """`head` is the revision the client saw; none means that the record must not exist yet."""

    head: UUID | None


def write_record(
    session: WriteSession,
    writing: Writing,
    kind: RecordKind,
    record_id: UUID,
    *,
    op: Op,
    given: dict[str, Any],
    expected: Expected,
) -> Verdict:
    """Creates, amends or deletes one record; the same request sent again gives the same answer.

    Raises NotReachable, RecordErased, StaleRecord, InvalidFields or NotAllowed.
    """
    mutation = Mutation(
        mutation_id=named_id(writing.scope.patient_id, record_id, expected.head, op, canonical(given)),
        kind=kind.name,
        record_id=record_id,
        op=op,
        fields=given,
        base=expected.head,
    )
    lock_counter(session, writing.scope.patient_id)
    refusal = _unexpected(session, writing, mutation, kind)
    if refusal is not None and not _is_known(session, writing, mutation):
        raise refusal
    verdict = write_mutations(session, writing, [mutation])[0]
    _raise_refusal(verdict)
    return verdict


def _is_known(session: WriteSession, writing: Writing, mutation: Mutation) -> bool:
    query = select(CHANGE.c.seq).where(
        CHANGE.c.patient_id == writing.scope.patient_id, CHANGE.c.mutation_id == mutation.mutation_id
    )
    return session.execute(query).first() is not None


def _unexpected(session: WriteSession, writing: Writing, mutation: Mutation, kind: RecordKind) -> DomainError | None:
    """The refusal of a request whose record is not as it expects, unless that very request made it so."""
    head = head_of(session, writing.scope, mutation.record_id)
    if mutation.base is None:
        return None if head is None else StaleRecord(str(head["head"]))
    if head is None or head["kind"] != kind.name:
        return NotReachable()
    if head["deleted"]:
        return RecordErased()
    return None if head["head"] == mutation.base else StaleRecord(str(head["head"]))


def _raise_refusal(verdict: Verdict) -> None:
    if verdict.status in (Status.applied, Status.merged):
        return
    if verdict.status is Status.forbidden:
        raise NotReachable if verdict.code == "not_reachable" else NotAllowed(verdict.code)
    if verdict.status is Status.rejected:
        # The body is the fields themselves, not a mutation that holds them.
        problems = (replace(problem, field=problem.field.removeprefix("fields.")) for problem in verdict.problems)
        raise InvalidFields(tuple(problems), verdict.code)
    raise StaleRecord
