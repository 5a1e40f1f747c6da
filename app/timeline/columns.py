"""Column reads of one person's records: tuples straight from the tables, never row objects."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from operator import itemgetter
from typing import Any

from sqlalchemy import ColumnElement, String, Table, or_, select, type_coerce

from app.access.scopes import PatientScope
from app.records.models import RecordRow
from app.records.queries import visible_in
from app.storage.sessions import ReadSession

WHEN = ("local_date", "until_date", "precision", "until_precision")


@dataclass(frozen=True, slots=True)
class Window:
    """Lived days, both ends included; spans that reach into it count."""

    first: date | None = None
    last: date | None = None


def rows_of(
    session: ReadSession,
    scope: PatientScope,
    table: type[RecordRow],
    names: Sequence[str | ColumnElement[Any]],
    window: Window,
) -> Sequence[tuple[Any, ...]]:
    """The record's id as text, its lived day, then the named columns; live and visible records in order of day."""
    source: Table = table.__table__  # type: ignore[attr-defined]
    named = [name if isinstance(name, ColumnElement) else _column(source, name) for name in names]
    query = select(type_coerce(source.c.id, String), source.c.local_date, *named).where(
        source.c.patient_id == scope.patient_id, source.c.deleted.is_(False), visible_in(scope, source)
    )
    if window.first:
        reaches_in = or_(source.c.local_date >= window.first, source.c.until_date >= window.first, _open(source))
        query = query.where(reaches_in)
    if window.last:
        query = query.where(source.c.local_date <= window.last)
    # Sorted here: asked to, SQLite would walk the index of days and look every row up in the clustered table.
    return sorted(((hyphenated(row[0]), *row[1:]) for row in session.execute(query).all()), key=itemgetter(1, 0))


def _column(source: Table, name: str) -> ColumnElement[Any]:
    return type_coerce(source.c[name], String) if name in _ENUMERATED else source.c[name]


def hyphenated(stored: Any) -> str:
    """SQLite keeps an id as 32 hexadecimal digits, PostgreSQL gives it back as it is written everywhere else."""
    text = str(stored)
    if len(text) != 32:
        return text
    return f"{text[:8]}-{text[8:12]}-{text[12:16]}-{text[16:20]}-{text[20:]}"


# Read as text: turning each value into an enumeration member would cost more than the query.
_ENUMERATED = frozenset(
    {"precision", "until_precision", "source", "acceptable", "scale", "category", "weighs_now", "status", "type"}
    | {"kind", "helped", "mode", "reason", "measured_by"}
)


def _open(source: Table) -> Any:
    """Spans without an end may still last, whatever their beginning."""
    return source.c.until_date.is_(None) if "ongoing" in source.c or source.name == "work_status" else False
