"""What a practice has chosen; invitations: single use, short, known only by the hash of their token."""

from enum import StrEnum
from uuid import UUID

from pydantic import AwareDatetime
from sqlalchemy import CheckConstraint, ForeignKeyConstraint, Index, UniqueConstraint
from sqlmodel import Field

from app.storage.columns import text_enum
from app.storage.row import Row


class InvitedRole(StrEnum):
    patient = "patient"
    therapist = "therapist"
    administrator = "administrator"


class Delivery(StrEnum):
    """`qr` is scanned in the room; `link` travels, and therefore needs a code said aloud."""

    qr = "qr"
    link = "link"


class Module(StrEnum):
    """Parts of the product a practice turns on for itself."""

    together = "together"


class PracticeModule(Row, table=True):
    """Off where there is no row."""

    __tablename__ = "practice_module"
    __table_args__ = (
        ForeignKeyConstraint(["practice_id"], ["practice.id"]),
        ForeignKeyConstraint(["changed_by"], ["account.id"]),
    )

    practice_id: UUID = Field(primary_key=True)
    module: Module = Field(primary_key=True, sa_type=text_enum(Module, "module"))
    is_on: bool
    changed_by: UUID | None = None
    changed_at: AwareDatetime


class Invitation(Row, table=True):
    """Used by `UPDATE … WHERE used_at IS NULL` in the transaction that creates the account.

    `account_id` where it lets somebody back into the account they already have.
    """

    __tablename__ = "invitation"
    __table_args__ = (
        ForeignKeyConstraint(["practice_id"], ["practice.id"]),
        ForeignKeyConstraint(["patient_id"], ["patient.id"]),
        ForeignKeyConstraint(["account_id"], ["account.id"]),
        ForeignKeyConstraint(["created_by"], ["account.id"]),
        UniqueConstraint("token_hash"),
        Index(None, "practice_id"),
        Index(None, "patient_id"),
        CheckConstraint("(role = 'patient') = (patient_id IS NOT NULL)", name="patient_of_role"),
        CheckConstraint("(delivery = 'link') = (oral_code_hash IS NOT NULL)", name="oral_code_of_link"),
        CheckConstraint("wrong_codes BETWEEN 0 AND 5", name="wrong_codes_range"),
    )

    id: UUID = Field(primary_key=True)
    practice_id: UUID
    patient_id: UUID | None = None
    account_id: UUID | None = None
    role: InvitedRole = Field(sa_type=text_enum(InvitedRole, "role"))
    delivery: Delivery = Field(sa_type=text_enum(Delivery, "delivery"))
    token_hash: str = Field(max_length=64)
    oral_code_hash: str | None = Field(default=None, max_length=64)
    wrong_codes: int = 0
    created_by: UUID | None = None
    created_at: AwareDatetime
    expires_at: AwareDatetime
    used_at: AwareDatetime | None = None
    voided_at: AwareDatetime | None = None
