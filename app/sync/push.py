"""Takes a batch in: reads each mutation alone, brings old payloads up to date, and lets the spine judge."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

import orjson
from pydantic import ValidationError

from app.kit.errors import FieldProblem
from app.kit.field_problems import field_problems
from app.records.models import Op
from app.records.mutation import Mutation, Status, Verdict
from app.records.write import write_mutations
from app.records.writing import Writing
from app.storage.epoch import current_epoch
from app.storage.sessions import WriteSession
from app.sync.schemas import MutationIn, SealedMutationIn
from app.sync.sealing import SealedUnreadable, open_sealed
from app.sync.upcast import upcast

_MOMENT = ("local_date", "occurred_at", "zone", "offset_min")

NamedVerdict = tuple[UUID | None, Verdict]


@dataclass(frozen=True, slots=True)
class Sender:
    """The client's schema, and the epoch it lived in when it last heard of us."""

    client_schema: int
    epoch: UUID | None = None


def push(
    session: WriteSession, writing: Writing, mutations: Sequence[dict[str, Any]], sender: Sender
) -> list[NamedVerdict]:
    """One verdict per mutation, in order, under the id it came with where that could be read."""
    life = current_epoch(session)
    read = [_read(raw, sender, life, writing) for raw in mutations]
    judged = iter(write_mutations(session, writing, [one for one in read if isinstance(one, Mutation)]))
    return [_named(next(judged)) if isinstance(one, Mutation) else one for one in read]


def forbid(mutations: Sequence[dict[str, Any]]) -> list[NamedVerdict]:
    """The same answer for a person out of reach and for one who does not exist."""
    return [
        (mutation_id, Verdict(mutation_id or UUID(int=0), Status.forbidden, code="not_reachable"))
        for mutation_id in (_id_of(raw) for raw in mutations)
    ]


def _named(verdict: Verdict) -> NamedVerdict:
    return verdict.mutation_id, verdict


def _read(raw: dict[str, Any], sender: Sender, life: UUID, writing: Writing) -> Mutation | NamedVerdict:
    try:
        clear = _opened(raw, writing) if "sealed" in raw else raw
        given = MutationIn.model_validate_json(orjson.dumps(clear))
    except ValidationError as error:
        return _rejected(raw, "invalid_fields", field_problems(error.errors()))
    except SealedUnreadable:
        return _rejected(raw, "sealed_unreadable")
    moment = {name: value for name in _MOMENT if (value := getattr(given, name)) is not None}
    return Mutation(
        mutation_id=given.mutation_id,
        kind=given.kind,
        record_id=given.record_id,
        op=Op(given.op),
        fields=upcast(given.kind, given.fields, sender.client_schema) | moment,
        base=given.base,
        parent=given.parent,
        device_time=given.device_time,
        rebase=given.rebase,
        base_of_former_life=(given.base_epoch or sender.epoch or life) != life,
    )


def _opened(raw: dict[str, Any], writing: Writing) -> dict[str, Any]:
    """The mutation as it would have come unsealed; what stands outside the seal counts."""
    given = SealedMutationIn.model_validate_json(orjson.dumps(raw))
    bound_to = (writing.scope.patient_id, given.record_id, given.mutation_id)
    outside = given.model_dump(mode="json", exclude={"sealed"})
    return open_sealed(writing.keys, given.sealed, bound_to) | outside


def _rejected(raw: dict[str, Any], code: str, problems: tuple[FieldProblem, ...] = ()) -> NamedVerdict:
    mutation_id = _id_of(raw)
    return mutation_id, Verdict(mutation_id or UUID(int=0), Status.rejected, code=code, problems=problems)


def _id_of(raw: dict[str, Any]) -> UUID | None:
    try:
        return UUID(str(raw.get("mutation_id")))
    except ValueError:
        return None
