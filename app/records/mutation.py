"""One intent made on a device, its author, and the answer it gets."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

from app.kit.errors import FieldProblem
from app.records.models import AuthorRole, Op


@dataclass(frozen=True, slots=True)
class Mutation:
    """`fields` are JSON-mode wire fields, those of the moment included; only what the author gave.

    `base_of_former_life`: the author received `base` before a restore, where its number meant something else.
    """

    mutation_id: UUID
    kind: str
    record_id: UUID
    op: Op
    fields: dict[str, Any]
    base: UUID | None = None
    parent: UUID | None = None
    device_time: datetime | None = None
    rebase: bool = False
    base_of_former_life: bool = False


@dataclass(frozen=True, slots=True)
class Author:
    """Who signs, on which device; `practice_id` is set for professionals."""

    account_id: UUID | None
    role: AuthorRole
    device_id: UUID | None = None
    practice_id: UUID | None = None


class Status(StrEnum):
    applied = "applied"
    merged = "merged"
    conflict = "conflict"
    rejected = "rejected"
    forbidden = "forbidden"
    gone = "gone"
    retry = "retry"
    id_reused = "id_reused"


@dataclass(frozen=True, slots=True)
class Verdict:
    """`seq` and `head` are set for what is in the log; `problems` for what is not."""

    mutation_id: UUID
    status: Status
    seq: int | None = None
    head: UUID | None = None
    duplicate: bool = False
    code: str | None = None
    problems: tuple[FieldProblem, ...] = ()


class Refused(Exception):
    """Stops one mutation; the others of its batch go on."""

    def __init__(self, status: Status, code: str, problems: tuple[FieldProblem, ...] = ()) -> None:
        super().__init__(code)
        self.status = status
        self.code = code
        self.problems = problems
