"""What a session leaves behind: tools reviewed, what was linked, the person's words, what was agreed

Revision: 0008
Follows: 0007
"""

from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

LISTS = ("tools", "linked_ids")
WORDS = ("their_words", "agreed")


def upgrade() -> None:
    json = "JSONB" if op.get_bind().dialect.name == "postgresql" else "JSON"
    for column in LISTS:
        op.execute(f"ALTER TABLE visit ADD COLUMN {column} {json} DEFAULT '[]' NOT NULL")
    for column in WORDS:
        op.execute(f"ALTER TABLE visit ADD COLUMN {column} VARCHAR(2000)")


def downgrade() -> None:
    for column in (*WORDS, *LISTS):
        op.execute(f"ALTER TABLE visit DROP COLUMN {column}")
