"""`INSERT … ON CONFLICT DO NOTHING`, which both databases know and SQLAlchemy spells once per dialect."""

from collections.abc import Mapping

from sqlalchemy import Table
from sqlalchemy.dialects import postgresql, sqlite

from app.storage.row import Row
from app.storage.sessions import WriteSession


def insert_if_absent(session: WriteSession, row: type[Row], values: Mapping[str, object]) -> bool:
    """Whether the row was new; an existing one is left as it is."""
    table: Table = row.__table__  # type: ignore[attr-defined]
    dialect = sqlite if session.get_bind().dialect.name == "sqlite" else postgresql
    key = next(iter(table.primary_key.columns))
    inserted = dialect.insert(table).values(**values).on_conflict_do_nothing().returning(key)
    return session.execute(inserted).first() is not None
