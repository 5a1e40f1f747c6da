"""Answered questionnaires

Revision: 0005
Follows: 0004
"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "prom_response",
        sa.Column("patient_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("head", sa.Uuid(), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("deleted", sa.Boolean(), nullable=False),
        sa.Column("author_id", sa.Uuid(), nullable=True),
        sa.Column(
            "author_role",
            sa.Enum(
                "patient",
                "therapist",
                "proxy",
                "import",
                name="author_role",
                native_enum=False,
                length=40,
                create_constraint=True,
            ),
            nullable=False,
        ),
        sa.Column("practice_id", sa.Uuid(), nullable=True),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("received_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("local_date", sa.Date(), nullable=False),
        sa.Column(
            "precision",
            sa.Enum(
                "minute",
                "part_of_day",
                "day",
                "week",
                "month",
                "season",
                "year",
                name="precision",
                native_enum=False,
                length=40,
                create_constraint=True,
            ),
            nullable=False,
        ),
        sa.Column("occurred_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("zone", sa.String(64), nullable=True),
        sa.Column("offset_min", sa.Integer(), nullable=True),
        sa.Column("until_date", sa.Date(), nullable=True),
        sa.Column(
            "until_precision",
            sa.Enum(
                "minute",
                "part_of_day",
                "day",
                "week",
                "month",
                "season",
                "year",
                name="until_precision",
                native_enum=False,
                length=40,
                create_constraint=True,
            ),
            nullable=True,
        ),
        sa.Column("occurred_until", sa.DateTime(timezone=True), nullable=True),
        sa.Column(
            "visibility",
            sa.Enum(
                "shared",
                "therapist_only",
                "patient_only",
                name="visibility",
                native_enum=False,
                length=40,
                create_constraint=True,
            ),
            nullable=False,
        ),
        sa.Column(
            "source",
            sa.Enum(
                "self_report",
                "session",
                "phone",
                "import",
                "device",
                name="source",
                native_enum=False,
                length=40,
                create_constraint=True,
            ),
            nullable=False,
        ),
        sa.Column("lang", sa.String(2), nullable=True),
        sa.Column("note", sa.String(2000), nullable=True),
        sa.Column("instrument_id", sa.String(40), nullable=False),
        sa.Column("instrument_version", sa.String(4), nullable=False),
        sa.Column(
            "context",
            sa.Enum("home", "session", name="context", native_enum=False, length=40, create_constraint=True),
            nullable=False,
        ),
        sa.Column("reference_date", sa.String(10), nullable=True),
        sa.Column(
            "answers",
            sa.JSON(none_as_null=True).with_variant(postgresql.JSONB(none_as_null=True), "postgresql"),
            nullable=False,
        ),
        sa.Column(
            "scores",
            sa.JSON(none_as_null=True).with_variant(postgresql.JSONB(none_as_null=True), "postgresql"),
            nullable=False,
        ),
        sa.Column("complete", sa.Boolean(), nullable=False),
        sa.CheckConstraint("version > 0", name=op.f("ck_prom_response_version")),
        sa.ForeignKeyConstraint(["patient_id"], ["patient.id"], name=op.f("fk_prom_response_patient_id_patient")),
        sa.PrimaryKeyConstraint("patient_id", "id", name=op.f("pk_prom_response")),
        sqlite_with_rowid=False,
    )
    with op.batch_alter_table("prom_response", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_prom_response_patient_id_local_date"), ["patient_id", "local_date"], unique=False
        )


def downgrade() -> None:
    with op.batch_alter_table("prom_response", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_prom_response_patient_id_local_date"))

    op.drop_table("prom_response")
