"""Row-level security on PostgreSQL

A second net under the scope in the code: a transaction sees and writes the rows of whom it named in `app.scope`, which
is a list of people or `everyone`; where it named nobody, none. SQLite has nothing of the kind.

Revision: 0021
Follows: 0020
"""

from collections.abc import Iterator

import sqlalchemy as sa
from alembic import op

revision = "0021"
down_revision = "0020"
branch_labels = None
depends_on = None

# Each value is read once for a statement, as a subquery; read in the condition itself it would be once for a row.
_SCOPE = "(SELECT current_setting('app.scope', true))"
_PEOPLE = "(SELECT string_to_array(nullif(current_setting('app.scope', true), 'everyone'), ',')::uuid[])"
# Who signs in is looked up before it is known who asks: accounts hold a name and a sign-in name, and no record.
_OPEN = ("account",)
_WITH_PATIENT = sa.text(
    "SELECT table_name, is_nullable = 'YES' FROM information_schema.columns"
    " WHERE table_schema = current_schema() AND column_name = 'patient_id' ORDER BY table_name"
)
_WITH_POLICY = sa.text(
    "SELECT tablename FROM pg_policies WHERE schemaname = current_schema() AND policyname = 'in_scope'"
)


def upgrade() -> None:
    if op.get_bind().dialect.name != "postgresql":
        return
    for table, reached in [("patient", _reached("id")), *_conditions()]:
        op.execute(f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY")
        op.execute(f"ALTER TABLE {table} FORCE ROW LEVEL SECURITY")
        op.execute(f"CREATE POLICY in_scope ON {table} USING ({reached}) WITH CHECK ({reached})")


def downgrade() -> None:
    if op.get_bind().dialect.name != "postgresql":
        return
    for table in op.get_bind().execute(_WITH_POLICY).scalars().all():
        op.execute(f"DROP POLICY in_scope ON {table}")
        op.execute(f"ALTER TABLE {table} NO FORCE ROW LEVEL SECURITY")
        op.execute(f"ALTER TABLE {table} DISABLE ROW LEVEL SECURITY")


def _conditions() -> Iterator[tuple[str, str]]:
    for table, may_be_nobodys in op.get_bind().execute(_WITH_PATIENT).all():
        if table not in _OPEN:
            reached = _reached("patient_id")
            yield table, f"patient_id IS NULL OR {reached}" if may_be_nobodys else reached


def _reached(column: str) -> str:
    return f"{_SCOPE} = 'everyone' OR {column} = ANY ({_PEOPLE}::uuid[])"
