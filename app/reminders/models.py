"""The reminder somebody chose on one of their devices, and where its push service takes it."""

from datetime import date
from enum import StrEnum
from uuid import UUID

from pydantic import AwareDatetime
from sqlmodel import Field

from app.records.models import between
from app.storage.columns import text_enum
from app.storage.row import Row


class Choice(StrEnum):
    weekly = "weekly"
    monthly = "monthly"
    evenings = "evenings"


class Reminder(Row, table=True):
    """Void with the session it was chosen in: signing out, being signed out and a restore all end it.

    `day` counts from Monday for a week, from the first for a month; `last_sent_on` is claimed before anything is
    sent, so that two processes never send the same one.
    """

    __tablename__ = "reminder"
    __table_args__ = (between("hour", 0, 23), between("day", 0, 28))

    device_id: UUID = Field(primary_key=True, foreign_key="known_device.id")
    account_id: UUID = Field(foreign_key="account.id")
    session_id: UUID
    choice: Choice = Field(sa_type=text_enum(Choice, "choice"))
    day: int | None = None
    hour: int
    zone: str = Field(max_length=64)
    endpoint: str = Field(max_length=1000)
    p256dh: str = Field(max_length=100)
    auth: str = Field(max_length=40)
    created_at: AwareDatetime
    last_sent_on: date | None = None
