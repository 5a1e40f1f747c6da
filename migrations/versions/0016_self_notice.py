"""Self notice

Revision: 0016
Follows: 0015
"""

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "self_notice",
        sa.Column("patient_id", sa.Uuid(), nullable=False),
        sa.Column("days", sa.Integer(), nullable=False),
        sa.Column("words", sa.String(200), nullable=True),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("last_told_on", sa.Date(), nullable=True),
        sa.CheckConstraint("days BETWEEN 7 AND 60", name=op.f("ck_self_notice_days")),
        sa.ForeignKeyConstraint(["patient_id"], ["patient.id"], name=op.f("fk_self_notice_patient_id_patient")),
        sa.PrimaryKeyConstraint("patient_id", name=op.f("pk_self_notice")),
    )


def downgrade() -> None:
    op.drop_table("self_notice")
