"""The log in rows of its own

On SQLite the log leaves the tree of its key, where a row longer than a quarter of a page spills into a page for itself
alone: sealed words made every row that long, and the database twice as large.

Revision: 0023
Follows: 0022
"""

from alembic import op

revision = "0023"
down_revision = "0022"
branch_labels = None
depends_on = None


def upgrade() -> None:
    _lay_anew(with_rowid=True)


def downgrade() -> None:
    _lay_anew(with_rowid=False)


def _lay_anew(*, with_rowid: bool) -> None:
    if op.get_bind().dialect.name == "sqlite":
        # Read in the order of its key, so that one person's lines lie together.
        with op.batch_alter_table("change", recreate="always", table_kwargs={"sqlite_with_rowid": with_rowid}):
            pass
