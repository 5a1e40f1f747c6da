"""Bases of every table: naming of constraints, validation on assignment, the patient first in every key."""

from uuid import UUID

from pydantic import ConfigDict
from sqlmodel import Field, SQLModel

# Must be set before the first table: nameless constraints cannot be altered on SQLite.
SQLModel.metadata.naming_convention = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}


class Row(SQLModel):
    """Storage only; built with `model_validate`, since a table's constructor validates nothing."""

    model_config = ConfigDict(validate_assignment=True, extra="forbid")  # type: ignore[assignment]


class PatientRow(Row):
    """A row that belongs to one person; every unique and foreign key of its table carries `patient_id`."""

    patient_id: UUID = Field(primary_key=True)
    id: UUID = Field(primary_key=True)
