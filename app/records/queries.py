"""Reads of single records, lists by period and histories; only what the scope may see ever leaves the database."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import Enum
from functools import cache
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Table, and_, bindparam, or_, select, tuple_
from sqlalchemy.engine import RowMapping

from app.access.scopes import PatientScope
from app.http.pages import cursor_of, key_of
from app.keyring.sealing import Sealer, sealer_of
from app.kit.days import Precision, partial_date
from app.kit.errors import FieldProblem, InvalidFields, NotReachable
from app.records.envelope import Visibility
from app.records.kind import RecordKind
from app.records.models import Change, RecordHead
from app.records.rules import Origin, is_visible
from app.records.words import told
from app.storage.sessions import ReadSession

CHANGE: Table = Change.__table__  # type: ignore[attr-defined]
HEAD: Table = RecordHead.__table__  # type: ignore[attr-defined]
# Beside the author of each revision, who may be another than the record's.
ORIGIN = (HEAD.c.practice_id, HEAD.c.author_id.label("first_author_id"))


def origin_of(row: RowMapping) -> Origin:
    """Of a row that was read with `ORIGIN`."""
    return Origin(row["practice_id"], row["first_author_id"])


def visible_in(scope: PatientScope, table: Table) -> ColumnElement[bool]:
    """The clause every read of records carries; `app.records.rules.is_visible` is its twin for one record."""
    return _visible(_sight_of(scope), table, scope.practice_ids, scope.account_id)


def visible_to_side(scope: PatientScope, table: Table) -> ColumnElement[bool]:
    """What all colleagues read alike, and so without anybody's private notes: for what is kept for several readers,
    and for what leaves as a file.
    """
    return _visible_to_side(_sight_of(scope), table, scope.practice_ids)


class _Sight(Enum):
    person = "person"
    professional = "professional"
    shared_only = "shared_only"


def _sight_of(scope: PatientScope) -> _Sight:
    if scope.shared_only:
        return _Sight.shared_only
    return _Sight.person if scope.is_patient else _Sight.professional


def _visible(sight: _Sight, table: Table, practice_ids: Any, account_id: Any) -> ColumnElement[bool]:
    to_side = _visible_to_side(sight, table, practice_ids)
    if sight is not _Sight.professional or account_id is None:
        return to_side
    is_own = and_(table.c.visibility == Visibility.author_only, table.c.author_id == account_id)
    return or_(to_side, is_own)


def _visible_to_side(sight: _Sight, table: Table, practice_ids: Any) -> ColumnElement[bool]:
    shared = table.c.visibility == Visibility.shared
    if sight is _Sight.shared_only:
        return shared
    if sight is _Sight.person:
        return or_(shared, table.c.visibility == Visibility.patient_only)
    practice = or_(table.c.practice_id.is_(None), table.c.practice_id.in_(practice_ids))
    return or_(shared, and_(table.c.visibility == Visibility.therapist_only, practice))


@cache
def _one_of(table: Table, sight: _Sight) -> Any:
    """One record of one person, built once for each way of seeing."""
    query: Any = select(HEAD) if table is HEAD else with_state(table)
    practice_ids: Any = bindparam("practice_ids", expanding=True)
    account_id: Any = bindparam("account_id")
    return query.where(
        table.c.patient_id == bindparam("patient_id"),
        table.c.id == bindparam("id"),
        _visible(sight, table, practice_ids, account_id),
    )


def _one(session: ReadSession, scope: PatientScope, table: Table, record_id: UUID) -> RowMapping | None:
    reader = {"practice_ids": list(scope.practice_ids), "account_id": scope.account_id}
    given = {"patient_id": scope.patient_id, "id": record_id, **reader}
    return session.connection().execute(_one_of(table, _sight_of(scope)), given).mappings().first()


@dataclass(frozen=True, slots=True)
class Page:
    """`next` continues towards older records, or is null at the end."""

    items: list[dict[str, Any]]
    next: str | None


@dataclass(frozen=True, slots=True)
class Period:
    """Lived days, both ends included; `after` is the cursor a former page gave."""

    first: date | None = None
    last: date | None = None
    after: str | None = None
    limit: int = 100


def record(session: ReadSession, scope: PatientScope, kind: RecordKind, record_id: UUID) -> dict[str, Any]:
    """Deleted records included, marked so. Raises NotReachable."""
    table: Table = kind.table.__table__  # type: ignore[attr-defined]
    row = _one(session, scope, table, record_id)
    if row is None:
        raise NotReachable
    return document(sealer_of(session, scope.patient_id), kind, row)


def records_in(session: ReadSession, scope: PatientScope, kind: RecordKind, period: Period) -> Page:
    """Live records that begin in the period, newest first."""
    table: Table = kind.table.__table__  # type: ignore[attr-defined]
    query = with_state(table).where(
        table.c.patient_id == scope.patient_id, table.c.deleted.is_(False), visible_in(scope, table)
    )
    if period.first:
        query = query.where(table.c.local_date >= period.first)
    if period.last:
        query = query.where(table.c.local_date <= period.last)
    if period.after:
        query = query.where(tuple_(table.c.local_date, table.c.id) < tuple_(*_read_cursor(period.after)))
    query = query.order_by(table.c.local_date.desc(), table.c.id.desc()).limit(period.limit + 1)
    rows = session.execute(query).mappings().all()
    page = rows[: period.limit]
    more = len(rows) > period.limit
    sealer = sealer_of(session, scope.patient_id)
    return Page([document(sealer, kind, row) for row in page], _cursor(page[-1]) if more else None)


def history(session: ReadSession, scope: PatientScope, kind: RecordKind, record_id: UUID) -> list[dict[str, Any]]:
    """Every revision in order, conflicts included. Raises NotReachable."""
    record(session, scope, kind, record_id)
    query = (
        select(CHANGE, *ORIGIN)
        .join(HEAD, and_(HEAD.c.patient_id == CHANGE.c.patient_id, HEAD.c.id == CHANGE.c.record_id))
        .where(CHANGE.c.patient_id == scope.patient_id, CHANGE.c.record_id == record_id)
        .order_by(CHANGE.c.seq)
    )
    sealer = sealer_of(session, scope.patient_id)
    # A revision made while the record was private stays with those it was private to.
    return [
        _revision(sealer, row)
        for row in session.execute(query).mappings()
        if row["fields"] and is_visible(scope, row["visibility"], origin_of(row))
    ]


def head_of(session: ReadSession, scope: PatientScope, record_id: UUID) -> RowMapping | None:
    """The record's head row when it exists and the scope may see it."""
    return _one(session, scope, HEAD, record_id)


def with_state(table: Table) -> Any:
    columns = ("id", "patient_id", "head", "version", "seq", "deleted", "author_id", "author_role")
    times = ("recorded_at", "received_at", "local_date", "precision")
    return select(*(table.c[name] for name in (*columns, *times)), CHANGE.c.state).join(
        CHANGE, and_(CHANGE.c.patient_id == table.c.patient_id, CHANGE.c.seq == table.c.seq)
    )


def document(sealer: Sealer, kind: RecordKind, row: Mapping[Any, Any]) -> dict[str, Any]:
    state = told(sealer, row)
    return {
        "id": row["id"],
        "kind": kind.name,
        "patient_id": row["patient_id"],
        "head": row["head"],
        "version": row["version"],
        "seq": row["seq"],
        "deleted": row["deleted"],
        "author": {"account_id": row["author_id"], "role": row["author_role"]},
        "recorded_at": row["recorded_at"],
        "received_at": row["received_at"],
        "occurred": partial_date(row["local_date"], Precision(row["precision"])),
        "fields": {name: state.get(name) for name in kind.columns},
    }


def _revision(sealer: Sealer, row: Mapping[Any, Any]) -> dict[str, Any]:
    names = ("seq", "mutation_id", "op", "status", "base", "parent", "version", "deleted", "device_time", "received_at")
    return {name: row[name] for name in names} | {
        "author": {"account_id": row["author_id"], "role": row["author_role"]},
        "fields": told(sealer, row, "fields"),
        "state": told(sealer, row),
    }


def _cursor(row: Mapping[Any, Any]) -> str:
    return cursor_of(row["local_date"].isoformat(), str(row["id"]))


def _read_cursor(cursor: str) -> tuple[date, UUID]:
    day, record_id = key_of(cursor, parts=2)
    try:
        return date.fromisoformat(day), UUID(record_id)
    except ValueError:
        raise InvalidFields((FieldProblem("after", "wrong_form"),)) from None
