"""The dense values of one person's notes, column by column: check-ins, nights and pain maps."""

from collections.abc import Callable, Mapping, Sequence
from itertools import chain, compress
from operator import itemgetter
from typing import Any

import numpy as np
import orjson
from numpy.typing import NDArray
from sqlalchemy import Text, case, cast, func

from app.balance.signals import Acceptability, OwnSignal, PainSeries, PainSource, Series, empty_series
from app.journal import models as journal
from app.timeline.columns import Columns, ReadColumns
from app.timeline.upkeep import PAIN, Dense

_RATED = (
    "margin",
    PAIN,
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
_TOLD_AS = {"pain_gets_in_way": "interference"}
_PAIN_MAP = journal.PainMap.__table__  # type: ignore[attr-defined]
# Regions are only read where the day has no strongest value of its own: parsing them is most of the cost of a map.
_REGIONS_IF_NEEDED = cast(case((_PAIN_MAP.c.strongest.is_(None), _PAIN_MAP.c.regions)), Text)
# Nothing where nothing is told: parsing thousands of empty lists was a third of a ten-year read.
_OWN_SIGNALS = func.nullif(cast(journal.Checkin.__table__.c.own_signals, Text), "[]")  # type: ignore[attr-defined]
_ACCEPTABILITY = {"no": Acceptability.no, "yes": Acceptability.yes, "unsure": Acceptability.unsure}

Numbers = NDArray[np.float64]


def _checkins(read: ReadColumns) -> Dense:
    notes = read(journal.Checkin, "source", "acceptable", _OWN_SIGNALS, *_RATED)
    source, acceptable, signals, *rated = notes.values
    column = {name: _numbers(values) for name, values in zip(_RATED, rated, strict=True)}
    column["sleep_minutes"] = column.pop("sleep_hours") * 60.0
    column["acceptable"] = _numbers([_ACCEPTABILITY.get(answer) for answer in acceptable])
    at_visit = np.array([one == "session" for one in source], dtype=np.bool_)
    sources = np.where(at_visit, np.uint8(PainSource.visit), np.uint8(PainSource.check_in))
    series = {name: _series(notes, numbers) for name, numbers in column.items()}
    return Dense(notes.at(), series, _own_signals(notes, signals), sources[~np.isnan(column["pain_now"])])


def _nights(read: ReadColumns) -> Dense:
    notes = read(journal.Night, "quality", "sleep_minutes")
    quality, minutes = (_series(notes, _numbers(values)) for values in notes.values)
    return Dense(notes.at(), {"sleep_quality": quality, "sleep_minutes": minutes})


def _maps(read: ReadColumns) -> Dense:
    """The day's strongest where it was given, otherwise the strongest of its regions; maps without either are left."""
    maps = read(journal.PainMap, "scale", "strongest", _REGIONS_IF_NEEDED)
    scale, strongest, regions = maps.values
    felt = _numbers([_felt(*one) for one in zip(strongest, regions, strict=True)])
    is_diary = np.array([one == "diary" for one in scale], dtype=np.bool_)
    sources = np.where(is_diary, np.uint8(PainSource.diary), np.uint8(PainSource.map))
    return Dense(maps.at(), {PAIN: _series(maps, felt)}, sources=sources[~np.isnan(felt)])


read_dense: Mapping[str, Callable[[ReadColumns], Dense]] = {"checkin": _checkins, "night": _nights, "pain_map": _maps}
Former = tuple[dict[str, Any], tuple[Dense, ...]]


def rated_fields(checkins: Dense, nights: Dense, former: Former | None = None) -> dict[str, Any]:
    """Columns of the timeline; those that are joined are taken from the former ones where neither half has moved."""
    answers = (name for name in checkins.series if name != PAIN)
    fields: dict[str, Any] = {_TOLD_AS.get(name, name): checkins.series[name] for name in answers}
    fields["pain"] = _pain(checkins, former and (former[0]["pain"], former[1][0]))
    for name, told in nights.series.items():
        halves = checkins.series[name], told
        is_former = former is not None and halves == (former[1][0].series[name], former[1][1].series[name])
        fields[name] = former[0][name] if former and is_former else _both(*halves)
    fields["own_signals"] = checkins.own
    return fields


def map_fields(maps: Dense, former: Former | None = None) -> dict[str, Any]:
    return {"strongest": _pain(maps, former and (former[0]["strongest"], former[1][0]))}


def _pain(notes: Dense, former: tuple[PainSeries, Dense] | None) -> PainSeries:
    if former is not None and former[1].series[PAIN] is notes.series[PAIN]:
        return former[0]
    return PainSeries(notes.series[PAIN], notes.sources)


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


def _both(from_checkins: Series, told: Series) -> Series:
    """A night may be told in a check-in or by itself; both stand on the morning it ended."""
    if not len(told) or not len(from_checkins):
        return told if len(told) else from_checkins
    days = np.concatenate([from_checkins.days, told.days])
    order = np.argsort(days, kind="stable")
    record_ids = (*from_checkins.record_ids, *told.record_ids)
    values = np.concatenate([from_checkins.values, told.values])
    return Series(days[order], values[order], itemgetter(*order.tolist())(record_ids))


def _own_signals(checkins: Columns, told: Sequence[str | None]) -> list[OwnSignal]:
    """The notes come in order of day, and so does each signal."""
    # Parsed in one go: thousands of small documents cost more than one that holds them.
    notes = orjson.loads(f"[{','.join(filter(None, told))}]")
    signals = list(chain.from_iterable(notes))
    said = np.array([place for place, document in enumerate(told) if document], dtype=np.intp)
    places = np.repeat(said, np.fromiter(map(len, notes), dtype=np.intp, count=len(notes)))
    values = _numbers([signal["value"] for signal in signals])
    names = [(signal["label"], signal.get("unit")) for signal in signals]
    numbered = {name: number for number, name in enumerate(dict.fromkeys(names))}
    which = np.fromiter(map(numbered.__getitem__, names), dtype=np.intp, count=len(names))
    return [
        OwnSignal(*name, _series(checkins.at(places[which == number].tolist()), values[which == number]))
        for name, number in sorted(numbered.items(), key=lambda named: str(named[0]))
    ]
