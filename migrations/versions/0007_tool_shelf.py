"""The shelf a person puts a tool on

Revision: 0007
Follows: 0006
"""

from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

# In words of both databases: Alembic leaves out the check of a column it adds on SQLite.
ADD = """ALTER TABLE tool_use ADD COLUMN shelf VARCHAR(40)
CONSTRAINT ck_tool_use_shelf CHECK (shelf IN ('knowing', 'doing', 'being'))"""


def upgrade() -> None:
    op.execute(ADD)


def downgrade() -> None:
    op.execute("ALTER TABLE tool_use DROP COLUMN shelf")
