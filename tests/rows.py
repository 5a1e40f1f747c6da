"""One plausible row in every table, found from the tables themselves, so that no migration is tried on emptiness."""

from datetime import UTC, date, datetime, timedelta
from uuid import UUID, uuid4

from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    Connection,
    Date,
    DateTime,
    Enum,
    LargeBinary,
    Numeric,
    String,
    Table,
    Uuid,
)
from sqlalchemy.types import TypeDecorator
from sqlmodel import SQLModel

from app.storage.migrations import import_all_tables

# Where the first choice of a list is one that the table's own checks refuse.
_PARTICULAR: dict[tuple[str, str], object] = {
    ("attention_point", "visibility"): "therapist_only",
    ("consent", "purpose"): "reminder",
    ("focus_window", "days"): 14,
    ("private_note", "visibility"): "author_only",
    ("red_flag_review", "visibility"): "therapist_only",
    ("rhythm", "door_open"): True,
    ("self_notice", "days"): 7,
}
_NOON = datetime(2024, 3, 12, 12, tzinfo=UTC)
_DIGEST_TEXT = "0" * 64


def fill_every_table(connection: Connection) -> dict[str, int]:
    """Rows by table afterwards. Parents come first; optional columns stay null unless they point at somebody."""
    import_all_tables()
    ids: dict[str, UUID] = {}
    tables = SQLModel.metadata.sorted_tables
    for table in tables:
        row = {column.name: _value(column, ids) for column in table.columns if _is_needed(column)}
        if isinstance(row.get("id"), UUID):
            ids.setdefault(table.name, row["id"])  # type: ignore[arg-type]
        connection.execute(table.insert().values(**row))
    return {table.name: 1 for table in tables}


def _is_needed(column: Column[object]) -> bool:
    return not column.nullable or column.name == "patient_id"


def _value(column: Column[object], ids: dict[str, UUID]) -> object:
    for key in column.foreign_keys:
        # Of a row that belongs to another one, too, the patient is the patient.
        return ids["patient" if column.name == "patient_id" else key.column.table.name]
    if (column.table.name, column.name) in _PARTICULAR:
        return _PARTICULAR[column.table.name, column.name]
    if column.name in {"expires_at", "ends_at"}:
        return _NOON + timedelta(days=1)
    kind = column.type
    if isinstance(kind, TypeDecorator):
        kind = kind.impl_instance
    if isinstance(kind, Enum):
        return next(iter(kind.enum_class or kind.enums))
    for types, value in _BY_TYPE:
        if isinstance(kind, types):
            return value(kind) if callable(value) else value
    return 1


_BY_TYPE: tuple[tuple[type | tuple[type, ...], object], ...] = (
    (Uuid, lambda _: uuid4()),
    (JSON, []),
    (Boolean, False),
    (DateTime, _NOON),
    (Date, date(2024, 3, 12)),
    (LargeBinary, bytes(32)),
    (Numeric, 1),
    (String, lambda kind: _DIGEST_TEXT[: kind.length or 64]),
)


def contents(connection: Connection) -> dict[str, list[tuple[object, ...]]]:
    """Every row of every table of the product, in key order."""
    return {table.name: _rows(connection, table) for table in SQLModel.metadata.sorted_tables}


def _rows(connection: Connection, table: Table) -> list[tuple[object, ...]]:
    return [tuple(row) for row in connection.execute(table.select().order_by(*table.primary_key.columns))]
