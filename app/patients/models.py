"""The person followed, and the projection practices list people from."""

from datetime import date
from uuid import UUID

from pydantic import AwareDatetime
from sqlalchemy import CheckConstraint, ForeignKeyConstraint, Index
from sqlmodel import Field

from app.kit.locale import Language
from app.storage.columns import text_enum
from app.storage.row import Row


class Patient(Row, table=True):
    """`folded_name` is what search compares: lower case, without accents."""

    __tablename__ = "patient"
    __table_args__ = (
        CheckConstraint("birth_year IS NULL OR birth_year BETWEEN 1900 AND 2199", name="birth_year_range"),
    )

    id: UUID = Field(primary_key=True)
    display_name: str = Field(max_length=200)
    folded_name: str = Field(max_length=400)
    birth_year: int | None = None
    language: Language = Field(sa_type=text_enum(Language, "language"))
    zone: str = Field(max_length=64)
    created_at: AwareDatetime


class PracticePerson(Row, table=True):
    """One line of a practice's list, so that the list never reads anybody's records.

    `person_noted_at` is when the person's own last shared note was received. A line set aside stays findable and
    comes back by itself with the next note of either side; who may read what does not change.
    """

    __tablename__ = "practice_person"
    __table_args__ = (
        ForeignKeyConstraint(["patient_id"], ["patient.id"]),
        ForeignKeyConstraint(["practice_id"], ["practice.id"]),
        Index(None, "practice_id", "folded_name", "patient_id"),
    )

    patient_id: UUID = Field(primary_key=True)
    practice_id: UUID = Field(primary_key=True)
    folded_name: str = Field(max_length=400)
    last_contact_date: date | None = None
    last_note_date: date | None = None
    wants_contact: bool = False
    set_aside_at: AwareDatetime | None = None
    person_noted_at: AwareDatetime | None = None
