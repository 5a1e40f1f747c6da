"""Column reads of one person's records: tuples straight from the tables, never row objects."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from operator import itemgetter
from typing import Any, Protocol
from uuid import UUID

import numpy as np
import orjson
from sqlalchemy import ColumnElement, Date, Select, String, Table, Text, and_, bindparam, or_, select, type_coerce
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.functions import GenericFunction

from app.access.scopes import PatientScope
from app.balance.signals import Days
from app.keyring.sealing import sealer_of
from app.records.models import RecordRow
from app.records.queries import CHANGE, visible_to_side
from app.records.words import told, word_columns
from app.storage.sessions import ReadSession

WHEN = ("local_date", "until_date", "precision", "until_precision")

Names = tuple[str | ColumnElement[Any], ...]


@dataclass(frozen=True, slots=True)
class Window:
    """Lived days, both ends included; spans that reach into it count."""

    first: date | None = None
    last: date | None = None


def rows_of(
    session: ReadSession,
    scope: PatientScope,
    table: type[RecordRow],
    names: Names,
    window: Window,
) -> Sequence[tuple[Any, ...]]:
    """The record's id as text, its lived day, then the named columns; live and visible records in order of day.

    The lived day may be text: turning thousands of them into dates one by one is left to those who need dates.
    """
    statements = _statements(table, names, window.first is not None, window.last is not None)
    given = {"patient_id": scope.patient_id, "first": window.first, "last": window.last}
    # Sorted here: asked to, SQLite would walk the index of days and look every row up in the clustered table.
    found = session.connection().execute(statements.of(scope), given).all()
    rows: list[Any] = sorted(found, key=itemgetter(1, 0))
    if statements.words and rows:
        rows = _with_words(session, scope, statements.words, rows)
    ids = hyphenated([row[0] for row in rows])
    return [(record_id, *row[1:]) for record_id, row in zip(ids, rows, strict=True)]


def _with_words(
    session: ReadSession, scope: PatientScope, words: Sequence[tuple[int, str, Any]], rows: Sequence[Any]
) -> list[list[Any]]:
    """The words in their places, from the sealed state that each row ends with."""
    sealer = sealer_of(session, scope.patient_id)
    opened = []
    for row in rows:
        *values, seq, sealed = row
        state = told(sealer, {"seq": seq, "state": sealed})
        for place, name, nothing in words:
            values[place] = state.get(name, nothing)
        opened.append(values)
    return opened


@dataclass(frozen=True, slots=True, eq=False)
class Columns:
    """Records in order of day: their ids, their lived days, and the named values, None where nothing was answered."""

    ids: tuple[str, ...]
    days: Days
    values: list[Sequence[Any]]

    def at(self, places: Sequence[int] | None = None) -> "Columns":
        """Those at the given places, or all of them, without their values."""
        if places is None:
            return Columns(self.ids, self.days, [])
        return Columns(tuple(self.ids[place] for place in places), self.days[list(places)], [])


class ReadColumns(Protocol):
    def __call__(self, table: type[RecordRow], /, *names: str | ColumnElement[Any]) -> Columns: ...


def columns_of(
    session: ReadSession,
    scope: PatientScope,
    table: type[RecordRow],
    names: Names,
    window: Window,
    *,
    only: Collection[UUID] | None = None,
) -> Columns:
    """The same records as `rows_of`, each column as one list the database writes: a third of the cost of its rows.

    `only` are the records asked for, whatever else the window holds.
    """
    has_first, has_last = window.first is not None, window.last is not None
    statement = _listings(table, names, has_first, has_last, only is not None).of(scope)
    given = {"patient_id": scope.patient_id, "first": window.first, "last": window.last, "only": list(only or ())}
    listed = session.connection().execute(statement, given).one()
    ids, lived, *values = [orjson.loads(text) if text else [] for text in listed]
    days = np.array(lived, dtype="datetime64[D]").astype(np.int32)
    order = _in_order(days, ids)
    if order is None:
        return Columns(tuple(hyphenated(ids)), days, values)
    in_order = itemgetter(*order)
    return Columns(tuple(hyphenated(in_order(ids))), days[order], [in_order(column) for column in values])


def _in_order(days: Days, ids: list[str]) -> list[int] | None:
    """The places in order of day, then of id; None where they stand so already."""
    if len(days) < 2 or (np.diff(days) > 0).all():
        return None
    order = np.argsort(days, kind="stable")
    if (np.diff(days[order]) == 0).any():
        order = np.lexsort((np.array(ids), days))
    found: list[int] = order.tolist()
    return found


class _listed(GenericFunction[str]):
    """One column of all the rows, as a list in JSON."""

    type = Text()
    inherit_cache = True
    name = "listed"


@compiles(_listed, "sqlite")
def _listed_by_sqlite(element: _listed, compiler: SQLCompiler, **more: Any) -> str:
    return f"json_group_array({compiler.process(element.clauses, **more)})"


@compiles(_listed, "postgresql")
def _listed_by_postgresql(element: _listed, compiler: SQLCompiler, **more: Any) -> str:
    return f"CAST(json_agg({compiler.process(element.clauses, **more)}) AS TEXT)"


class _Statements:
    """One read, built once for each way of seeing; every build of a statement costs more than a small read."""

    def __init__(
        self, table: Table, names: Names, *, has_first: bool, has_last: bool, is_listed: bool, has_only: bool = False
    ) -> None:
        named = [name if isinstance(name, ColumnElement) else _column(table, name) for name in names]
        read: list[Any] = [type_coerce(table.c.id, String), type_coerce(table.c.local_date, String), *named]
        columns = word_columns(table)
        places = [(place, name) for place, name in enumerate(names, start=2) if isinstance(name, str)]
        self.words = [(place, name, columns[name]) for place, name in places if name in columns]
        if self.words:
            read += [table.c.seq, CHANGE.c.state]
        query: Any = select(*(map(_listed, read) if is_listed else read)).where(
            table.c.patient_id == bindparam("patient_id"), table.c.deleted.is_(False)
        )
        if has_only:
            query = query.where(table.c.id.in_(bindparam("only", expanding=True)))
        if self.words:
            query = query.join(CHANGE, and_(CHANGE.c.patient_id == table.c.patient_id, CHANGE.c.seq == table.c.seq))
        if has_first:
            first = bindparam("first", type_=Date)
            query = query.where(or_(table.c.local_date >= first, table.c.until_date >= first, _open(table)))
        if has_last:
            query = query.where(table.c.local_date <= bindparam("last", type_=Date))
        self._table, self._query = table, query
        self._seen: dict[tuple[bool, frozenset[Any], bool], Select[Any]] = {}

    def of(self, scope: PatientScope) -> Select[Any]:
        view = (scope.is_patient, scope.practice_ids, scope.shared_only)
        if view not in self._seen:
            if len(self._seen) >= _MOST_VIEWS:
                self._seen.clear()
            self._seen[view] = self._query.where(visible_to_side(scope, self._table))
        return self._seen[view]


_MOST_VIEWS = 50


@cache
def _statements(row: type[RecordRow], names: Names, has_first: bool, has_last: bool) -> _Statements:
    table: Table = row.__table__  # type: ignore[attr-defined]
    return _Statements(table, names, has_first=has_first, has_last=has_last, is_listed=False)


@cache
def _listings(row: type[RecordRow], names: Names, has_first: bool, has_last: bool, has_only: bool) -> _Statements:
    table: Table = row.__table__  # type: ignore[attr-defined]
    return _Statements(table, names, has_first=has_first, has_last=has_last, is_listed=True, has_only=has_only)


def _column(source: Table, name: str) -> ColumnElement[Any]:
    return type_coerce(source.c[name], String) if name in _ENUMERATED else source.c[name]


def hyphenated(stored: Sequence[Any]) -> list[str]:
    """SQLite keeps an id as 32 hexadecimal digits, PostgreSQL gives it back as it is written everywhere else."""
    texts = [str(one) for one in stored]
    if not texts or len(texts[0]) != 32:
        return texts
    digits = np.frombuffer("".join(texts).encode("ascii"), dtype="S1").reshape(-1, 32)
    whole = np.insert(digits, (8, 12, 16, 20), b"-", axis=1).tobytes().decode("ascii")
    return [whole[start : start + 36] for start in range(0, len(whole), 36)]


# Read as text: turning each value into an enumeration member would cost more than the query.
_ENUMERATED = frozenset(
    {"precision", "until_precision", "source", "acceptable", "scale", "category", "weighs_now", "status", "type"}
    | {"kind", "helped", "mode", "reason", "measured_by", "recommendation_followed"}
)


def _open(source: Table) -> Any:
    """Spans without an end may still last, whatever their beginning."""
    return source.c.until_date.is_(None) if "ongoing" in source.c or source.name == "work_status" else False
