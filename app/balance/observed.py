"""Observed time: a record speaks for seven days, so that silence never passes for calm."""

from dataclasses import dataclass

import numpy as np

from app.balance.runs import runs
from app.balance.signals import Days

OPENED_DAYS = 7
RATE_FROM_DAYS = 180
_YEAR_DAYS = 365.25
_FIRST_YEAR = 1970


@dataclass(frozen=True, slots=True)
class Observed:
    """How many of something in how many observed days; `per_year` is None below `RATE_FROM_DAYS`."""

    count: int
    observed_days: int

    @property
    def per_year(self) -> float | None:
        return self.count / (self.observed_days / _YEAR_DAYS) if self.observed_days >= RATE_FROM_DAYS else None


def observed_days(recorded: Days, today: int) -> Days:
    """Every day that a recorded day opens, once, in order; none after today."""
    opened = (recorded[:, None] + np.arange(OPENED_DAYS, dtype=np.int32)).ravel()
    found = runs(np.sort(opened))[0]
    return found[found <= today]


def years_of(days: Days) -> Days:
    """The calendar year of each day."""
    return (days.astype("datetime64[D]").astype("datetime64[Y]").astype(np.int32) + _FIRST_YEAR).astype(np.int32)


def by_year(happened: Days, observed: Days) -> dict[int, Observed]:
    """Each calendar year that was observed or holds one of the days, in order."""
    counts, seen = (dict(zip(*_counted(days), strict=True)) for days in (happened, observed))
    return {year: Observed(counts.get(year, 0), seen.get(year, 0)) for year in sorted(counts.keys() | seen.keys())}


def _counted(days: Days) -> tuple[list[int], list[int]]:
    years, _, counts = runs(years_of(np.sort(days)))
    return years.tolist(), counts.tolist()
