"""What a simulated device keeps: mutations, acknowledgements, and what its author knew when writing."""

import secrets
from dataclasses import dataclass, field
from typing import Any, TypeAlias
from uuid import UUID

Json: TypeAlias = dict[str, Any]
RecordKey: TypeAlias = tuple[str, str]
"""Patient and record."""

KEPT = frozenset({"applied", "merged", "conflict"})
REFUSED = frozenset({"rejected", "forbidden", "gone", "id_reused"})


def uuid7_at(milliseconds: int) -> str:
    """A UUIDv7 made by a device whose clock shows `milliseconds` since 1970, right or wrong."""
    number = (milliseconds & (1 << 48) - 1) << 80 | 7 << 76 | secrets.randbits(12) << 64
    return str(UUID(int=number | 0b10 << 62 | secrets.randbits(62)))


@dataclass(slots=True)
class Mutation:
    mutation_id: str
    patient: str
    kind: str
    record_id: str
    op: str
    base: str | None
    parent: str | None
    fields: Json = field(default_factory=dict)
    when: Json = field(default_factory=dict)
    retries: int = 0
    rebase: bool = False
    base_epoch: str | None = None

    def body(self) -> Json:
        return {
            "mutation_id": self.mutation_id,
            "kind": self.kind,
            "record_id": self.record_id,
            "op": self.op,
            "base": self.base,
            "base_epoch": self.base_epoch,
            "parent": self.parent,
            "fields": self.fields,
            **self.when,
            "rebase": self.rebase,
        }


@dataclass(frozen=True, slots=True)
class Sent:
    """An acknowledgement as the device remembers it; `epoch` is the one of the answer that carried it."""

    mutation: Mutation
    epoch: str
    status: str
    seq: int | None


@dataclass(slots=True)
class LocalRecord:
    kind: str
    head: str
    deleted: bool
    state: Json
    epoch: str | None = None


@dataclass(frozen=True, slots=True)
class Written:
    """What the author knew at the moment of writing; read by the oracle, never by the protocol."""

    mutation_id: str
    patient: str
    record_id: str
    op: str
    fields: Json
    account: str
    device: str
    epoch: str
    cursor: int
    base: str | None
    ancestors: frozenset[str]
