"""Runs migrations on a connection made for them.

On SQLite foreign keys are off while tables are rebuilt, since a rebuild drops the old table and would take its
children along; everything happens in one `BEGIN IMMEDIATE`, so that a killed migration leaves nothing behind.
"""

from typing import Any

import sqlalchemy as sa
from alembic import context
from alembic.autogenerate.api import AutogenContext
from sqlmodel import AutoString, SQLModel

from app.settings import Settings
from app.storage.engine import open_database
from app.storage.migrations import import_all_tables, migration_connection


def render_item(kind: str, item: Any, autogen_context: AutogenContext) -> str | bool:
    """Plain SQLAlchemy in revisions: they must read the same when the product's own types have moved on."""
    if kind != "type":
        return False
    if isinstance(item, sa.JSON):
        autogen_context.imports.add("from sqlalchemy.dialects import postgresql")
        return "sa.JSON(none_as_null=True).with_variant(postgresql.JSONB(none_as_null=True), 'postgresql')"
    if isinstance(item, sa.Enum):
        values = ", ".join(repr(value) for value in item.enums)
        return f"sa.Enum({values}, name={item.name!r}, native_enum=False, length={item.length}, create_constraint=True)"
    if isinstance(item, AutoString):
        return "sa.String()" if item.length is None else f"sa.String({item.length})"
    if isinstance(item, sa.types.TypeDecorator) and isinstance(item.impl_instance, sa.DateTime):
        return "sa.DateTime(timezone=True)"
    return False


def migrate(connection: sa.Connection) -> None:
    import_all_tables()
    context.configure(
        connection=connection,
        target_metadata=SQLModel.metadata,
        render_as_batch=True,
        render_item=render_item,
        compare_type=False,
        transactional_ddl=True,
    )
    with context.begin_transaction():
        context.run_migrations()


given = context.config.attributes.get("connection")
if given is not None:
    migrate(given)
else:
    database = open_database(Settings())
    with migration_connection(database) as connection:
        migrate(connection)
    database.close()
