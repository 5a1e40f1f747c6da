"""Accounts that were closed, and notebooks opened in an emergency

Revision: 0018
Follows: 0017
"""

import sqlalchemy as sa
from alembic import op

revision = "0018"
down_revision = "0017"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "emergency_opening",
        sa.Column("patient_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("practice_id", sa.Uuid(), nullable=False),
        sa.Column("account_id", sa.Uuid(), nullable=False),
        sa.Column("reason", sa.String(length=500), nullable=False),
        sa.Column("opened_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ends_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("seen_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("ends_at > opened_at", name=op.f("ck_emergency_opening_ends_after_opening")),
        sa.ForeignKeyConstraint(["account_id"], ["account.id"], name=op.f("fk_emergency_opening_account_id_account")),
        sa.ForeignKeyConstraint(["patient_id"], ["patient.id"], name=op.f("fk_emergency_opening_patient_id_patient")),
        sa.ForeignKeyConstraint(
            ["practice_id"], ["practice.id"], name=op.f("fk_emergency_opening_practice_id_practice")
        ),
        sa.PrimaryKeyConstraint("patient_id", "id", name=op.f("pk_emergency_opening")),
    )
    with op.batch_alter_table("emergency_opening", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_emergency_opening_account_id_ends_at"), ["account_id", "ends_at"], unique=False
        )
    with op.batch_alter_table("account", schema=None) as batch_op:
        batch_op.add_column(sa.Column("former_patient_id", sa.Uuid(), nullable=True))
        batch_op.create_foreign_key(
            batch_op.f("fk_account_former_patient_id_patient"), "patient", ["former_patient_id"], ["id"]
        )


def downgrade() -> None:
    with op.batch_alter_table("account", schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f("fk_account_former_patient_id_patient"), type_="foreignkey")
        batch_op.drop_column("former_patient_id")
    with op.batch_alter_table("emergency_opening", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_emergency_opening_account_id_ends_at"))
    op.drop_table("emergency_opening")
