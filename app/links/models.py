"""Tables of shown links. What a link opens is kept sealed; the key is in the link alone and never here."""

from datetime import date
from enum import StrEnum
from typing import Any
from uuid import UUID

from pydantic import AwareDatetime
from sqlalchemy import CheckConstraint, ForeignKeyConstraint, Index, Text
from sqlmodel import Field

from app.storage.columns import JsonDoc, SealedText, text_enum
from app.storage.row import PatientRow

MOST_WRONG_PASSCODES = 10
LONGEST_LABEL = 80
LONGEST_RECIPIENT = 100


class Part(StrEnum):
    """What a person may choose to show."""

    overflows = "overflows"
    everyday = "everyday"
    life = "life"
    work = "work"
    treatments = "treatments"
    sessions = "sessions"
    questionnaires = "questionnaires"
    stories = "stories"


class Answered(StrEnum):
    opened = "opened"
    wrong_passcode = "wrong_passcode"


class ShareLink(PatientRow, table=True):
    """`attempts_left` only ever goes down by wrong passcodes, over the whole life of the link."""

    __tablename__ = "share_link"
    __table_args__ = (
        ForeignKeyConstraint(["patient_id"], ["patient.id"]),
        ForeignKeyConstraint(["created_by"], ["account.id"]),
        # Not unique in the table's eyes, since unique keys carry the patient: 256 random bits are.
        Index(None, "address_hash"),
        CheckConstraint("expires_at > created_at", name="expires_after_creation"),
        CheckConstraint("attempts_left >= 0", name="attempts_left"),
    )

    address_hash: str = Field(max_length=64)
    label: str = Field(sa_type=SealedText)
    parts: list[Any] = Field(sa_type=JsonDoc)
    with_words: bool
    first_day: date | None = None
    last_day: date | None = None
    passcode_hash: str | None = Field(default=None, max_length=200)
    attempts_left: int = MOST_WRONG_PASSCODES
    created_by: UUID | None = None
    created_at: AwareDatetime
    expires_at: AwareDatetime
    withdrawn_at: AwareDatetime | None = None


class ShareFile(PatientRow, table=True):
    """One sealed file of a link, erased with the link's withdrawal."""

    __tablename__ = "share_file"
    __table_args__ = (
        ForeignKeyConstraint(["patient_id", "link_id"], ["share_link.patient_id", "share_link.id"]),
        Index(None, "patient_id", "link_id"),
    )

    link_id: UUID
    place: int
    sealed: str = Field(sa_type=Text)


class ShareOpening(PatientRow, table=True):
    """`recipient` is what the reader said of themselves, which nobody has checked."""

    __tablename__ = "share_opening"
    __table_args__ = (
        ForeignKeyConstraint(["patient_id", "link_id"], ["share_link.patient_id", "share_link.id"]),
        Index(None, "patient_id", "link_id", "at"),
    )

    link_id: UUID
    at: AwareDatetime
    recipient: str = Field(sa_type=SealedText)
    answered: Answered = Field(sa_type=text_enum(Answered, "answered"))
