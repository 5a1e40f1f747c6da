"""Declared flares in figures: fuzzy ends stay fuzzy, silence is no calm, and nothing is rated."""

from dataclasses import replace
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from app.balance.basis import Basis, NotEnough
from app.balance.flares import flare_figures
from app.balance.lengths import Length, Spread, length_of
from app.balance.observed import RATE_FROM_DAYS, Observed, by_year, observed_days
from app.balance.signals import Flare, Timeline, ToolTried, When, day_number
from app.balance.silence import recorded_days
from app.kit.days import Precision
from tests.balance.lives import FIRST, TODAY, flare, lives, shifted, shuffled, stress, visit

_seeds = st.integers(0, 1000)


def on(day: str) -> int:
    return day_number(date.fromisoformat(day))


def test_a_length_is_as_exact_as_its_ends() -> None:
    today = on("2026-11-22")

    assert length_of(When(on("2026-03-01"), on("2026-03-04")), today) == Length(4, 4)
    fuzzy = When(on("2026-03-10"), on("2026-04-01"), last_precision=Precision.month)
    assert length_of(fuzzy, today) == Length(23, 52)
    both = When(on("2026-03-10"), on("2026-03-20"), Precision.month, Precision.month)
    assert length_of(both, today) == Length(1, 31)
    assert length_of(When(on("2026-03-10")), today) is None
    assert length_of(When(on("2026-11-20"), ongoing=True), today) == Length(3, 3)


def test_the_middle_length_lies_within_its_bounds_whatever_the_fuzzy_ones_were() -> None:
    spread = Spread.of([Length(3, 3), Length(1, 30), Length(10, 12)])

    assert spread == Spread(3, Length(1, 3), Length(3, 12), Length(10, 30))
    assert Spread.of([]) is None


def test_an_open_flare_stays_open_and_one_without_an_end_has_no_length() -> None:
    life = Timeline(flares=[flare(0, 0, 5), flare(1, 100, None), flare(2, 200, 9), flare(3, 1500, None, ongoing=True)])
    figures = flare_figures(life, TODAY)

    assert figures.basis == Basis(4, FIRST, FIRST + 1500)
    assert [one.length for one in figures.flares] == [Length(5, 5), None, Length(9, 9), Length(31, 31)]
    assert figures.lengths == Spread(2, Length(5, 5), Length(5, 5), Length(9, 9))
    assert (figures.still_open, figures.without_end) == (1, 1)


def test_time_between_flares_is_not_counted_across_a_silence() -> None:
    spoken = stress(dict.fromkeys(range(0, 120, 10), 3))
    life = Timeline(flares=[flare(0, 0, 5), flare(1, 30, 2), flare(2, 400, 2)], stress=spoken)
    figures = flare_figures(life, TODAY)

    assert figures.between == Spread(1, Length(25, 25), Length(25, 25), Length(25, 25))
    assert figures.across_silence == 1


def test_a_year_is_told_by_its_observed_days() -> None:
    daily = stress(dict.fromkeys(range(365), 3))
    few = flare_figures(Timeline(flares=[flare(0, 10, 3)]), TODAY)
    many = flare_figures(Timeline(flares=[flare(0, 10, 3), flare(1, 60, 3)], stress=daily), TODAY)

    assert few.observed.observed_days == 9  # the day it began and the day it ended open seven days each
    assert few.observed.per_year is None
    assert many.observed == Observed(2, 371)
    assert round(many.observed.per_year or 0, 3) == round(2 / (371 / 365.25), 3)
    assert Observed(3, RATE_FROM_DAYS - 1).per_year is None
    assert sum(year.observed_days for year in many.years.values()) == 371
    assert sum(year.count for year in many.years.values()) == 2


def test_no_flare_is_a_form_of_its_own() -> None:
    figures = flare_figures(Timeline(visits=[visit(0, 5)]), TODAY)

    assert figures.basis == NotEnough("flares", 1, 0)
    assert (figures.lengths, figures.between, figures.observed.count) == (None, None, 0)


def test_what_was_tried_is_told_as_the_person_said_it() -> None:
    tried = (ToolTried("t1", None, "a_bit"), ToolTried(None, "Bouillotte", None))
    figures = flare_figures(Timeline(flares=[Flare("f", When(FIRST, FIRST + 2), tools_tried=tried)]), TODAY)

    assert figures.flares[0].tools_tried == tried


@settings(deadline=None)
@given(lives(), _seeds)
def test_the_order_of_records_changes_nothing(life: Timeline, seed: int) -> None:
    assert flare_figures(shuffled(life, seed), TODAY) == flare_figures(life, TODAY)


@settings(deadline=None)
@given(lives(), st.integers(-4000, 4000))
def test_a_life_lived_at_another_time_has_the_same_lengths(life: Timeline, days: int) -> None:
    one, other = flare_figures(life, TODAY), flare_figures(shifted(life, days), TODAY + days)

    assert (one.lengths, one.between, one.observed) == (other.lengths, other.between, other.observed)
    assert one.across_silence == other.across_silence


@settings(deadline=None)
@given(lives())
def test_a_far_away_record_changes_no_earlier_figure(life: Timeline) -> None:
    later = replace(life, visits=[*life.visits, visit(999, 4000)])
    one, other = flare_figures(life, TODAY), flare_figures(later, FIRST + 4000)

    assert (one.lengths, one.between, one.across_silence) == (other.lengths, other.between, other.across_silence)
    assert {year: one.years[year] for year in list(one.years)[:-1]} == {
        year: other.years[year] for year in list(one.years)[:-1]
    }


@settings(deadline=None)
@given(lives())
def test_every_recorded_day_is_observed_and_none_after_today(life: Timeline) -> None:
    recorded = recorded_days(life)
    observed = observed_days(recorded, TODAY)

    assert {day for day in recorded.tolist() if day <= TODAY} <= set(observed.tolist())
    assert not len(observed) or observed[-1] <= TODAY
    assert sum(one.observed_days for one in by_year(recorded, observed).values()) == len(observed)
