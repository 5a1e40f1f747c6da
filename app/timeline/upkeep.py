"""Dense notes brought up to date record by record: a column that no changed record is part of stays the same object."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from app.balance.signals import Days, OwnSignal, Series, empty_series
from app.timeline.columns import Columns

PAIN = "pain_now"
Kind = TypeVar("Kind", np.float64, np.uint8)


@dataclass(frozen=True, slots=True, eq=False)
class Dense:
    """The notes of one kind: every record with its day, and each answer as a column; `sources` run beside the pain."""

    noted: Columns
    series: Mapping[str, Series]
    own: Sequence[OwnSignal] = ()
    sources: NDArray[np.uint8] = field(default_factory=lambda: np.empty(0, dtype=np.uint8))


def brought_up_to_date(notes: Dense, changed: frozenset[str], now: Dense) -> Dense:
    """`now` are the changed records as they are read now; those that are not among them are gone."""
    gone = changed.intersection(notes.noted.ids)
    noted = _spliced(Series(notes.noted.days, np.zeros(len(notes.noted.ids)), notes.noted.ids), gone, _places(now))
    series, sources = {}, notes.sources
    for name, column in notes.series.items():
        cut = _Cut(column, gone, now.series[name])
        series[name] = cut.series()
        if name == PAIN:
            sources = cut.laid(notes.sources, now.sources)
    return Dense(Columns(noted.record_ids, noted.days, []), series, _own(notes.own, gone, now.own), sources)


def _places(now: Dense) -> Series:
    return Series(now.noted.days, np.zeros(len(now.noted.ids)), now.noted.ids)


def _spliced(column: Series, gone: frozenset[str], new: Series) -> Series:
    return _Cut(column, gone, new).series()


def _own(kept: Sequence[OwnSignal], gone: frozenset[str], now: Sequence[OwnSignal]) -> Sequence[OwnSignal]:
    known = {(one.label, one.unit): one for one in kept}
    new = {(one.label, one.unit): one.series for one in now}
    found = []
    for name in sorted(known.keys() | new.keys(), key=str):
        before = known.get(name)
        series = _spliced(before.series if before else empty_series(), gone, new.get(name, empty_series()))
        if before is not None and series is before.series:
            found.append(before)
        elif len(series):
            found.append(OwnSignal(*name, series))
    is_same = len(found) == len(kept) and all(one is before for one, before in zip(found, kept, strict=True))
    return kept if is_same else found


class _Cut:
    """Where a column loses records and takes others in; both are in order of day, then of id."""

    def __init__(self, column: Series, gone: frozenset[str], new: Series) -> None:
        self._column, self._new = column, new
        self._out = [place for place, one in enumerate(column.record_ids) if one in gone] if gone else []
        self._ids = list(column.record_ids)
        for place in reversed(self._out):
            del self._ids[place]
        self._days: Days = np.delete(column.days, self._out)
        self._in = [self._place(int(day), one) for day, one in zip(new.days, new.record_ids, strict=True)]

    def _place(self, day: int, record_id: str) -> int:
        place, end = (int(np.searchsorted(self._days, day, side=side)) for side in ("left", "right"))
        while place < end and self._ids[place] < record_id:
            place += 1
        return place

    def laid(self, values: NDArray[Kind], new: NDArray[Kind]) -> NDArray[Kind]:
        return np.insert(np.delete(values, self._out), self._in, new)

    def series(self) -> Series:
        if not self._out and not self._in:
            return self._column
        ids = self._ids.copy()
        for place, one in zip(reversed(self._in), reversed(self._new.record_ids), strict=True):
            ids.insert(place, one)
        values = self.laid(self._column.values, self._new.values)
        return Series(np.insert(self._days, self._in, self._new.days), values, tuple(ids))
