"""Gathers every kind of one person's records into the frozen `Timeline` that the engine and the charts read."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import compress
from typing import Any

import numpy as np
import orjson
from numpy.typing import NDArray
from sqlalchemy import Text, case, cast, func

from app.access.scopes import PatientScope
from app.balance.signals import (
    Acceptability,
    Adjustment,
    Flare,
    LifeEvent,
    OwnSignal,
    PainSeries,
    PainSource,
    Recalibration,
    Rhythm,
    Series,
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
from app.timeline.columns import WHEN, Window, rows_of
from app.toolbox import models as toolbox
from app.visits import models as visits
from app.work import models as work

_CHECKIN = (
    "source",
    "margin",
    "pain_now",
    "pain_gets_in_way",
    "stress",
    "mental_load",
    "work_load",
    "activity_load",
    "sleep_quality",
    "sleep_hours",
    "confidence",
    "acceptable",
    "matters_done",
)
_PAIN_MAP = journal.PainMap.__table__  # type: ignore[attr-defined]
# Regions are only read where the day has no strongest value of its own: parsing them is most of the cost of a map.
_REGIONS_IF_NEEDED = case((_PAIN_MAP.c.strongest.is_(None), _PAIN_MAP.c.regions))
# As text, and nothing where nothing is told: parsing thousands of empty lists was a third of a ten-year read.
_OWN_SIGNALS = func.nullif(cast(journal.Checkin.__table__.c.own_signals, Text), "[]")  # type: ignore[attr-defined]
_ACCEPTABILITY = {"no": Acceptability.no, "yes": Acceptability.yes, "unsure": Acceptability.unsure}


@dataclass(frozen=True, slots=True)
class Part:
    """What one or a few kinds give to the timeline; `days` are those of records that may hold no value at all."""

    fields: dict[str, Any]
    days: frozenset[int] = frozenset()


Read = Callable[..., Sequence[Any]]
Parts = dict[frozenset[str], Part]


def read_timeline(session: ReadSession, scope: PatientScope, window: Window) -> Timeline:
    """Everything the scope may see; without a window, a whole life."""
    return assemble(read_parts(session, scope, window))


def read_parts(
    session: ReadSession, scope: PatientScope, window: Window, *, changed: frozenset[str] | None = None
) -> Parts:
    """Those that hold one of the changed kinds, or all of them."""

    def read(table: Any, *names: Any) -> Sequence[Any]:
        return rows_of(session, scope, table, names, window)

    return {kinds: make(read) for kinds, make in _PARTS.items() if changed is None or kinds & changed}


def assemble(parts: Parts) -> Timeline:
    fields = {name: value for part in parts.values() for name, value in part.fields.items()}
    days = frozenset[int]().union(*(part.days for part in parts.values()))
    return Timeline(**fields, other_days=sorted(days))


def _dense(read: Read) -> Part:
    checkins = read(journal.Checkin, *_CHECKIN, _OWN_SIGNALS)
    nights = read(journal.Night, "quality", "sleep_minutes")
    days = _day_numbers([row[1] for row in checkins])
    fields = {**_from_checkins(checkins, days, nights), "own_signals": _own_signals(checkins)}
    return Part(fields, frozenset(days.tolist()) | _days(nights))


def _maps(read: Read) -> Part:
    maps = read(journal.PainMap, "scale", "strongest", _REGIONS_IF_NEEDED)
    return Part({"strongest": _strongest(maps)}, _days(maps))


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


def _responses(read: Read) -> Part:
    """A questionnaire is no point of the picture; the day it was answered is no silence."""
    return Part({}, _days(read(instruments.PromResponse)) | _days(read(instruments.ExternalScore)))


# Kinds that share a column are read together.
_PARTS: dict[frozenset[str], Callable[[Read], Part]] = {
    frozenset({"checkin", "night"}): _dense,
    frozenset({"pain_map"}): _maps,
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
    frozenset({"prom_response", "external_score"}): _responses,
}


def _when(row: Sequence[Any], ongoing: bool = False) -> When:
    """From the columns of `WHEN`, which stand at 2 to 5."""
    return When.of(row[2], row[3], precision=row[4], until_precision=row[5], ongoing=bool(ongoing))


def _day_numbers(days: Sequence[date | str]) -> NDArray[np.int32]:
    return np.array(days, dtype="datetime64[D]").astype(np.int32)


def _days(rows: Sequence[Any]) -> frozenset[int]:
    return frozenset(_day_numbers([row[1] for row in rows]).tolist())


def _from_checkins(checkins: Sequence[Any], days: NDArray[np.int32], nights: Sequence[Any]) -> dict[str, Any]:
    ids, _, source, *columns = list(zip(*checkins, strict=True)) or [()] * (len(_CHECKIN) + 3)
    column = dict(zip(_CHECKIN[1:], columns[:-1], strict=True))

    def series(name: str) -> Series:
        return _series(ids, days, column[name])

    pain = _numbers(column["pain_now"])
    sources = np.array([PainSource.visit if origin == "session" else PainSource.check_in for origin in source])
    column["acceptable"] = tuple(map(_ACCEPTABILITY.get, column["acceptable"]))
    hours = series("sleep_hours")
    return {
        "margin": series("margin"),
        "acceptable": series("acceptable"),
        "pain": PainSeries(_series(ids, days, pain), sources[~np.isnan(pain)].astype(np.uint8)),
        "interference": series("pain_gets_in_way"),
        "stress": series("stress"),
        "mental_load": series("mental_load"),
        "work_load": series("work_load"),
        "activity_load": series("activity_load"),
        "confidence": series("confidence"),
        "matters_done": series("matters_done"),
        "sleep_quality": _both(series("sleep_quality"), nights, 2),
        "sleep_minutes": _both(Series(hours.days, hours.values * 60.0, hours.record_ids), nights, 3),
    }


def _numbers(values: Any) -> NDArray[np.float64]:
    """What was not answered becomes NaN, which no answer can be."""
    return np.array(values, dtype=np.float64)


def _series(ids: Sequence[str], days: NDArray[np.int32], values: Any) -> Series:
    numbers = _numbers(values)
    kept = ~np.isnan(numbers)
    if kept.all():
        return Series(days, numbers, tuple(ids))
    return Series(days[kept], numbers[kept], tuple(compress(ids, kept.tolist())))


def _both(from_checkins: Series, nights: Sequence[Any], column: int) -> Series:
    """A night may be told in a check-in or by itself; both stand on the morning it ended."""
    told = [row for row in nights if row[column] is not None]
    if not told:
        return from_checkins
    days = np.concatenate([from_checkins.days, _day_numbers([row[1] for row in told])])
    order = np.argsort(days, kind="stable")
    record_ids = (*from_checkins.record_ids, *(row[0] for row in told))
    values = np.concatenate([from_checkins.values, _numbers([row[column] for row in told])])
    return Series(days[order], values[order], tuple(record_ids[place] for place in order))


def _strongest(maps: Sequence[Any]) -> PainSeries:
    """The day's strongest where it was given, otherwise the strongest of its regions; maps without either are left."""
    felt = _numbers([_felt(row[3], row[4]) for row in maps])
    sources = np.array([PainSource.diary if row[2] == "diary" else PainSource.map for row in maps], dtype=np.uint8)
    series = _series([row[0] for row in maps], _day_numbers([row[1] for row in maps]), felt)
    return PainSeries(series, sources[~np.isnan(felt)])


def _felt(strongest: float | None, regions: Sequence[Any] | None) -> float | None:
    if strongest is not None or regions is None:
        return strongest
    return max((part["intensity"] for part in regions if part.get("intensity") is not None), default=None)


def _own_signals(checkins: Sequence[Any]) -> list[OwnSignal]:
    """The rows come in order of day, and so does each signal."""
    found: dict[tuple[str, str | None], tuple[list[str], list[date | str], list[float]]] = {}
    for row in checkins:
        for signal in orjson.loads(row[-1]) if row[-1] else ():
            ids, days, values = found.setdefault((signal["label"], signal.get("unit")), ([], [], []))
            ids.append(row[0])
            days.append(row[1])
            values.append(signal["value"])
    return [
        OwnSignal(label, unit, _series(ids, _day_numbers(days), values))
        for (label, unit), (ids, days, values) in sorted(found.items(), key=str)
    ]


def _recalibrations(goals: Sequence[Any]) -> list[Recalibration]:
    return [
        Recalibration(row[0], day_number(date.fromisoformat(change["on"])), change["old"], change["new"])
        for row in goals
        for change in row[2]
    ]
