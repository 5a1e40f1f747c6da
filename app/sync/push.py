"""Takes a batch in: reads each mutation alone, brings old payloads up to date, and lets the spine judge."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

import orjson
from pydantic import ValidationError

from app.kit.field_problems import field_problems
from app.records.models import Op
from app.records.mutation import Mutation, Status, Verdict
from app.records.write import write_mutations
from app.records.writing import Writing
from app.storage.epoch import current_epoch
from app.storage.sessions import WriteSession
from app.sync.schemas import MutationIn
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
    read = [_read(raw, sender, life) for raw in mutations]
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


def _read(raw: dict[str, Any], sender: Sender, life: UUID) -> Mutation | NamedVerdict:
    try:
        given = MutationIn.model_validate_json(orjson.dumps(raw))
    except ValidationError as error:
        mutation_id = _id_of(raw)
        problems = field_problems(error.errors())
        return mutation_id, Verdict(
            mutation_id or UUID(int=0), Status.rejected, code="invalid_fields", problems=problems
        )
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


def _id_of(raw: dict[str, Any]) -> UUID | None:
    try:
        return UUID(str(raw.get("mutation_id")))
    except ValueError:
        return None
