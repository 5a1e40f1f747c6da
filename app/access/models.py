"""Practices, who works there, and which practices a person let in."""

from enum import StrEnum
from uuid import UUID

from pydantic import AwareDatetime
from sqlalchemy import CheckConstraint, ForeignKeyConstraint, Index, UniqueConstraint
from sqlmodel import Field

from app.storage.columns import SealedText, text_enum
from app.storage.row import PatientRow, Row

SHORTEST_REASON, LONGEST_REASON = 10, 500


class PracticeRole(StrEnum):
    """Administrators run the practice; only therapists reach people's records. One account may hold both."""

    therapist = "therapist"
    administrator = "administrator"


class LinkRole(StrEnum):
    """`treating` reads and writes, `reading` only reads."""

    treating = "treating"
    reading = "reading"


class Practice(Row, table=True):
    """`code` is public: a person types it to let the practice in."""

    __tablename__ = "practice"
    __table_args__ = (UniqueConstraint("code"),)

    id: UUID = Field(primary_key=True)
    name: str = Field(max_length=200)
    code: str = Field(max_length=16)
    created_at: AwareDatetime


class Membership(Row, table=True):
    """One role of one account in one practice."""

    __tablename__ = "membership"
    __table_args__ = (Index(None, "account_id"),)

    practice_id: UUID = Field(primary_key=True, foreign_key="practice.id")
    account_id: UUID = Field(primary_key=True, foreign_key="account.id")
    role: PracticeRole = Field(primary_key=True, sa_type=text_enum(PracticeRole, "role"))
    since: AwareDatetime


class CareLink(PatientRow, table=True):
    """Belongs to the person; in force from `starts_at` until `ends_at` or `withdrawn_at`, whichever is first."""

    __tablename__ = "care_link"
    __table_args__ = (
        ForeignKeyConstraint(["patient_id"], ["patient.id"]),
        ForeignKeyConstraint(["practice_id"], ["practice.id"]),
        Index(None, "practice_id", "patient_id"),
        CheckConstraint("ends_at IS NULL OR ends_at > starts_at", name="ends_after_start"),
    )

    practice_id: UUID
    role: LinkRole = Field(sa_type=text_enum(LinkRole, "role"))
    starts_at: AwareDatetime
    ends_at: AwareDatetime | None = None
    withdrawn_at: AwareDatetime | None = None
    granted_by: UUID | None = None


class EmergencyOpening(PatientRow, table=True):
    """A professional whose practice's link has run out reads the notebook for an hour, and says why.

    `reason` is for the person, who reads it; `seen_at` is when they said they had.
    """

    __tablename__ = "emergency_opening"
    __table_args__ = (
        ForeignKeyConstraint(["patient_id"], ["patient.id"]),
        ForeignKeyConstraint(["practice_id"], ["practice.id"]),
        ForeignKeyConstraint(["account_id"], ["account.id"]),
        Index(None, "account_id", "ends_at"),
        CheckConstraint("ends_at > opened_at", name="ends_after_opening"),
    )

    practice_id: UUID
    account_id: UUID
    reason: str = Field(sa_type=SealedText)
    opened_at: AwareDatetime
    ends_at: AwareDatetime
    seen_at: AwareDatetime | None = None
