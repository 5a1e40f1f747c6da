"""What people agreed to

Revision: 0022
Follows: 0021
"""

import sqlalchemy as sa
from alembic import op

revision = "0022"
down_revision = "0021"
branch_labels = None
depends_on = None

# What the database itself holds every table of a person to, where it does.
_POLICY = sa.text(
    "SELECT qual FROM pg_policies"
    " WHERE schemaname = current_schema() AND tablename = 'care_link' AND policyname = 'in_scope'"
)


def upgrade() -> None:
    op.create_table(
        "consent",
        sa.Column("patient_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column(
            "purpose",
            sa.Enum(
                "treating",
                "reading",
                "shown_link",
                "reminder",
                name="purpose",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("subject_id", sa.Uuid(), nullable=False),
        sa.Column("practice_id", sa.Uuid(), nullable=True),
        sa.Column("recipient", sa.String(), nullable=False),
        sa.Column("text_hash", sa.String(64), nullable=False),
        sa.Column(
            "language",
            sa.Enum("fr", "en", name="language", native_enum=False, create_constraint=True, length=40),
            nullable=False,
        ),
        sa.Column("given_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("given_by", sa.Uuid(), nullable=False),
        sa.Column("ends_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("withdrawn_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint(
            "(purpose IN ('treating', 'reading')) = (practice_id IS NOT NULL)",
            name=op.f("ck_consent_practice_of_purpose"),
        ),
        sa.ForeignKeyConstraint(["patient_id"], ["patient.id"], name=op.f("fk_consent_patient_id_patient")),
        sa.ForeignKeyConstraint(["practice_id"], ["practice.id"], name=op.f("fk_consent_practice_id_practice")),
        sa.ForeignKeyConstraint(["given_by"], ["account.id"], name=op.f("fk_consent_given_by_account")),
        sa.PrimaryKeyConstraint("patient_id", "id", name=op.f("pk_consent")),
    )
    with op.batch_alter_table("consent", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_consent_patient_id_subject_id"), ["patient_id", "subject_id"], unique=False
        )
    if op.get_bind().dialect.name == "postgresql":
        _hold_to_scope()


def downgrade() -> None:
    op.drop_table("consent")


def _hold_to_scope() -> None:
    reached = op.get_bind().execute(_POLICY).scalar()
    if reached is not None:
        op.execute("ALTER TABLE consent ENABLE ROW LEVEL SECURITY")
        op.execute("ALTER TABLE consent FORCE ROW LEVEL SECURITY")
        op.execute(f"CREATE POLICY in_scope ON consent USING ({reached}) WITH CHECK ({reached})")
