"""Silence is shown from sixty days on, lines break at two weeks, and a summary speaks only of noted days."""

from datetime import date

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from app.balance.runs import runs
from app.balance.signals import Flare, LifeEvent, Series, Timeline, When, day_number
from app.balance.silence import QuietPeriod, quiet_periods, recorded_days, starts_after_hole
from app.balance.summaries import DRAW_ALL_UP_TO, monthly, reduced, week_starts, weekly
from app.kit.days import Precision


def days(*values: int) -> np.ndarray[tuple[int], np.dtype[np.int32]]:
    return np.array(values, dtype=np.int32)


def series(*values: tuple[date, float]) -> Series:
    return Series.of((day, value, f"r{place:04}") for place, (day, value) in enumerate(values))


def test_sixty_days_without_a_record_are_a_quiet_period_and_fifty_nine_are_not() -> None:
    assert quiet_periods(days(100, 160, 221), 221) == [QuietPeriod(161, 220)]


def test_a_silence_that_reaches_today_is_still_open() -> None:
    assert quiet_periods(days(100), 160) == [QuietPeriod(101, 160, still_open=True)]
    assert quiet_periods(days(100), 159) == []


def test_nothing_noted_is_not_a_silence() -> None:
    assert quiet_periods(days(), 5000) == []


def test_every_kind_of_record_breaks_silence_but_a_moment_placed_in_a_year_does_not() -> None:
    timeline = Timeline(
        margin=series((date(2020, 1, 1), 1)),
        flares=(Flare("f", When.of(date(2020, 3, 1), date(2020, 3, 6))),),
        life_events=(LifeEvent("e", When.of(date(2019, 1, 1), precision=Precision.year), "home"),),
        other_days=(day_number(date(2020, 4, 1)),),
    )

    found = recorded_days(timeline).tolist()

    expected = [date(2020, 1, 1), date(2020, 3, 1), date(2020, 3, 6), date(2020, 4, 1)]
    assert found == [day_number(day) for day in expected]


def test_a_line_begins_anew_after_more_than_fourteen_days() -> None:
    assert starts_after_hole(days(0, 14, 29, 30)).tolist() == [2]


def test_a_week_begins_on_monday() -> None:
    assert week_starts(days(day_number(date(2026, 11, 22)))).tolist() == [day_number(date(2026, 11, 16))]


def test_a_week_of_two_noted_days_has_no_median_and_three_have_one() -> None:
    found = weekly(
        series(
            (date(2024, 1, 1), 2), (date(2024, 1, 2), 8),
            (date(2024, 1, 8), 2), (date(2024, 1, 9), 4), (date(2024, 1, 10), 9), (date(2024, 1, 10), 5),
        )
    )  # fmt: skip

    assert found.days_noted.tolist() == [2, 3]
    assert np.isnan(found.median[0])
    assert found.median[1] == 4.5
    assert (found.lowest.tolist(), found.highest.tolist()) == ([2, 2], [8, 9])


def test_eight_days_in_two_weeks_are_not_a_month() -> None:
    crowded = [(date(2024, 7, 1 + day), 5.0) for day in range(10)]
    spread = [(date(2024, 7, 1 + 3 * day), 5.0) for day in range(8)]

    assert np.isnan(monthly(series(*crowded)).median[0])
    assert monthly(series(*spread)).median[0] == 5.0


def test_days_above_the_range_are_counted_once_a_day() -> None:
    notes = series((date(2024, 1, 1), 8), (date(2024, 1, 1), 9), (date(2024, 1, 2), 3), (date(2024, 1, 3), 7))

    assert weekly(notes, upper=np.array([6.0, 6.0, 6.0, np.nan])).days_above.tolist() == [1]


@settings(max_examples=25, deadline=None)
@given(st.integers(0, 2**32), st.integers(1, 30))
def test_reduction_keeps_the_highest_and_lowest_note_of_every_pixel_column(seed: int, longest_gap: int) -> None:
    generator = np.random.default_rng(seed)
    size = DRAW_ALL_UP_TO + 200
    when = np.cumsum(generator.integers(1, longest_gap + 1, size)).astype(np.int32)
    notes = Series(when, generator.integers(0, 11, size).astype(np.float64), tuple(map(str, range(size))))
    columns = 300

    kept = reduced(notes, columns=columns, keep_days=when[::500])

    span = int(when[-1] - when[0]) + 1
    column = (when - when[0]).astype(np.int64) * columns // span
    for wanted in np.unique(column):
        inside = column == wanted
        shown = kept[column[kept] == wanted]
        assert notes.values[shown].max() == notes.values[inside].max()
        assert notes.values[shown].min() == notes.values[inside].min()
    assert np.isin(np.arange(0, size, 500), kept).all()


def test_up_to_four_thousand_notes_are_all_drawn() -> None:
    notes = Series(np.arange(4000, dtype=np.int32), np.zeros(4000), tuple(map(str, range(4000))))

    assert len(reduced(notes, columns=10)) == 4000


@given(st.lists(st.integers(-5, 5), max_size=40))
def test_runs_of_a_sorted_column_are_its_distinct_values(values: list[int]) -> None:
    ordered = np.sort(np.array(values, dtype=np.int32))

    found, first, counts = runs(ordered)

    expected = np.unique(ordered, return_index=True, return_counts=True)
    for one, other in zip((found, first, counts), expected, strict=True):
        np.testing.assert_array_equal(one, other)
