"""Gathers every kind of one person's records into the frozen `Timeline` that the engine and the charts read."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from itertools import compress
from typing import Any

import numpy as np
from sqlalchemy import case

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
    Visit,
    When,
    Words,
    WordsKind,
    WorkContact,
    WorkStatus,
    day_number,
)
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
    "own_signals",
)
_PAIN_MAP = journal.PainMap.__table__  # type: ignore[attr-defined]
# Regions are only read where the day has no strongest value of its own: parsing them is most of the cost of a map.
_REGIONS_IF_NEEDED = case((_PAIN_MAP.c.strongest.is_(None), _PAIN_MAP.c.regions))
_ACCEPTABILITY = {"no": Acceptability.no, "yes": Acceptability.yes, "unsure": Acceptability.unsure}


def read_timeline(session: ReadSession, scope: PatientScope, window: Window) -> Timeline:
    """Everything the scope may see; without a window, a whole life."""

    def read(table: Any, *names: str) -> Sequence[Any]:
        return rows_of(session, scope, table, names, window)

    checkins = read(journal.Checkin, *_CHECKIN)
    nights = read(journal.Night, "quality", "sleep_minutes")
    maps = rows_of(session, scope, journal.PainMap, ("scale", "strongest", _REGIONS_IF_NEEDED), window)
    goals = read(plans.Goal, "recalibrations")
    return Timeline(
        **_from_checkins(checkins, nights),
        strongest=_strongest(maps),
        own_signals=_own_signals(checkins),
        flares=[
            Flare(row[0], _when(row, row[6]), row[7], row[8])
            for row in read(journal.Flare, *WHEN, "ongoing", "worst_pain", "hard_to_tolerate")
        ],
        life_events=[
            LifeEvent(row[0], _when(row, row[6]), *row[7:])
            for row in read(journal.LifeEvent, *WHEN, "ongoing", "category", "title", "valence", "weighs_now")
        ],
        work_statuses=[
            WorkStatus(row[0], _when(row, row[3] is None), *row[6:])
            for row in read(work.WorkStatus, *WHEN, "status", "percent_time")
        ],
        work_contacts=[WorkContact(row[0], _when(row), row[6]) for row in read(work.WorkContact, *WHEN, "type")],
        tools=[
            ToolInUse(row[0], _when(row, row[6]), *row[7:])
            for row in read(toolbox.ToolUse, *WHEN, "ongoing", "kind", "label", "helped")
        ],
        visits=[
            Visit(row[0], _when(row), row[6], row[7], row[8], None if row[9] is None else day_number(row[9]))
            for row in read(visits.Visit, *WHEN, "mode", "reason", "open_door", "next_date")
        ],
        adjustments=[Adjustment(row[0], _when(row), row[6]) for row in read(plans.Adjustment, *WHEN, "what")],
        recalibrations=_recalibrations(goals),
        rhythms=[Rhythm(row[0], _when(row), row[6]) for row in read(plans.Rhythm, *WHEN, "text")],
        words=_words(read),
        other_days=sorted({day_number(row[1]) for rows in (checkins, nights, maps, goals) for row in rows}),
    )


def _when(row: Sequence[Any], ongoing: bool = False) -> When:
    """From the columns of `WHEN`, which stand at 2 to 5."""
    return When.of(row[2], row[3], precision=row[4], until_precision=row[5], ongoing=bool(ongoing))


def _from_checkins(checkins: Sequence[Any], nights: Sequence[Any]) -> dict[str, Any]:
    ids, days, source, *columns = list(zip(*checkins, strict=True)) or [()] * (len(_CHECKIN) + 2)
    column = dict(zip(_CHECKIN[1:], columns, strict=True))

    def series(name: str, convert: Callable[[Any], float] = float) -> Series:
        return _series(ids, days, column[name], convert)

    return {
        "margin": series("margin"),
        "acceptable": series("acceptable", lambda answer: float(_ACCEPTABILITY[answer])),
        "pain": _pain(ids, days, column["pain_now"], source),
        "interference": series("pain_gets_in_way"),
        "stress": series("stress"),
        "mental_load": series("mental_load"),
        "work_load": series("work_load"),
        "activity_load": series("activity_load"),
        "confidence": series("confidence"),
        "matters_done": series("matters_done"),
        "sleep_quality": _both(series("sleep_quality"), nights, 2),
        "sleep_minutes": _both(series("sleep_hours", lambda hours: hours * 60.0), nights, 3),
    }


def _series(ids: Sequence[str], days: Sequence[date], values: Sequence[Any], convert: Callable[[Any], float]) -> Series:
    kept = [value is not None for value in values]
    return Series(
        _day_numbers(compress(days, kept)),
        np.array([convert(value) for value in compress(values, kept)], dtype=np.float64),
        tuple(compress(ids, kept)),
    )


def _day_numbers(days: Iterable[date]) -> Any:
    return np.array(list(days), dtype="datetime64[D]").astype(np.int32)


def _pain(ids: Sequence[str], days: Sequence[date], values: Sequence[Any], source: Sequence[str]) -> PainSeries:
    sources = [
        PainSource.visit if origin == "session" else PainSource.check_in
        for origin, value in zip(source, values, strict=True)
        if value is not None
    ]
    return PainSeries(_series(ids, days, values, float), np.array(sources, dtype=np.uint8))


def _both(from_checkins: Series, nights: Sequence[Any], column: int) -> Series:
    """A night may be told in a check-in or by itself; both stand on the morning it ended."""
    told = [(row[1], float(row[column]), row[0]) for row in nights if row[column] is not None]
    if not told:
        return from_checkins
    other = Series.of(told)
    days = np.concatenate([from_checkins.days, other.days])
    order = np.argsort(days, kind="stable")
    record_ids = (*from_checkins.record_ids, *other.record_ids)
    values = np.concatenate([from_checkins.values, other.values])
    return Series(days[order], values[order], tuple(record_ids[place] for place in order))


def _strongest(maps: Sequence[Any]) -> PainSeries:
    """The day's strongest where it was given, otherwise the strongest of its regions; maps without either are left."""
    felt = [_felt(row[3], row[4]) for row in maps]
    sources = [
        PainSource.diary if row[2] == "diary" else PainSource.map
        for row, value in zip(maps, felt, strict=True)
        if value is not None
    ]
    series = _series([row[0] for row in maps], [row[1] for row in maps], felt, float)
    return PainSeries(series, np.array(sources, dtype=np.uint8))


def _felt(strongest: float | None, regions: Sequence[Any] | None) -> float | None:
    if strongest is not None or regions is None:
        return strongest
    return max((part["intensity"] for part in regions if part.get("intensity") is not None), default=None)


def _own_signals(checkins: Sequence[Any]) -> list[OwnSignal]:
    """The rows come in order of day, and so does each signal."""
    found: dict[tuple[str, str | None], tuple[list[str], list[date], list[float]]] = {}
    for row in checkins:
        for signal in row[-1]:
            ids, days, values = found.setdefault((signal["label"], signal.get("unit")), ([], [], []))
            ids.append(row[0])
            days.append(row[1])
            values.append(signal["value"])
    return [
        OwnSignal(label, unit, _series(*columns, float)) for (label, unit), columns in sorted(found.items(), key=str)
    ]


def _recalibrations(goals: Sequence[Any]) -> list[Recalibration]:
    return [
        Recalibration(row[0], day_number(date.fromisoformat(change["on"])), change["old"], change["new"])
        for row in goals
        for change in row[2]
    ]


def _words(read: Callable[..., Sequence[Any]]) -> list[Words]:
    stories = [Words(row[0], _when(row), WordsKind.story, row[6]) for row in read(journal.Story, *WHEN, "title")]
    beside = [Words(row[0], _when(row), WordsKind.annotation) for row in read(journal.Annotation, *WHEN)]
    needs = [Words(row[0], _when(row), WordsKind.need, row[6]) for row in read(plans.Need, *WHEN, "text")]
    return [*stories, *beside, *needs]
