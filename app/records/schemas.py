"""Wire shapes of records as they leave: the fields of their kind in a common envelope."""

from datetime import datetime
from typing import Annotated, Any
from uuid import UUID

import orjson
from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, create_model

from app.records.envelope import RecordFields
from app.records.kind import RecordKind
from app.records.models import Accepted, AuthorRole, Op


class AuthorOut(BaseModel):
    account_id: UUID | None
    role: AuthorRole


class RecordOut(BaseModel):
    """`head` names the current revision and is the ETag; `occurred` is the moment as far as it is known."""

    id: UUID
    kind: str
    patient_id: UUID
    head: UUID
    version: int
    seq: int
    deleted: bool
    author: AuthorOut
    recorded_at: datetime
    received_at: datetime
    occurred: str


class RevisionOut(BaseModel):
    """`fields` is what was given, `state` the record afterwards; a conflict leaves the state as it was."""

    seq: int
    mutation_id: UUID
    op: Op
    status: Accepted
    base: UUID | None
    parent: UUID | None
    version: int
    deleted: bool
    device_time: datetime | None
    received_at: datetime
    author: AuthorOut
    fields: dict[str, Any]
    state: dict[str, Any]


class HistoryOut(BaseModel):
    items: list[RevisionOut]


class AmendFields(BaseModel):
    """Only the fields to change; what is absent stays, a null empties."""

    model_config = ConfigDict(strict=True, extra="forbid", frozen=True)


def in_json_mode(model: type[BaseModel]) -> Any:
    """The model as a body type: strict, yet reading dates and ids from text as JSON carries them."""

    def read(value: object) -> object:
        return value if isinstance(value, model) else model.model_validate_json(orjson.dumps(value))

    return Annotated[model, BeforeValidator(read)]


def record_out(kind: RecordKind) -> type[RecordOut]:
    return create_model(f"{_title(kind)}Record", __base__=RecordOut, fields=(kind.fields, ...))


def page_out(kind: RecordKind, item: type[RecordOut]) -> type[BaseModel]:
    return create_model(f"{_title(kind)}Page", items=(list[item], ...), next=(str | None, ...))  # type: ignore[valid-type]


def amend_in(kind: RecordKind) -> type[AmendFields]:
    optional: dict[str, Any] = {}
    for name, info in kind.fields.model_fields.items():
        annotation = Annotated[(info.annotation, *info.metadata)] if info.metadata else info.annotation
        # A factory, since a default of null would be published for fields that refuse null.
        optional[name] = (annotation, Field(default_factory=lambda: None, description=info.description))
    return create_model(f"{_title(kind)}Amend", __base__=AmendFields, **optional)


def fields_given(body: AmendFields | RecordFields, *, everything: bool) -> dict[str, Any]:
    """JSON-mode fields: those the client wrote, or all of them with their defaults for a replacement."""
    return body.model_dump(mode="json", include=None if everything else body.model_fields_set)


def _title(kind: RecordKind) -> str:
    return kind.fields.__name__.removesuffix("Fields")
