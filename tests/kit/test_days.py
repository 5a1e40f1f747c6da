"""Fuzzy dates and the days each one may mean."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.kit.days import EARLIEST_DAY, LATEST_DAY, DaySpan, Precision, partial_date, span_of

# A season or a week of the first days may begin before them.
some_day = st.dates(EARLIEST_DAY + timedelta(days=92), LATEST_DAY - timedelta(days=92))
some_precision = st.sampled_from(Precision)


@given(some_day, some_precision)
def test_a_fuzzy_date_means_a_span_that_holds_the_day_it_was_given_for(day: date, precision: Precision) -> None:
    span = span_of(day, precision)

    assert span.first <= day <= span.last
    assert span_of(span.first, precision) == span_of(span.last, precision) == span
    assert span.days == (span.last - span.first).days + 1


@given(some_day, some_precision)
def test_days_that_mean_the_same_are_told_the_same_and_neighbours_are_not(day: date, precision: Precision) -> None:
    span = span_of(day, precision)
    told = partial_date(day, precision)

    assert partial_date(span.first, precision) == partial_date(span.last, precision) == told
    assert partial_date(span.last + timedelta(days=1), precision) != told


@pytest.mark.parametrize(
    ("day", "precision", "first", "last"),
    [
        ("2024-02-29", Precision.day, "2024-02-29", "2024-02-29"),
        ("2024-02-10", Precision.month, "2024-02-01", "2024-02-29"),
        ("2024-02-10", Precision.season, "2023-12-01", "2024-02-29"),
        ("2023-12-31", Precision.season, "2023-12-01", "2024-02-29"),
        ("2024-12-31", Precision.week, "2024-12-30", "2025-01-05"),
        ("2024-06-15", Precision.year, "2024-01-01", "2024-12-31"),
        ("2024-11-30", Precision.season, "2024-09-01", "2024-11-30"),
    ],
)
def test_seasons_are_meteorological_and_weeks_begin_on_monday(
    day: str, precision: Precision, first: str, last: str
) -> None:
    expected = DaySpan(date.fromisoformat(first), date.fromisoformat(last))

    assert span_of(date.fromisoformat(day), precision) == expected


@given(some_day, some_day, some_day, some_day)
def test_two_spans_overlap_when_they_share_a_day(one: date, two: date, three: date, four: date) -> None:
    left, right = DaySpan(min(one, two), max(one, two)), DaySpan(min(three, four), max(three, four))

    assert left.overlaps(right) == right.overlaps(left)
    assert left.overlaps(right) == (max(left.first, right.first) <= min(left.last, right.last))
