"""The dense values of one person's notes, column by column: check-ins, nights and pain maps."""

from collections.abc import Sequence
from itertools import compress
from operator import itemgetter
from typing import Any

import numpy as np
import orjson
from numpy.typing import NDArray
from sqlalchemy import Text, case, cast, func

from app.balance.signals import Acceptability, OwnSignal, PainSeries, PainSource, Series, empty_series
from app.journal import models as journal
from app.timeline.columns import Columns, ReadColumns

_RATED = (
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
    "matters_done",
)
_PAIN_MAP = journal.PainMap.__table__  # type: ignore[attr-defined]
# Regions are only read where the day has no strongest value of its own: parsing them is most of the cost of a map.
_REGIONS_IF_NEEDED = cast(case((_PAIN_MAP.c.strongest.is_(None), _PAIN_MAP.c.regions)), Text)
# Nothing where nothing is told: parsing thousands of empty lists was a third of a ten-year read.
_OWN_SIGNALS = func.nullif(cast(journal.Checkin.__table__.c.own_signals, Text), "[]")  # type: ignore[attr-defined]
_ACCEPTABILITY = {"no": Acceptability.no, "yes": Acceptability.yes, "unsure": Acceptability.unsure}

Numbers = NDArray[np.float64]


def read_dense(read: ReadColumns) -> tuple[dict[str, Any], frozenset[int]]:
    """Columns of the timeline, and the days of notes that may hold no value at all."""
    checkins = read(journal.Checkin, "source", "acceptable", _OWN_SIGNALS, *_RATED)
    nights = read(journal.Night, "quality", "sleep_minutes")
    source, acceptable, signals, *rated = checkins.values
    column = {name: _numbers(values) for name, values in zip(_RATED, rated, strict=True)}
    pain = column["pain_now"]
    at_visit = np.array([one == "session" for one in source], dtype=np.bool_)
    sources = np.where(at_visit, np.uint8(PainSource.visit), np.uint8(PainSource.check_in))
    fields = {
        "margin": _series(checkins, column["margin"]),
        "acceptable": _series(checkins, _numbers([_ACCEPTABILITY.get(answer) for answer in acceptable])),
        "pain": PainSeries(_series(checkins, pain), sources[~np.isnan(pain)]),
        "interference": _series(checkins, column["pain_gets_in_way"]),
        "stress": _series(checkins, column["stress"]),
        "mental_load": _series(checkins, column["mental_load"]),
        "work_load": _series(checkins, column["work_load"]),
        "activity_load": _series(checkins, column["activity_load"]),
        "confidence": _series(checkins, column["confidence"]),
        "matters_done": _series(checkins, column["matters_done"]),
        "sleep_quality": _both(_series(checkins, column["sleep_quality"]), nights, 0),
        "sleep_minutes": _both(_series(checkins, column["sleep_hours"] * 60.0), nights, 1),
        "own_signals": _own_signals(checkins, signals),
    }
    return fields, frozenset(checkins.days.tolist()).union(nights.days.tolist())


def read_strongest(read: ReadColumns) -> tuple[PainSeries, frozenset[int]]:
    """The day's strongest where it was given, otherwise the strongest of its regions; maps without either are left."""
    maps = read(journal.PainMap, "scale", "strongest", _REGIONS_IF_NEEDED)
    scale, strongest, regions = maps.values
    felt = _numbers([_felt(*one) for one in zip(strongest, regions, strict=True)])
    is_diary = np.array([one == "diary" for one in scale], dtype=np.bool_)
    sources = np.where(is_diary, np.uint8(PainSource.diary), np.uint8(PainSource.map))
    return PainSeries(_series(maps, felt), sources[~np.isnan(felt)]), frozenset(maps.days.tolist())


def _felt(strongest: float | None, regions: str | None) -> float | None:
    if strongest is not None or regions is None:
        return strongest
    told: list[dict[str, Any]] = orjson.loads(regions)
    return max((part["intensity"] for part in told if part.get("intensity") is not None), default=None)


def _numbers(values: Sequence[Any]) -> Numbers:
    """What was not answered becomes NaN, which no answer can be."""
    if values.count(None) == len(values):
        return np.full(len(values), np.nan)
    return np.array(values, dtype=np.float64)


def _series(notes: Columns, numbers: Numbers) -> Series:
    kept = ~np.isnan(numbers)
    if not kept.any():
        return empty_series()
    if kept.all():
        return Series(notes.days, numbers, notes.ids)
    return Series(notes.days[kept], numbers[kept], tuple(compress(notes.ids, kept.tolist())))


def _both(from_checkins: Series, nights: Columns, column: int) -> Series:
    """A night may be told in a check-in or by itself; both stand on the morning it ended."""
    told = _series(nights, _numbers(nights.values[column]))
    if not len(told) or not len(from_checkins):
        return told if len(told) else from_checkins
    days = np.concatenate([from_checkins.days, told.days])
    order = np.argsort(days, kind="stable")
    record_ids = (*from_checkins.record_ids, *told.record_ids)
    values = np.concatenate([from_checkins.values, told.values])
    return Series(days[order], values[order], itemgetter(*order.tolist())(record_ids))


def _own_signals(checkins: Columns, told: Sequence[str | None]) -> list[OwnSignal]:
    """The notes come in order of day, and so does each signal."""
    found: dict[tuple[str, str | None], tuple[list[int], list[float]]] = {}
    said = [place for place, signals in enumerate(told) if signals]
    # Parsed in one go: thousands of small documents cost more than one that holds them.
    for place, signals in zip(said, orjson.loads(f"[{','.join(filter(None, told))}]"), strict=True):
        for signal in signals:
            places, values = found.setdefault((signal["label"], signal.get("unit")), ([], []))
            places.append(place)
            values.append(signal["value"])
    return [
        OwnSignal(label, unit, _series(checkins.at(places), _numbers(values)))
        for (label, unit), (places, values) in sorted(found.items(), key=str)
    ]
