"""Gives the numbered feed of a person, the heads of everyone in reach, and a digest to notice divergence."""

import hashlib
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import Table, and_, select
from sqlalchemy.engine import RowMapping

from app.access.scopes import PatientScope
from app.keyring.sealing import Sealer, sealer_of
from app.records.models import PatientCounter
from app.records.queries import CHANGE, HEAD, ORIGIN, origin_of, visible_in
from app.records.rules import is_visible
from app.records.words import told
from app.storage.sessions import ReadSession

_COUNTER: Table = PatientCounter.__table__  # type: ignore[attr-defined]


@dataclass(frozen=True, slots=True)
class Reached:
    """How far a person's log goes, and how much of it the last backup holds."""

    seq: int = 0
    backed_up_seq: int = 0


def reached(session: ReadSession, patient_ids: set[UUID]) -> dict[UUID, Reached]:
    """Persons without any record are absent."""
    query = select(_COUNTER.c.patient_id, _COUNTER.c.seq, _COUNTER.c.backed_up_seq).where(
        _COUNTER.c.patient_id.in_(patient_ids)
    )
    return {row.patient_id: Reached(row.seq, row.backed_up_seq) for row in session.execute(query)}


@dataclass(frozen=True, slots=True)
class Feed:
    """`through` is the number to continue after: it counts what was looked at, not only what may be told."""

    changes: list[dict[str, Any]]
    through: int
    more: bool


def changes_after(session: ReadSession, scope: PatientScope, after: int, limit: int) -> Feed:
    """Changes in order. Numbers may have holes: what the reader may not see is not told."""
    query = (
        select(CHANGE, HEAD.c.visibility.label("visibility_now"), *ORIGIN)
        .join(HEAD, and_(HEAD.c.patient_id == CHANGE.c.patient_id, HEAD.c.id == CHANGE.c.record_id))
        .where(CHANGE.c.patient_id == scope.patient_id, CHANGE.c.seq > after)
        .order_by(CHANGE.c.seq)
        .limit(limit + 1)
    )
    rows = session.execute(query).mappings().all()
    sealer = sealer_of(session, scope.patient_id)
    feed = [change for row in rows[:limit] if (change := _change(scope, sealer, row)) is not None]
    through = rows[:limit][-1]["seq"] if rows else after
    return Feed(feed, through, len(rows) > limit)


def _change(scope: PatientScope, sealer: Sealer, row: RowMapping) -> dict[str, Any] | None:
    """None for what is not told: a record out of view, and what was written before it came into view."""
    origin = origin_of(row)
    is_in_view = is_visible(scope, row["visibility_now"], origin)
    was_in_view = is_visible(scope, row["visibility"], origin)
    if not row["fields"]:
        return None
    if is_in_view and was_in_view:
        return _envelope(row) | {
            "head": row["head"],
            "deleted": row["deleted"],
            "hidden": False,
            "base": row["base"],
            "parent": row["parent"],
            "fields": told(sealer, row, "fields"),
            "state": told(sealer, row),
            "author_id": row["author_id"],
            "author_role": row["author_role"],
        }
    before = row["visibility_before"]
    left_the_view = before is not None and is_visible(scope, before, origin)
    if is_in_view or was_in_view or not left_the_view:
        return None
    nothing = ("head", "base", "parent", "fields", "state", "author_id", "author_role")
    return _envelope(row) | dict.fromkeys(nothing) | {"deleted": False, "hidden": True}


def _envelope(row: RowMapping) -> dict[str, Any]:
    return {name: row[name] for name in ("seq", "mutation_id", "kind", "record_id", "op", "status", "received_at")}


def digest(session: ReadSession, scope: PatientScope) -> tuple[int, str]:
    """Number of visible records and the SHA-256 a device computes over its own copy."""
    query = (
        select(HEAD.c.id, HEAD.c.head)
        .where(HEAD.c.patient_id == scope.patient_id, visible_in(scope, HEAD))
        .order_by(HEAD.c.id)
    )
    lines = sorted(f"{row.id}:{row.head}\n" for row in session.execute(query))
    return len(lines), hashlib.sha256("".join(lines).encode()).hexdigest()
