"""What a small screen still shows of a long life. Naive: as many points, evenly spaced."""

import numpy as np
from numpy.typing import NDArray

from app.balance.signals import Series
from app.balance.summaries import reduced
from bench.simulate.crowds import Crowds
from bench.simulate.overflows import named
from bench.simulate.table import Goal, Table
from bench.simulator.lives import Life, lives
from bench.simulator.situation import DAILY
from bench.simulator.traits import Flags

Places = NDArray[np.int64]

_COLUMNS = 700
_PEOPLE, _YEARS = 12, 15
_ALL = Goal(least=100, digits=0, unit=" %")


def measure(crowds: Crowds, table: Table) -> None:
    """Fifteen daily years: fewer are sent whole."""
    peaks: list[bool] = []
    columns: list[bool] = []
    naive_peaks: list[bool] = []
    naive_columns: list[bool] = []
    for life in lives(DAILY, people=_PEOPLE, years=_YEARS, seed=crowds.seed):
        series, days = life.timeline.pain.series, _overflow_days(life)
        highest = np.array([_highest_day(series, first, last) for first, last in days])
        kept = reduced(series, columns=_COLUMNS, keep_days=highest)
        evenly = np.linspace(0, len(series) - 1, len(kept)).astype(np.int64)
        for shown, peak, column in ((kept, peaks, columns), (evenly, naive_peaks, naive_columns)):
            peak += [_is_shown(series, shown, first, last) for first, last in days]
            column += list(_columns_with_highest(series, shown))
    naive = "the same number of points, evenly spaced {:.0f} %"
    table.add("overflow peaks kept when drawn small", _percent(peaks), _ALL, naive.format(_percent(naive_peaks)))
    told = naive.format(_percent(naive_columns))
    table.add("pixel columns whose highest note is drawn", _percent(columns), _ALL, told)


def _percent(flags: list[bool]) -> float:
    return 100 * float(np.mean(flags))


def _overflow_days(life: Life) -> list[tuple[int, int]]:
    return [(episode.first_day, episode.last_day) for episode in named(life).stays]


def _highest_day(series: Series, first: int, last: int) -> int:
    inside = series.between(first, last)
    return int(inside.days[np.argmax(inside.values)])


def _is_shown(series: Series, shown: Places, first: int, last: int) -> bool:
    inside = series.between(first, last)
    drawn = shown[(series.days[shown] >= first) & (series.days[shown] <= last)]
    return len(drawn) > 0 and bool(series.values[drawn].max() == inside.values.max())


def _columns_with_highest(series: Series, shown: Places) -> Flags:
    span = int(series.days[-1] - series.days[0]) + 1
    column = (series.days - series.days[0]).astype(np.int64) * _COLUMNS // span
    highest, drawn = np.full(_COLUMNS, -np.inf), np.full(_COLUMNS, -np.inf)
    np.maximum.at(highest, column, series.values)
    np.maximum.at(drawn, column[shown], series.values[shown])
    held: Flags = (drawn == highest)[np.isfinite(highest)]
    return held
