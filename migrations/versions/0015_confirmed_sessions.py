"""Sessions confirmed before an act that opens or carries away a notebook

Revision: 0015
Follows: 0014
"""

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("web_session", schema=None) as batch_op:
        batch_op.add_column(sa.Column("former_token_hash", sa.String(length=64), nullable=True))
        batch_op.add_column(sa.Column("former_until", sa.DateTime(timezone=True), nullable=True))
        batch_op.create_unique_constraint(batch_op.f("uq_web_session_former_token_hash"), ["former_token_hash"])
        batch_op.create_check_constraint(
            batch_op.f("ck_web_session_former_token_ends"), "(former_token_hash IS NULL) = (former_until IS NULL)"
        )


def downgrade() -> None:
    with op.batch_alter_table("web_session", schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f("ck_web_session_former_token_ends"), type_="check")
        batch_op.drop_constraint(batch_op.f("uq_web_session_former_token_hash"), type_="unique")
        batch_op.drop_column("former_until")
        batch_op.drop_column("former_token_hash")
