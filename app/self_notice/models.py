"""What one person asked to be told, and when they last were."""

from datetime import date
from uuid import UUID

from pydantic import AwareDatetime
from sqlmodel import Field

from app.records.models import between
from app.storage.columns import SealedText
from app.storage.row import Row

FEWEST_DAYS, MOST_DAYS = 7, 60
LONGEST_WORDS = 200


class SelfNotice(Row, table=True):
    """`words` are the person's own, said beside ours; `last_told_on` is a day of the service's clock."""

    __tablename__ = "self_notice"
    __table_args__ = (between("days", FEWEST_DAYS, MOST_DAYS),)

    patient_id: UUID = Field(primary_key=True, foreign_key="patient.id")
    days: int
    words: str | None = Field(default=None, sa_type=SealedText)
    asked_at: AwareDatetime
    last_told_on: date | None = None
