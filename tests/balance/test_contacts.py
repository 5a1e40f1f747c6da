"""The rhythm of contacts: a description by observed time, never a recommendation."""

from dataclasses import replace

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from app.balance.basis import NotEnough
from app.balance.contacts import _stays, contact_figures
from app.balance.lengths import Length, Spread
from app.balance.observed import Observed
from app.balance.phases import Phase
from app.balance.signals import Flare, PainSeries, Series, Timeline, When
from app.kit.days import Precision
from tests.balance.lives import FIRST, TODAY, flare, lives, shifted, shuffled, visit


def exactly(days: int) -> Length:
    return Length(days, days)


def test_intervals_lie_between_days_with_a_visit() -> None:
    life = Timeline(visits=[visit(0, 0), visit(1, 30), visit(2, 30), visit(3, 40), visit(4, 400)])
    figures = contact_figures(life, TODAY)

    assert figures.interval_days == (30, 10, 360)
    assert figures.overall.visits == 4
    assert figures.overall.intervals == Spread(3, exactly(10), exactly(30), exactly(360))
    assert sum(year.intervals.count for year in figures.years.values() if year.intervals) == 3


def test_one_visit_has_no_interval_and_none_is_a_form_of_its_own() -> None:
    assert contact_figures(Timeline(visits=[visit(0, 3)]), TODAY).overall.intervals is None
    assert contact_figures(Timeline(), TODAY).basis == NotEnough("visits", 1, 0)


def test_an_overflow_is_told_by_the_visit_after_its_start_and_by_its_own_end() -> None:
    fuzzy = Flare("fuzzy", When(FIRST + 500, FIRST + 520, Precision.month))
    life = Timeline(
        flares=[flare(0, 100, 9), flare(1, 200, None), flare(2, 1400, None, ongoing=True), fuzzy],
        visits=[visit(0, 90), visit(1, 106), visit(2, 200)],
    )
    first, second, third, last = contact_figures(life, TODAY).flares

    assert (first.to_next_visit, first.back) == (exactly(6), exactly(9))
    assert (second.to_next_visit, second.back) == (exactly(0), None)
    assert (third.to_next_visit, third.back is None) == (None, False)
    assert (last.to_next_visit, last.back) == (None, None)


def test_every_year_with_a_visit_or_an_observed_day_is_told() -> None:
    figures = contact_figures(Timeline(visits=[visit(0, 0), visit(1, 1200)], flares=[flare(0, 700, 3)]), TODAY)

    assert list(figures.years) == [2016, 2018, 2019]
    assert [year.visits for year in figures.years.values()] == [1, 0, 1]
    assert [year.flares.observed.per_year for year in figures.years.values()] == [None, None, None]


@settings(deadline=None)
@given(lives(), st.integers(0, 1000), st.integers(-4000, 4000))
def test_order_and_place_in_time_change_no_length(life: Timeline, seed: int, days: int) -> None:
    one = contact_figures(life, TODAY)

    assert contact_figures(shuffled(life, seed), TODAY) == one
    assert contact_figures(shifted(life, days), TODAY + days).overall == one.overall


@settings(deadline=None)
@given(lives())
def test_a_later_visit_changes_no_earlier_interval(life: Timeline) -> None:
    one = contact_figures(life, TODAY)
    other = contact_figures(replace(life, visits=[*life.visits, visit(999, 4000)]), FIRST + 4000)

    assert other.interval_days[: len(one.interval_days)] == one.interval_days
    for earlier, later in zip(one.flares, other.flares, strict=True):
        assert earlier.back == later.back
        assert earlier.to_next_visit in (None, later.to_next_visit)


def daily(values: list[float]) -> PainSeries:
    days = np.arange(FIRST, FIRST + len(values), dtype=np.int32)
    series = Series(days, np.array(values), tuple(f"c{day}" for day in days.tolist()))
    return PainSeries(series, np.zeros(len(days), dtype=np.uint8))


def test_notes_above_the_usual_range_stand_beside_the_declared_flares() -> None:
    """Two hundred days around 3, ten at 8, and back."""
    pain = daily([float(2 + place % 3) for place in range(200)] + [8.0] * 10 + [3.0] * 60)
    life = Timeline(pain=pain, visits=[visit(0, 204)], flares=[flare(0, 201, 12)])
    figures = contact_figures(life, TODAY)
    [episode] = figures.above

    assert FIRST + 196 <= episode.first_day <= FIRST + 202
    assert episode.to_next_visit == exactly(FIRST + 204 - episode.first_day)
    assert episode.back is not None
    assert 8 <= episode.back.least_days <= 25
    assert figures.overall.above.observed == Observed(1, 276)
    assert figures.overall.flares.observed.count == 1


def test_a_return_that_a_silence_hides_is_not_told() -> None:
    above, calm = Phase.overflowing.value, Phase.stable.value

    assert _stays([0, 1, 2, 40, 41], [above, above, above, calm, calm]) == [(0, None)]
    assert _stays([0, 1, 2, 9], [above, calm, above, calm]) == [(0, exactly(1)), (2, exactly(7))]
    assert _stays([0, 1], [calm, above]) == [(1, None)]
