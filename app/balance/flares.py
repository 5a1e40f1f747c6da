"""The flares a person declared, in figures: how many, how long, how far apart. None is deduced, none is rated."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from app.balance.basis import Basis, NotEnough
from app.balance.lengths import Length, Spread, days_between, length_of
from app.balance.observed import Observed, by_year, observed_days
from app.balance.signals import Flare, Timeline, ToolTried
from app.balance.silence import QuietPeriod, quiet_periods, recorded_days


@dataclass(frozen=True, slots=True)
class FlareFigure:
    """`length` up to today while `ongoing`, None when no end was told; `tools_tried` as the person said it."""

    record_id: str
    first_day: int
    length: Length | None
    ongoing: bool
    tools_tried: tuple[ToolTried, ...]


@dataclass(frozen=True, slots=True)
class FlareFigures:
    """`lengths` of those that ended; `between` from the end of one to the start of the next, where no silence lies
    between them (`across_silence` counts the others). A year counts the flares that began in it."""

    basis: Basis | NotEnough
    flares: tuple[FlareFigure, ...]
    lengths: Spread | None
    still_open: int
    without_end: int
    between: Spread | None
    across_silence: int
    observed: Observed
    years: dict[int, Observed]


def flare_figures(timeline: Timeline, today: int) -> FlareFigures:
    flares = flares_in_order(timeline.flares)
    recorded = recorded_days(timeline)
    observed = observed_days(recorded, today)
    told = tuple(_figure(flare, today) for flare in flares)
    starts = np.array([flare.when.first_day for flare in flares], dtype=np.int32)
    between, across_silence = _between(flares, quiet_periods(recorded, today), today)
    return FlareFigures(
        basis=Basis.of(starts) if len(starts) else NotEnough("flares", 1, 0),
        flares=told,
        lengths=Spread.of([one.length for one in told if one.length is not None and not one.ongoing]),
        still_open=sum(one.ongoing for one in told),
        without_end=sum(one.length is None for one in told),
        between=Spread.of(between),
        across_silence=across_silence,
        observed=Observed(len(told), len(observed)),
        years=by_year(starts, observed),
    )


def flares_in_order(flares: Sequence[Flare]) -> list[Flare]:
    """By the day they began, the oldest first."""
    return sorted(flares, key=lambda flare: (flare.when.first_day, flare.record_id))


def _figure(flare: Flare, today: int) -> FlareFigure:
    length = length_of(flare.when, today)
    return FlareFigure(flare.record_id, flare.when.first_day, length, flare.when.ongoing, tuple(flare.tools_tried))


def _between(flares: Sequence[Flare], silences: Sequence[QuietPeriod], today: int) -> tuple[list[Length], int]:
    """Only between flares whose end is known: the one before may otherwise have lasted up to the next."""
    found, across_silence = [], 0
    for earlier, later in pairwise(flares):
        if earlier.when.ongoing or length_of(earlier.when, today) is None:
            continue
        if _silent(silences, earlier.when.last_days(today)[0], later.when.first_days()[1]):
            across_silence += 1
        else:
            found.append(days_between(earlier.when, later.when, today))
    return found, across_silence


def _silent(silences: Sequence[QuietPeriod], first_day: int, last_day: int) -> bool:
    return any(first_day <= silence.first_day and silence.last_day <= last_day for silence in silences)
