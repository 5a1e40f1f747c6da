"""The ledger and the heads of its chains; both reference tables, never part of sync."""

from enum import StrEnum
from uuid import UUID

from pydantic import AwareDatetime
from sqlalchemy import CheckConstraint, Index
from sqlmodel import Field

from app.storage.columns import text_enum
from app.storage.row import Row

GLOBAL_CHAIN = "global"


class Action(StrEnum):
    """What was done, in the words of the ledger; `password_changed` is any change of how an account is entered."""

    signed_in = "signed_in"
    signed_out = "signed_out"
    device_signed_out = "device_signed_out"
    password_changed = "password_changed"  # noqa: S105
    account_created = "account_created"
    read = "read"
    wrote = "wrote"
    exported = "exported"
    sharing_changed = "sharing_changed"
    practice_changed = "practice_changed"
    invitation_made = "invitation_made"
    invitation_used = "invitation_used"
    operated = "operated"
    chain_opened = "chain_opened"


class Outcome(StrEnum):
    """Whether it went through."""

    done = "done"
    refused = "refused"


class AuditEvent(Row, table=True):
    """One line; `mac` covers every other column and the line before it."""

    __tablename__ = "audit_event"
    __table_args__ = (
        CheckConstraint("number >= 1", name="number_from_one"),
        Index(None, "patient_id", "at"),
    )

    chain: str = Field(primary_key=True, max_length=64)
    number: int = Field(primary_key=True)
    at: AwareDatetime
    action: Action = Field(sa_type=text_enum(Action, "action"))
    outcome: Outcome = Field(sa_type=text_enum(Outcome, "outcome"))
    actor_id: UUID | None = None
    device_id: UUID | None = None
    practice_id: UUID | None = None
    patient_id: UUID | None = None
    purpose: str = Field(max_length=120)
    object_kind: str | None = Field(default=None, max_length=60)
    object_id: str | None = Field(default=None, max_length=64)
    reason: str | None = Field(default=None, max_length=200)
    previous: str = Field(max_length=64)
    mac: str = Field(max_length=64)


class AuditChain(Row, table=True):
    """The head of one chain: its row is locked while a line is added, and its own `seal` covers count and head."""

    __tablename__ = "audit_chain"
    __table_args__ = (CheckConstraint("length >= 0", name="length_not_negative"),)

    chain: str = Field(primary_key=True, max_length=64)
    length: int
    head: str = Field(max_length=64)
    seal: str = Field(max_length=64)


class AuditReadMark(Row, table=True):
    """Keeps reads to one line per actor, subject (person or practice), purpose and quarter of an hour."""

    __tablename__ = "audit_read_mark"

    subject_id: UUID = Field(primary_key=True)
    actor_id: UUID = Field(primary_key=True)
    purpose: str = Field(primary_key=True, max_length=120)
    quarter_hour: int = Field(primary_key=True)
