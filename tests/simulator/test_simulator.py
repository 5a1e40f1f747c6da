"""The invented people are as `bench/simulator` says: memory, rates, selection, links, and the same from one seed."""

from functools import cache

import numpy as np
import pytest

from app.balance.signals import PainSource
from app.balance.silence import recorded_days
from bench.simulator.lives import Life, lives
from bench.simulator.situation import (
    DAILY,
    IRREGULAR,
    LESS_IN_PAIN,
    MORE_IN_PAIN,
    NEAR_TOP,
    NO_LINK,
    SPARSE,
    Factor,
    Situation,
    linked,
    treated,
)
from bench.simulator.traits import Array, drawn
from bench.simulator.truth import TruePhase
from bench.simulator.world import STRAIN_SD, lived

_PEOPLE, _YEARS = 24, 4


@cache
def _crowd(situation: str) -> list[Life]:
    named = {each.name: each for each in (DAILY, IRREGULAR, SPARSE, NEAR_TOP, NO_LINK, MORE_IN_PAIN, LESS_IN_PAIN)}
    return lives(named[situation], people=_PEOPLE, years=_YEARS, seed=3)


def _correlation(left: Array, right: Array) -> float:
    return float(np.corrcoef(left, right)[0, 1])


def test_the_same_seed_gives_the_same_people_whatever_the_size_of_the_crowd() -> None:
    few, many = lives(DAILY, people=2, years=1, seed=7), lives(DAILY, people=5, years=1, seed=7)

    for one, same in zip(few, many, strict=False):
        np.testing.assert_array_equal(one.truth.pain, same.truth.pain)
        np.testing.assert_array_equal(one.truth.written, same.truth.written)
        assert one.timeline.pain.series.record_ids == same.timeline.pain.series.record_ids
    assert not np.array_equal(few[0].truth.pain, lives(DAILY, people=1, years=1, seed=8)[0].truth.pain)


def test_records_are_what_was_felt_on_the_days_that_were_written() -> None:
    for life in (*_crowd(DAILY.name)[:4], *_crowd(IRREGULAR.name)[:4]):
        truth, pain = life.truth, life.timeline.pain
        checkins = pain.series.days[pain.sources == PainSource.check_in]
        visits = pain.series.days[pain.sources == PainSource.visit]

        np.testing.assert_array_equal(checkins, truth.days[truth.written])
        assert visits.tolist() == list(truth.visit_days)
        np.testing.assert_array_equal(pain.series.values, truth.pain[pain.series.days - truth.first_day])
        assert np.all(np.diff(pain.series.days) >= 0)
        assert set(life.timeline.stress.days.tolist()) <= set(checkins.tolist())
        assert recorded_days(life.timeline)[0] >= truth.first_day


def test_pain_is_whole_from_0_to_10_and_factors_stay_on_their_scales() -> None:
    for life in (*_crowd(DAILY.name), *_crowd(NEAR_TOP.name)):
        assert life.truth.pain.min() >= 0
        assert life.truth.pain.max() <= 10
        for factor, low, high in ((Factor.stress, 0, 10), (Factor.work, -3, 3), (Factor.tools, 0, 4)):
            assert life.truth.factors[:, factor].min() >= low
            assert life.truth.factors[:, factor].max() <= high


def test_noise_and_factors_keep_the_memory_they_were_given() -> None:
    days = 4000
    traits, _ = drawn(NO_LINK, 6, days, 5)
    world = lived(NO_LINK, 6, days, 5)

    for place in range(6):
        stress = world.factors[place, :, Factor.stress].astype(np.float64)
        seen = _correlation(stress[1:], stress[:-1])
        # Events and seasons lengthen it, whole numbers and weekdays shorten it.
        assert seen == pytest.approx(float(traits.factor_memory[place, Factor.stress]), abs=0.2)
        calm = world.flare_points[place] == 0
        noise = world.pain[place] - world.level[place]
        pairs = calm[1:] & calm[:-1]
        seen = _correlation(noise[1:][pairs], noise[:-1][pairs])
        assert seen == pytest.approx(float(traits.noise_memory[place]), abs=0.15)


def test_strain_is_counted_in_its_usual_spread() -> None:
    world = lived(DAILY, 30, 2000, 2)

    assert float(world.strain.std()) == pytest.approx(STRAIN_SD, rel=0.15)


@pytest.mark.parametrize(
    ("situation", "least", "most"), [(DAILY, 0.86, 0.99), (IRREGULAR, 0.25, 0.58), (SPARSE, 0.07, 0.2)]
)
def test_people_write_as_often_as_their_habit(situation: Situation, least: float, most: float) -> None:
    shares = [float(life.truth.written.mean()) for life in _crowd(situation.name)]

    assert least < np.mean(shares) < most


def test_irregular_people_have_silences_of_months_and_daily_people_do_not() -> None:
    def longest(life: Life) -> int:
        return int(np.diff(life.truth.days[life.truth.written]).max())

    assert np.mean([longest(life) >= 100 for life in _crowd(IRREGULAR.name)]) > 0.5
    assert max(longest(life) for life in _crowd(DAILY.name)) < 14


def _log_odds_slope(life: Life) -> float:
    """Of writing, per own SD of pain, from days above and below the mean."""
    pain = life.truth.pain.astype(np.float64)
    own = (pain - pain.mean()) / pain.std()
    quiet = np.convolve(life.truth.written, np.ones(29), "same") == 0
    high, low = (own > 0) & ~quiet, (own <= 0) & ~quiet
    odds = [np.log(part.mean() / (1 - part.mean())) for part in (life.truth.written[high], life.truth.written[low])]
    return float((odds[0] - odds[1]) / (own[high].mean() - own[low].mean()))


@pytest.mark.parametrize(("situation", "expected"), [(MORE_IN_PAIN, 0.8), (LESS_IN_PAIN, -0.8), (IRREGULAR, 0.0)])
def test_pain_moves_the_odds_of_writing_as_much_as_was_asked(situation: Situation, expected: float) -> None:
    slopes = [_log_odds_slope(life) for life in _crowd(situation.name)]

    assert float(np.mean(slopes)) == pytest.approx(expected, abs=0.15)


def test_flares_rise_hold_and_settle_a_few_times_a_year() -> None:
    flares = [flare for life in _crowd(DAILY.name) for flare in life.truth.flares]
    a_year = len(flares) / _PEOPLE / _YEARS

    assert 1 < a_year < 3
    assert all(flare.first_day < flare.plateau_end <= flare.last_day for flare in flares[:-1] if flare.height > 1)
    assert 8 < np.mean([flare.plateau_end - flare.first_day + 1 for flare in flares]) < 20


def test_flares_of_load_come_when_strain_is_high_and_others_do_not() -> None:
    def strain_at_start(situation: Situation) -> float:
        started = [
            (life.truth.strain[flare.first_day - life.truth.first_day] - life.truth.strain.mean()) / STRAIN_SD
            for life in _crowd(situation.name)
            for flare in life.truth.flares
        ]
        return float(np.mean(started))

    assert strain_at_start(DAILY) > 0.8
    assert abs(strain_at_start(NO_LINK)) < 0.25


def test_a_phase_is_true_of_every_day_and_overflowing_hurts_most() -> None:
    for life in _crowd(DAILY.name):
        truth = life.truth
        means = [truth.pain[truth.phase == phase].mean() for phase in TruePhase if np.any(truth.phase == phase)]
        assert len(truth.phase) == len(truth.pain)
        assert max(means) == truth.pain[truth.phase == TruePhase.overflowing].mean()


def test_visits_come_more_often_when_pain_has_been_high() -> None:
    before, usual = [], []
    for life in _crowd(DAILY.name):
        truth = life.truth
        places = np.array([day - truth.first_day for day in truth.visit_days])
        before += [truth.pain[max(0, place - 4) : place + 1].mean() for place in places]
        usual.append(truth.pain.mean())

    assert np.mean(before) > np.mean(usual) + 0.4


def test_a_link_moves_pain_by_what_was_asked_and_no_link_by_nothing() -> None:
    def slope(situation: Situation) -> float:
        found = []
        for life in lives(situation, people=12, years=4, seed=4):
            stress = life.truth.factors[:-1, Factor.stress].astype(np.float64)
            rest = life.truth.pain[1:] - life.truth.level[1:]
            found.append(float(np.polyfit(stress, rest, 1)[0] * stress.std()))
        return float(np.mean(found))

    assert slope(linked(0.5)) - slope(NO_LINK) == pytest.approx(0.5, abs=0.12)
    assert abs(slope(NO_LINK)) < 0.1


def test_a_change_does_what_was_asked_and_nothing_when_nothing_was() -> None:
    def weeks_after(points: float) -> tuple[float, list[int]]:
        crowd = lives(treated(points), people=20, years=4, seed=6)
        moments = [(life.truth, change.day - life.truth.first_day) for life in crowd for change in life.truth.changes]
        moments = [(truth, day) for truth, day in moments if day + 36 <= len(truth.pain)]
        after = [truth.pain[day + 8 : day + 36].mean() - truth.level[day] for truth, day in moments]
        return float(np.mean(after)), [day for _, day in moments]

    nothing, days = weeks_after(0)
    fall, _ = weeks_after(-2)

    assert len(days) > 40
    assert fall - nothing == pytest.approx(-2, abs=0.45)
