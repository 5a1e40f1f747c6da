"""Questionnaires proposed, totals copied, scores from elsewhere, permissions filed

Revision: 0012
Follows: 0011
"""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None


def is_postgresql() -> bool:
    return bool(op.get_bind().dialect.name == "postgresql")


def upgrade() -> None:
    op.create_table(
        "external_score",
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
        sa.Column("name", sa.String(200), nullable=False),
        sa.Column("value", sa.Float(), nullable=False),
        sa.Column("lowest", sa.Float(), nullable=False),
        sa.Column("highest", sa.Float(), nullable=False),
        sa.Column(
            "direction",
            sa.Enum(
                "higher_is_heavier",
                "higher_is_better",
                "neither",
                name="direction",
                native_enum=False,
                length=40,
                create_constraint=True,
            ),
            nullable=False,
        ),
        sa.Column("source_text", sa.String(200), nullable=True),
        sa.CheckConstraint("value BETWEEN lowest AND highest", name=op.f("ck_external_score_value")),
        sa.CheckConstraint("version > 0", name=op.f("ck_external_score_version")),
        sa.ForeignKeyConstraint(["patient_id"], ["patient.id"], name=op.f("fk_external_score_patient_id_patient")),
        sa.PrimaryKeyConstraint("patient_id", "id", name=op.f("pk_external_score")),
        sqlite_with_rowid=False,
    )
    with op.batch_alter_table("external_score", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_external_score_patient_id_local_date"), ["patient_id", "local_date"], unique=False
        )

    op.create_table(
        "prom_request",
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
        sa.Column("reference_date", sa.String(10), nullable=True),
        sa.Column(
            "state",
            sa.Enum(
                "open",
                "declined",
                "answered",
                "withdrawn",
                name="state",
                native_enum=False,
                length=40,
                create_constraint=True,
            ),
            nullable=False,
        ),
        sa.Column("response_id", sa.Uuid(), nullable=True),
        sa.CheckConstraint("version > 0", name=op.f("ck_prom_request_version")),
        sa.ForeignKeyConstraint(["patient_id"], ["patient.id"], name=op.f("fk_prom_request_patient_id_patient")),
        sa.PrimaryKeyConstraint("patient_id", "id", name=op.f("pk_prom_request")),
        sqlite_with_rowid=False,
    )
    with op.batch_alter_table("prom_request", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_prom_request_patient_id_local_date"), ["patient_id", "local_date"], unique=False
        )

    op.create_table(
        "instrument_permission",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("practice_id", sa.Uuid(), nullable=False),
        sa.Column("instrument_id", sa.String(40), nullable=False),
        sa.Column("lang", sa.String(2), nullable=False),
        sa.Column("reference", sa.String(500), nullable=False),
        sa.Column("filed_by", sa.Uuid(), nullable=True),
        sa.Column("filed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("withdrawn_by", sa.Uuid(), nullable=True),
        sa.Column("withdrawn_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint(
            "withdrawn_by IS NULL OR withdrawn_at IS NOT NULL", name=op.f("ck_instrument_permission_withdrawn_by")
        ),
        sa.ForeignKeyConstraint(["filed_by"], ["account.id"], name=op.f("fk_instrument_permission_filed_by_account")),
        sa.ForeignKeyConstraint(
            ["practice_id"], ["practice.id"], name=op.f("fk_instrument_permission_practice_id_practice")
        ),
        sa.ForeignKeyConstraint(
            ["withdrawn_by"], ["account.id"], name=op.f("fk_instrument_permission_withdrawn_by_account")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_instrument_permission")),
    )
    with op.batch_alter_table("instrument_permission", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_instrument_permission_practice_id"), ["practice_id"], unique=False)

    op.execute(f"ALTER TABLE prom_response ADD COLUMN typed {'JSONB' if is_postgresql() else 'JSON'}")
    op.execute("ALTER TABLE prom_response ADD COLUMN seen_together_on DATE")


def downgrade() -> None:
    for column in ("typed", "seen_together_on"):
        op.execute(f"ALTER TABLE prom_response DROP COLUMN {column}")
    with op.batch_alter_table("instrument_permission", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_instrument_permission_practice_id"))

    op.drop_table("instrument_permission")
    with op.batch_alter_table("prom_request", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_prom_request_patient_id_local_date"))

    op.drop_table("prom_request")
    with op.batch_alter_table("external_score", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_external_score_patient_id_local_date"))

    op.drop_table("external_score")
