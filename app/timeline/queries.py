"""Gathers every kind of one person's records into the frozen `Timeline` that the engine and the charts read."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

import numpy as np
from numpy.typing import NDArray

from app.access.scopes import PatientScope
from app.balance.factors import Factor
from app.balance.signals import (
    Adjustment,
    Flare,
    LifeEvent,
    Recalibration,
    Rhythm,
    Timeline,
    ToolInUse,
    ToolTried,
    Visit,
    When,
    Words,
    WordsKind,
    WorkContact,
    WorkStatus,
    day_number,
)
from app.instruments import models as instruments
from app.journal import models as journal
from app.plans import models as plans
from app.storage.sessions import ReadSession
from app.timeline.columns import WHEN, Columns, Window, columns_of, rows_of
from app.timeline.dense import map_fields, rated_fields, read_dense
from app.timeline.upkeep import Dense, brought_up_to_date
from app.toolbox import models as toolbox
from app.visits import models as visits
from app.work import models as work


@dataclass(frozen=True, slots=True)
class Part:
    """What one or a few kinds give to the timeline; `days` are those of records that may hold no value at all.

    `dense` are the notes of each kind apart, for those that are brought up to date record by record.
    """

    fields: dict[str, Any]
    days: frozenset[int] = frozenset()
    dense: tuple[Dense, ...] = ()


Read = Callable[..., Sequence[Any]]
Parts = dict[frozenset[str], Part]
# The records of each kind that were written since.
Changed = dict[str, set[UUID]]


def read_timeline(session: ReadSession, scope: PatientScope, window: Window) -> Timeline:
    """Everything the scope may see; without a window, a whole life."""
    return assemble(read_parts(session, scope, window))


def read_parts(session: ReadSession, scope: PatientScope, window: Window) -> Parts:
    def read(table: Any, *names: Any) -> Sequence[Any]:
        return rows_of(session, scope, table, names, window)

    def columns(table: Any, *names: Any) -> Columns:
        return columns_of(session, scope, table, names, window)

    dense = {
        frozenset(kinds): _dense_part([read_dense[kind](columns) for kind in kinds], make)
        for kinds, make in _DENSE.items()
    }
    return dense | {kinds: sparse(read) for kinds, sparse in _SPARSE.items()}


def read_changed(session: ReadSession, scope: PatientScope, changed: Changed, kept: Parts) -> Parts:
    """The parts that hold one of the changed records: of the dense ones, what nobody touched stays as it is."""

    def read(table: Any, *names: Any) -> Sequence[Any]:
        return rows_of(session, scope, table, names, Window())

    def columns(table: Any, *names: Any) -> Columns:
        return columns_of(session, scope, table, names, Window(), only=changed[kind])

    parts = {kinds: make(read) for kinds, make in _SPARSE.items() if not kinds.isdisjoint(changed)}
    for kinds, make in _DENSE.items():
        former, dense = kept[frozenset(kinds)], []
        for kind, notes in zip(kinds, former.dense, strict=True):
            if kind in changed:
                gone = frozenset(str(record_id) for record_id in changed[kind])
                notes = brought_up_to_date(notes, gone, read_dense[kind](columns))
            dense.append(notes)
        if not changed.keys().isdisjoint(kinds):
            parts[frozenset(kinds)] = _dense_part(dense, make, former)
    return parts


def _dense_part(dense: list[Dense], make: Callable[..., dict[str, Any]], former: Part | None = None) -> Part:
    """Columns that were joined from columns nobody touched are not joined again."""
    fields = make(*dense, former=former and (former.fields, former.dense))
    return Part(fields, frozenset[int]().union(*(notes.noted.days.tolist() for notes in dense)), tuple(dense))


def assemble(parts: Parts) -> Timeline:
    fields = {name: value for part in parts.values() for name, value in part.fields.items()}
    days = frozenset[int]().union(*(part.days for part in parts.values()))
    return Timeline(**fields, other_days=sorted(days))


def _goals(read: Read) -> Part:
    goals = read(plans.Goal, "recalibrations")
    return Part({"recalibrations": _recalibrations(goals)}, _days(goals))


def _flares(read: Read) -> Part:
    named = ("worst_pain", "hard_to_tolerate", "context", "context_events", "tools_used")
    return Part({"flares": [_flare(row) for row in read(journal.Flare, *WHEN, "ongoing", *named)]})


def _flare(row: Sequence[Any]) -> Flare:
    tried = [ToolTried(used.get("tool_id"), used.get("label"), used.get("helped")) for used in row[11]]
    return Flare(row[0], _when(row, row[6]), row[7], row[8], row[9], row[10], tried)


def _life_events(read: Read) -> Part:
    rows = read(journal.LifeEvent, *WHEN, "ongoing", "category", "title", "valence", "weighs_now")
    return Part({"life_events": [LifeEvent(row[0], _when(row, row[6]), *row[7:]) for row in rows]})


def _work_statuses(read: Read) -> Part:
    rows = read(work.WorkStatus, *WHEN, "status", "percent_time")
    return Part({"work_statuses": [WorkStatus(row[0], _when(row, row[3] is None), *row[6:]) for row in rows]})


def _tools(read: Read) -> Part:
    rows = read(toolbox.ToolUse, *WHEN, "ongoing", "kind", "label", "helped")
    return Part({"tools": [ToolInUse(row[0], _when(row, row[6]), *row[7:]) for row in rows]})


def _visits(read: Read) -> Part:
    rows = read(visits.Visit, *WHEN, "mode", "reason", "open_door", "next_date")
    return Part({"visits": [_visit(row) for row in rows]})


def _visit(row: Sequence[Any]) -> Visit:
    return Visit(row[0], _when(row), row[6], row[7], row[8], None if row[9] is None else day_number(row[9]))


def _work_contacts(read: Read) -> Part:
    rows = read(work.WorkContact, *WHEN, "type", "recommendation_followed")
    return Part({"work_contacts": [WorkContact(row[0], _when(row), *row[6:]) for row in rows]})


def _adjustments(read: Read) -> Part:
    return Part({"adjustments": _named(Adjustment, read(plans.Adjustment, *WHEN, "what"))})


def _rhythms(read: Read) -> Part:
    return Part({"rhythms": _named(Rhythm, read(plans.Rhythm, *WHEN, "text"))})


def _named(item: Callable[[str, When, Any], Any], rows: Sequence[Any]) -> list[Any]:
    return [item(row[0], _when(row), row[6]) for row in rows]


def _words(read: Read) -> Part:
    stories = [Words(row[0], _when(row), WordsKind.story, row[6]) for row in read(journal.Story, *WHEN, "title")]
    beside = [Words(row[0], _when(row), WordsKind.annotation) for row in read(journal.Annotation, *WHEN)]
    needs = [Words(row[0], _when(row), WordsKind.need, row[6]) for row in read(plans.Need, *WHEN, "text")]
    wishes = [Words(row[0], _when(row), WordsKind.contact_wish) for row in read(plans.ContactWish, *WHEN)]
    return Part({"words": [*stories, *beside, *needs, *wishes]})


def _weights(read: Read) -> Part:
    names = [factor.value for factor in Factor]
    rows = read(journal.Weighting, *(f"{name}_weight" for name in names))
    return Part({"weights": dict(zip(names, rows[-1][2:], strict=True)) if rows else {}}, _days(rows))


def _responses(read: Read) -> Part:
    """A questionnaire is no point of the picture; the day it was answered is no silence."""
    return Part({}, _days(read(instruments.PromResponse)) | _days(read(instruments.ExternalScore)))


# Kinds that share a column are read together; those of thousands of notes in whole columns.
_DENSE: dict[tuple[str, ...], Callable[..., dict[str, Any]]] = {
    ("checkin", "night"): rated_fields,
    ("pain_map",): map_fields,
}
_SPARSE: dict[frozenset[str], Callable[[Read], Part]] = {
    frozenset({"goal"}): _goals,
    frozenset({"flare"}): _flares,
    frozenset({"life_event"}): _life_events,
    frozenset({"work_status"}): _work_statuses,
    frozenset({"work_contact"}): _work_contacts,
    frozenset({"tool_use"}): _tools,
    frozenset({"visit"}): _visits,
    frozenset({"adjustment"}): _adjustments,
    frozenset({"rhythm"}): _rhythms,
    frozenset({"story", "annotation", "need", "contact_wish"}): _words,
    frozenset({"weighting"}): _weights,
    frozenset({"prom_response", "external_score"}): _responses,
}


def _when(row: Sequence[Any], ongoing: bool = False) -> When:
    """From the columns of `WHEN`, which stand at 2 to 5."""
    return When.of(row[2], row[3], precision=row[4], until_precision=row[5], ongoing=bool(ongoing))


def _day_numbers(days: Sequence[date | str]) -> NDArray[np.int32]:
    return np.array(days, dtype="datetime64[D]").astype(np.int32)


def _days(rows: Sequence[Any]) -> frozenset[int]:
    return frozenset(_day_numbers([row[1] for row in rows]).tolist())


def _recalibrations(goals: Sequence[Any]) -> list[Recalibration]:
    return [
        Recalibration(row[0], day_number(date.fromisoformat(change["on"])), change["old"], change["new"])
        for row in goals
        for change in row[2]
    ]
