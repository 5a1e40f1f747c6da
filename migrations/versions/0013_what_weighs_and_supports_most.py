"""What weighs and supports most

Revision: 0013
Follows: 0012
"""

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "weighting",
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
                "author_only",
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
        sa.Column("stress_weight", sa.Integer(), nullable=False),
        sa.Column("work_weight", sa.Integer(), nullable=False),
        sa.Column("mental_load_weight", sa.Integer(), nullable=False),
        sa.Column("sleep_weight", sa.Integer(), nullable=False),
        sa.Column("activity_weight", sa.Integer(), nullable=False),
        sa.Column("tools_weight", sa.Integer(), nullable=False),
        sa.CheckConstraint("activity_weight BETWEEN 0 AND 3", name=op.f("ck_weighting_activity_weight")),
        sa.CheckConstraint("mental_load_weight BETWEEN 0 AND 3", name=op.f("ck_weighting_mental_load_weight")),
        sa.CheckConstraint("sleep_weight BETWEEN 0 AND 3", name=op.f("ck_weighting_sleep_weight")),
        sa.CheckConstraint("stress_weight BETWEEN 0 AND 3", name=op.f("ck_weighting_stress_weight")),
        sa.CheckConstraint("tools_weight BETWEEN 0 AND 3", name=op.f("ck_weighting_tools_weight")),
        sa.CheckConstraint("version > 0", name=op.f("ck_weighting_version")),
        sa.CheckConstraint("work_weight BETWEEN 0 AND 3", name=op.f("ck_weighting_work_weight")),
        sa.ForeignKeyConstraint(["patient_id"], ["patient.id"], name=op.f("fk_weighting_patient_id_patient")),
        sa.PrimaryKeyConstraint("patient_id", "id", name=op.f("pk_weighting")),
        sqlite_with_rowid=False,
    )
    with op.batch_alter_table("weighting", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_weighting_patient_id_local_date"), ["patient_id", "local_date"], unique=False
        )


def downgrade() -> None:
    with op.batch_alter_table("weighting", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_weighting_patient_id_local_date"))

    op.drop_table("weighting")
    # Their log stays, as it does for every record of a kind that an older release does not know.
    kind = sa.column("kind")
    op.execute(sa.delete(sa.table("record_head", kind)).where(kind == "weighting"))
