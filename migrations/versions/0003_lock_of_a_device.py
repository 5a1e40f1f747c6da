"""Lock of a device

Revision: 0003
Follows: 0002
"""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "device_lock",
        sa.Column("device_id", sa.Uuid(), nullable=False),
        sa.Column("read_hash", sa.String(64), nullable=False),
        sa.Column("code_hash", sa.String(64), nullable=True),
        sa.Column("half_salt", sa.String(64), nullable=True),
        sa.Column("wrong_tries", sa.Integer(), nullable=False),
        sa.Column("wrong_in_session", sa.Uuid(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("(code_hash IS NULL) = (half_salt IS NULL)", name=op.f("ck_device_lock_half_of_code")),
        sa.CheckConstraint("wrong_tries BETWEEN 0 AND 5", name=op.f("ck_device_lock_wrong_tries_range")),
        sa.ForeignKeyConstraint(["device_id"], ["known_device.id"], name=op.f("fk_device_lock_device_id_known_device")),
        sa.PrimaryKeyConstraint("device_id", name=op.f("pk_device_lock")),
    )


def downgrade() -> None:
    op.drop_table("device_lock")
