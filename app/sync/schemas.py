"""Wire shapes of sync: a batch of mutations, their verdicts, the numbered feed."""

from datetime import datetime
from typing import Annotated, Any, Literal
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field

from app.kit.days import Instant
from app.kit.ids import ClientId
from app.records.models import AuthorRole, Op
from app.records.mutation import Status
from app.records.schemas import in_json_mode

MAX_MUTATIONS = 100


class MutationIn(BaseModel):
    """One intent. `base` is the head its author had received, `parent` their own previous mutation of the record.

    `base_epoch` is the epoch of the answer that brought `base`; without it, the epoch of the push.

    The moment (`local_date`, `occurred_at`, `zone`, `offset_min`) may stand here or among `fields`.
    """

    model_config = ConfigDict(strict=True, extra="forbid", frozen=True)

    mutation_id: ClientId
    kind: Annotated[str, Field(max_length=40)]
    record_id: ClientId
    op: Literal["put", "delete"]
    base: UUID | None = None
    base_epoch: UUID | None = None
    parent: UUID | None = None
    fields: dict[str, Any] = {}
    local_date: str | None = None
    occurred_at: str | None = None
    zone: str | None = None
    offset_min: int | None = None
    device_time: Instant | None = None
    rebase: bool = False


class SealedIn(BaseModel):
    """Kind, act, fields, moment and device time, sealed to the service's key; bytes in Base64."""

    model_config = ConfigDict(strict=True, extra="forbid", frozen=True)

    key_id: Annotated[str, Field(max_length=64)]
    ephemeral: Annotated[str, Field(max_length=200)] = Field(description="uncompressed P-256 point")
    nonce: Annotated[str, Field(max_length=64)]
    box: str


class SealedMutationIn(BaseModel):
    """A mutation written on a locked device: what orders it is clear, what it says is not."""

    model_config = ConfigDict(strict=True, extra="forbid", frozen=True)

    mutation_id: ClientId
    record_id: ClientId
    base: UUID | None = None
    base_epoch: UUID | None = None
    parent: UUID | None = None
    rebase: bool = False
    sealed: SealedIn


def _of_either_form() -> dict[str, Any]:
    return {"anyOf": [MutationIn.model_json_schema(), _without_references(SealedMutationIn)]}


def _without_references(model: type[BaseModel]) -> dict[str, Any]:
    """The schema of a shape is nested in another document, where its own definitions would not be found."""
    schema = model.model_json_schema()
    schema["properties"]["sealed"] = schema.pop("$defs")["SealedIn"]
    return schema


class SealingKeyOut(BaseModel):
    key_id: str
    public_key: str = Field(description="uncompressed P-256 point, in Base64")


class PushBody(BaseModel):
    """Up to 100 mutations of one person. Each is judged alone: a bad one never stops the others."""

    model_config = ConfigDict(strict=True, extra="forbid", frozen=True)

    patient: UUID
    device: Annotated[str, Field(max_length=100)] | None = None
    client_schema: int = Field(ge=1, le=1000)
    epoch: UUID | None = None
    mutations: list[dict[str, Any]] = Field(
        min_length=1, max_length=MAX_MUTATIONS, json_schema_extra={"items": _of_either_form()}
    )


PushIn = in_json_mode(PushBody)


class ErrorOut(BaseModel):
    field: str
    code: str
    message: str


class VerdictProblem(BaseModel):
    code: str
    detail: str
    errors: list[ErrorOut] = []


class VerdictOut(BaseModel):
    mutation_id: UUID | None
    status: Status
    seq: int | None
    head: UUID | None
    duplicate: bool
    problem: VerdictProblem | None


class SyncAnswer(BaseModel):
    """`epoch` differs from the one a device holds after a restore; it then starts again from what it kept."""

    epoch: UUID
    server_time: datetime


class PushOut(SyncAnswer):
    backup_covers_seq: int
    results: list[VerdictOut]


class HeadOut(BaseModel):
    patient: UUID
    seq: int
    access_version: int
    backup_covers_seq: int


class HeadsOut(SyncAnswer):
    patients: list[HeadOut]


class ChangeOut(BaseModel):
    """`hidden` means that the record left this reader's view: drop it. It then carries no content."""

    seq: int
    mutation_id: UUID
    kind: str
    record_id: UUID
    op: Op
    status: Literal["applied", "merged", "conflict"]
    base: UUID | None
    parent: UUID | None
    head: UUID | None
    deleted: bool
    hidden: bool
    fields: dict[str, Any] | None
    state: dict[str, Any] | None
    author_id: UUID | None
    author_role: AuthorRole | None
    received_at: datetime


class ChangesOut(SyncAnswer):
    """`through` is the next `after`: it passes over what the reader may not see, where the last `seq` would not."""

    patient: UUID
    changes: list[ChangeOut]
    through: int
    more: bool


class DigestOut(SyncAnswer):
    """SHA-256 over `record_id:head\\n` of every visible record, deleted ones included, in the order of their ids."""

    patient: UUID
    count: int
    sha256: str
