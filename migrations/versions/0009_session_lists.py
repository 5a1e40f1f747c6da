"""Topics of a practice, and session templates of a professional

Revision: 0009
Follows: 0008
"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def _document() -> sa.types.TypeEngine[object]:
    return sa.JSON(none_as_null=True).with_variant(postgresql.JSONB(none_as_null=True), "postgresql")


def upgrade() -> None:
    op.create_table(
        "practice_topics",
        sa.Column("practice_id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("shelves", _document(), nullable=False),
        sa.Column("changed_by", sa.Uuid(), nullable=True),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("version > 0", name=op.f("ck_practice_topics_version")),
        sa.ForeignKeyConstraint(["changed_by"], ["account.id"], name=op.f("fk_practice_topics_changed_by_account")),
        sa.ForeignKeyConstraint(["practice_id"], ["practice.id"], name=op.f("fk_practice_topics_practice_id_practice")),
        sa.PrimaryKeyConstraint("practice_id", name=op.f("pk_practice_topics")),
    )
    op.create_table(
        "session_templates",
        sa.Column("account_id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("templates", _document(), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("version > 0", name=op.f("ck_session_templates_version")),
        sa.ForeignKeyConstraint(["account_id"], ["account.id"], name=op.f("fk_session_templates_account_id_account")),
        sa.PrimaryKeyConstraint("account_id", name=op.f("pk_session_templates")),
    )


def downgrade() -> None:
    op.drop_table("session_templates")
    op.drop_table("practice_topics")
