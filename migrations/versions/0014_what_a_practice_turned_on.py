"""What a practice turned on

Revision: 0014
Follows: 0013
"""

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "practice_module",
        sa.Column("practice_id", sa.Uuid(), nullable=False),
        sa.Column(
            "module",
            sa.Enum("together", name="module", native_enum=False, length=40, create_constraint=True),
            nullable=False,
        ),
        sa.Column("is_on", sa.Boolean(), nullable=False),
        sa.Column("changed_by", sa.Uuid(), nullable=True),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["changed_by"], ["account.id"], name=op.f("fk_practice_module_changed_by_account")),
        sa.ForeignKeyConstraint(["practice_id"], ["practice.id"], name=op.f("fk_practice_module_practice_id_practice")),
        sa.PrimaryKeyConstraint("practice_id", "module", name=op.f("pk_practice_module")),
    )


def downgrade() -> None:
    op.drop_table("practice_module")
