"""The wrapped keys of each person; in no backup, so that destroying one reaches every older copy."""

from enum import StrEnum
from uuid import UUID

from sqlalchemy import ForeignKeyConstraint, Index, LargeBinary
from sqlmodel import Field

from app.storage.columns import text_enum
from app.storage.row import Row


class Part(StrEnum):
    """What a key opens: what the person keeps to themself, or the care record."""

    diary = "diary"
    care = "care"


class PersonKey(Row, table=True):
    """`wrap_id` names the key of the words that `wrapped` is under; `key_id` is written in every sealed text."""

    __tablename__ = "person_key"
    __table_args__ = (ForeignKeyConstraint(["patient_id"], ["patient.id"]), Index(None, "wrap_id"))

    patient_id: UUID = Field(primary_key=True)
    part: Part = Field(primary_key=True, sa_type=text_enum(Part, "part"))
    key_id: UUID
    wrap_id: str = Field(max_length=16)
    wrapped: bytes = Field(sa_type=LargeBinary)
