"""The optional question a person may turn on: asked while a flare is there, or for nothing. Naive: one high note."""

from collections.abc import Iterator

import numpy as np

from app.balance.phases import Phase
from bench.simulate.crowds import Crowds
from bench.simulate.overflows import Named, named
from bench.simulate.table import Goal, Table
from bench.simulator.situation import DAILY
from bench.simulator.traits import Flags

_ABOVE_FOR_DAYS = 7
_APART_DAYS = 30


def measure(crowds: Crowds, table: Table) -> None:
    """A question is true while a flare is there, its settling included."""
    people = [named(life) for life in crowds.of(DAILY)]
    years = sum(one.observed_years for one in people)
    asked = [_is_true(one, day) for one in people for day in _asked(one, _above_for_a_week(one))]
    naive = [_is_true(one, day) for one in people for day in _asked(one, one.naive)]
    table.add(
        "optional question, asked for nothing, per observed year",
        asked.count(False) / years,
        Goal(most=0.25),
        f"a note above mean + SD {naive.count(False) / years:.2f}",
    )
    told = f"a note above mean + SD {np.mean(naive):.2f}"
    table.add("optional question, asked while a flare is there", float(np.mean(asked)), Goal(least=0.80), told)


def _above_for_a_week(one: Named) -> Flags:
    label = one.phases.that_day
    above: Flags = (label.phase == Phase.overflowing) & (one.told.days - label.since >= _ABOVE_FOR_DAYS)
    return above


def _asked(one: Named, marked: Flags) -> Iterator[int]:
    previous = -_APART_DAYS
    for day in one.told.days[marked].tolist():
        if day - previous >= _APART_DAYS:
            previous = day
            yield day


def _is_true(one: Named, day: int) -> bool:
    return any(flare.first_day <= day <= flare.last_day for flare in one.truth.flares)
