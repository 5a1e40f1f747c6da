"""Tables of the spine: the per-person counter, the head of each record, the append-only change log."""

from datetime import date
from enum import StrEnum
from typing import Any
from uuid import UUID

from pydantic import AwareDatetime
from sqlalchemy import CheckConstraint, ForeignKeyConstraint, Index, LargeBinary, Text, UniqueConstraint
from sqlmodel import Field

from app.kit.days import Precision
from app.records.envelope import Source, Visibility
from app.storage.columns import text_enum
from app.storage.row import PatientRow, Row

# Rows kept in key order: one person's ten years are then neighbours on disk (4-5 times cheaper to read on SQLite).
CLUSTERED = {"sqlite_with_rowid": False}


class AuthorRole(StrEnum):
    patient = "patient"
    therapist = "therapist"
    proxy = "proxy"
    imported = "import"


class Op(StrEnum):
    put = "put"
    delete = "delete"


class Accepted(StrEnum):
    """What became of a mutation that is in the log for ever."""

    applied = "applied"
    merged = "merged"
    conflict = "conflict"


class PatientCounter(Row, table=True):
    """Incremented inside the writing transaction: on PostgreSQL a sequence would let readers skip numbers for good."""

    __tablename__ = "patient_counter"
    __table_args__ = (
        ForeignKeyConstraint(["patient_id"], ["patient.id"]),
        CheckConstraint("seq >= 0", name="seq"),
        CheckConstraint("backed_up_seq >= 0", name="backed_up_seq"),
    )

    patient_id: UUID = Field(primary_key=True)
    seq: int = 0
    chain_hash: bytes = Field(default=bytes(32), sa_type=LargeBinary)
    backed_up_seq: int = 0
    # The last number every life of the database has in common; null while it was never restored.
    common_seq: int | None = None


class RecordHead(PatientRow, table=True):
    """One row a record, whatever its kind: which mutation is current, and who may see it."""

    __tablename__ = "record_head"
    __table_args__ = (ForeignKeyConstraint(["patient_id"], ["patient.id"]), CLUSTERED)

    kind: str = Field(max_length=40)
    head: UUID
    seq: int
    version: int
    local_date: date
    deleted: bool = False
    visibility: Visibility = Field(sa_type=text_enum(Visibility, "visibility"))
    author_id: UUID | None = None
    author_role: AuthorRole = Field(sa_type=text_enum(AuthorRole, "author_role"))
    practice_id: UUID | None = None


class Change(Row, table=True):
    """Version history, sync feed and write audit in one; rows are never updated.

    `fields` is what the author gave, `state` the record's current fields afterwards: canonical JSON, sealed with the
    person's key (`app.records.words`). The keyed chain covers the very bytes that are stored; where a legal erasure
    emptied them, `erased_payload` is the digest the chain goes on with.
    """

    __tablename__ = "change"
    __table_args__ = (
        ForeignKeyConstraint(["patient_id"], ["patient.id"]),
        UniqueConstraint("patient_id", "mutation_id"),
        Index(None, "patient_id", "record_id"),
        CheckConstraint("seq > 0", name="seq"),
    )

    patient_id: UUID = Field(primary_key=True)
    seq: int = Field(primary_key=True)
    mutation_id: UUID
    kind: str = Field(max_length=40)
    record_id: UUID
    op: Op = Field(sa_type=text_enum(Op, "op"))
    status: Accepted = Field(sa_type=text_enum(Accepted, "status"))
    base: UUID | None = None
    parent: UUID | None = None
    fields: str = Field(sa_type=Text)
    state: str = Field(sa_type=Text)
    head: UUID
    version: int
    deleted: bool
    visibility_before: str | None = Field(default=None, max_length=40)
    visibility: str = Field(max_length=40)
    author_id: UUID | None = None
    author_role: AuthorRole = Field(sa_type=text_enum(AuthorRole, "author_role"))
    device_id: UUID | None = None
    device_time: AwareDatetime | None = None
    clock_offset_seconds: int | None = None
    received_at: AwareDatetime
    content_hash: bytes = Field(sa_type=LargeBinary)
    erased_payload: bytes | None = Field(default=None, sa_type=LargeBinary)
    prev_hash: bytes = Field(sa_type=LargeBinary)
    hash: bytes = Field(sa_type=LargeBinary)


class RecordRow(PatientRow):
    """Columns every record kind shares; field names are those of `RecordFields`.

    Numbers, dates and codes for the pictures to read. Words stand sealed in the log alone: their columns stay empty.
    """

    head: UUID
    seq: int
    version: int
    deleted: bool = False
    author_id: UUID | None = None
    author_role: AuthorRole = Field(sa_type=text_enum(AuthorRole, "author_role"))
    practice_id: UUID | None = None
    recorded_at: AwareDatetime
    received_at: AwareDatetime
    local_date: date
    precision: Precision = Field(sa_type=text_enum(Precision, "precision"))
    occurred_at: AwareDatetime | None = None
    zone: str | None = Field(default=None, max_length=64)
    offset_min: int | None = None
    until_date: date | None = None
    until_precision: Precision | None = Field(default=None, sa_type=text_enum(Precision, "until_precision"))
    occurred_until: AwareDatetime | None = None
    visibility: Visibility = Field(sa_type=text_enum(Visibility, "visibility"))
    source: Source = Field(sa_type=text_enum(Source, "source"))
    lang: str | None = Field(default=None, max_length=2)
    note: str | None = Field(default=None, max_length=2000)


def record_table(*checks: CheckConstraint) -> tuple[Any, ...]:
    """Table arguments of a record kind: the person's foreign key, the period index, the kind's own checks."""
    return (
        ForeignKeyConstraint(["patient_id"], ["patient.id"]),
        Index(None, "patient_id", "local_date"),
        CheckConstraint("version > 0", name="version"),
        *checks,
        CLUSTERED,
    )


def between(column: str, low: float, high: float) -> CheckConstraint:
    return CheckConstraint(f"{column} BETWEEN {low} AND {high}", name=column)
