"""One line for each time a person agreed; taking it back only adds when."""

from enum import StrEnum
from uuid import UUID

from pydantic import AwareDatetime
from sqlalchemy import CheckConstraint, ForeignKeyConstraint, Index
from sqlmodel import Field

from app.kit.locale import Language
from app.storage.columns import SealedText, text_enum
from app.storage.row import PatientRow


class Purpose(StrEnum):
    """`treating` and `reading` are those of the links with practices."""

    treating = "treating"
    reading = "reading"
    shown_link = "shown_link"
    reminder = "reminder"


class Consent(PatientRow, table=True):
    """`subject_id` is the care link, the shown link or the device; `recipient` what it was called at that moment."""

    __tablename__ = "consent"
    __table_args__ = (
        ForeignKeyConstraint(["patient_id"], ["patient.id"]),
        ForeignKeyConstraint(["practice_id"], ["practice.id"]),
        ForeignKeyConstraint(["given_by"], ["account.id"]),
        Index(None, "patient_id", "subject_id"),
        CheckConstraint("(purpose IN ('treating', 'reading')) = (practice_id IS NOT NULL)", name="practice_of_purpose"),
    )

    purpose: Purpose = Field(sa_type=text_enum(Purpose, "purpose"))
    subject_id: UUID
    practice_id: UUID | None = None
    recipient: str = Field(sa_type=SealedText)
    text_hash: str = Field(max_length=64)
    language: Language = Field(sa_type=text_enum(Language, "language"))
    given_at: AwareDatetime
    given_by: UUID
    ends_at: AwareDatetime | None = None
    withdrawn_at: AwareDatetime | None = None
