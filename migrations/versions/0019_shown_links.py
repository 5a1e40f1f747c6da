"""Shown links

Revision: 0019
Follows: 0018
"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0019"
down_revision = "0018"
branch_labels = None
depends_on = None

LIST = sa.JSON(none_as_null=True).with_variant(postgresql.JSONB(none_as_null=True), "postgresql")


def upgrade() -> None:
    op.create_table(
        "share_link",
        sa.Column("patient_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("address_hash", sa.String(64), nullable=False),
        sa.Column("label", sa.String(80), nullable=False),
        sa.Column("parts", LIST, nullable=False),
        sa.Column("with_words", sa.Boolean(), nullable=False),
        sa.Column("first_day", sa.Date(), nullable=True),
        sa.Column("last_day", sa.Date(), nullable=True),
        sa.Column("passcode_hash", sa.String(200), nullable=True),
        sa.Column("attempts_left", sa.Integer(), nullable=False),
        sa.Column("created_by", sa.Uuid(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("withdrawn_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("expires_at > created_at", name=op.f("ck_share_link_expires_after_creation")),
        sa.CheckConstraint("attempts_left >= 0", name=op.f("ck_share_link_attempts_left")),
        sa.ForeignKeyConstraint(["patient_id"], ["patient.id"], name=op.f("fk_share_link_patient_id_patient")),
        sa.ForeignKeyConstraint(["created_by"], ["account.id"], name=op.f("fk_share_link_created_by_account")),
        sa.PrimaryKeyConstraint("patient_id", "id", name=op.f("pk_share_link")),
    )
    with op.batch_alter_table("share_link", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_share_link_address_hash"), ["address_hash"], unique=False)
    op.create_table(
        "share_file",
        sa.Column("patient_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("link_id", sa.Uuid(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("sealed", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["patient_id", "link_id"],
            ["share_link.patient_id", "share_link.id"],
            name=op.f("fk_share_file_patient_id_link_id_share_link"),
        ),
        sa.PrimaryKeyConstraint("patient_id", "id", name=op.f("pk_share_file")),
    )
    with op.batch_alter_table("share_file", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_share_file_patient_id_link_id"), ["patient_id", "link_id"], unique=False)
    op.create_table(
        "share_opening",
        sa.Column("patient_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("link_id", sa.Uuid(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("recipient", sa.String(100), nullable=False),
        sa.Column(
            "answered",
            sa.Enum("opened", "wrong_passcode", name="answered", native_enum=False, create_constraint=True, length=40),
            nullable=False,
        ),
        sa.ForeignKeyConstraint(
            ["patient_id", "link_id"],
            ["share_link.patient_id", "share_link.id"],
            name=op.f("fk_share_opening_patient_id_link_id_share_link"),
        ),
        sa.PrimaryKeyConstraint("patient_id", "id", name=op.f("pk_share_opening")),
    )
    with op.batch_alter_table("share_opening", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_share_opening_patient_id_link_id_at"), ["patient_id", "link_id", "at"], unique=False
        )


def downgrade() -> None:
    op.drop_table("share_opening")
    op.drop_table("share_file")
    op.drop_table("share_link")
