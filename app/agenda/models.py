"""The people of a professional's day."""

from datetime import date
from uuid import UUID

from pydantic import AwareDatetime
from sqlalchemy import CheckConstraint, ForeignKeyConstraint, Index
from sqlmodel import Field

from app.storage.row import Row


class AgendaEntry(Row, table=True):
    """One person on one day of one professional: an hour at most, never what a calendar said of it."""

    __tablename__ = "agenda_entry"
    __table_args__ = (
        ForeignKeyConstraint(["patient_id"], ["patient.id"]),
        ForeignKeyConstraint(["account_id"], ["account.id"]),
        ForeignKeyConstraint(["practice_id"], ["practice.id"]),
        Index(None, "account_id", "practice_id", "day"),
        CheckConstraint("starts_minutes BETWEEN 0 AND 1439", name="starts_minutes"),
    )

    patient_id: UUID = Field(primary_key=True)
    account_id: UUID = Field(primary_key=True)
    practice_id: UUID = Field(primary_key=True)
    day: date = Field(primary_key=True)
    # Minutes since the midnight of the place, as said; null where only the day is known.
    starts_minutes: int | None = None
    added_at: AwareDatetime
