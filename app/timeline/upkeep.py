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
    ids_and_days = zip(notes.noted.ids, notes.noted.days.tolist(), strict=True)
    cuts = _Cuts([(one, day) for one, day in ids_and_days if one in changed])
    noted = cuts.spliced(_places(notes), _places(now))
    series, sources = {}, notes.sources
    for name, column in notes.series.items():
        series[name] = cuts.spliced(column, now.series[name])
        if name == PAIN:
            sources = cuts.of(column, now.series[name]).laid(notes.sources, now.sources)
    return Dense(Columns(noted.record_ids, noted.days, []), series, _own(cuts, notes.own, now.own), sources)


def _places(notes: Dense) -> Series:
    return Series(notes.noted.days, np.zeros(len(notes.noted.ids)), notes.noted.ids)


def _own(cuts: "_Cuts", kept: Sequence[OwnSignal], now: Sequence[OwnSignal]) -> Sequence[OwnSignal]:
    known = {(one.label, one.unit): one for one in kept}
    new = {(one.label, one.unit): one.series for one in now}
    found = []
    for name in sorted(known.keys() | new.keys(), key=str):
        before = known.get(name)
        series = cuts.spliced(before.series if before else empty_series(), new.get(name, empty_series()))
        if before is not None and series is before.series:
            found.append(before)
        elif len(series):
            found.append(OwnSignal(*name, series))
    is_same = len(found) == len(kept) and all(one is before for one, before in zip(found, kept, strict=True))
    return kept if is_same else found


class _Cuts:
    """Answers that were given together stand in columns that share their ids and days, and share them afterwards."""

    def __init__(self, gone: Sequence[tuple[str, int]]) -> None:
        self._gone = gone
        self._made: dict[tuple[int, int], _Cut] = {}

    def of(self, column: Series, new: Series) -> "_Cut":
        shared = id(column.record_ids), id(new.record_ids)
        if shared not in self._made:
            self._made[shared] = _Cut(column, self._gone, new)
        return self._made[shared]

    def spliced(self, column: Series, new: Series) -> Series:
        cut = self.of(column, new)
        return Series(cut.days, cut.laid(column.values, new.values), cut.ids) if cut.moves else column


class _Cut:
    """Where a column loses records and takes others in; both are in order of day, then of id."""

    def __init__(self, column: Series, gone: Sequence[tuple[str, int]], new: Series) -> None:
        days, ids = column.days, list(column.record_ids)
        places = ((_place(days, ids, day, one), one) for one, day in gone)
        self._out = sorted(place for place, one in places if ids[place : place + 1] == [one])
        for place in reversed(self._out):
            del ids[place]
        days = np.delete(days, self._out)
        self._in = [_place(days, ids, day, one) for day, one in zip(new.days.tolist(), new.record_ids, strict=True)]
        for place, one in zip(reversed(self._in), reversed(new.record_ids), strict=True):
            ids.insert(place, one)
        self.ids = tuple(ids)
        self.days: Days = np.insert(days, self._in, new.days)

    @property
    def moves(self) -> bool:
        return bool(self._out or self._in)

    def laid(self, values: NDArray[Kind], new: NDArray[Kind]) -> NDArray[Kind]:
        return np.insert(np.delete(values, self._out), self._in, new)


def _place(days: Days, ids: Sequence[str], day: int, record_id: str) -> int:
    place, end = (int(np.searchsorted(days, day, side=side)) for side in ("left", "right"))
    while place < end and ids[place] < record_id:
        place += 1
    return place
