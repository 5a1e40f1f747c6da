"""Phases keep the table of the definition, look no further than they may, and never rewrite what is settled."""

from datetime import date, timedelta

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.balance.pain_notes import pain_notes
from app.balance.phase_spans import phase_spans
from app.balance.phases import FINAL_AFTER_DAYS, Labels, Phase, Phases, phases
from app.balance.signals import PainSeries, PainSource, Timeline, day_number
from app.balance.usual_range import DailyPain, daily_pain

_FIRST = day_number(date(2019, 3, 4))
_QUIET = [4, 5, 4, 3, 4, 5, 3, 4, 4, 5] * 9


def daily(values: list[float], *, gaps: dict[int, int] | None = None) -> DailyPain:
    """One note a day; `gaps` says after how many days the note of a place comes."""
    apart = [(gaps or {}).get(place, 1) for place in range(len(values))]
    days = (_FIRST + np.cumsum(np.array(apart, dtype=np.int64))).astype(np.int32)
    return DailyPain(days, np.array(values, dtype=np.float64), np.array(values, dtype=np.float64))


def of(notes: DailyPain) -> Phases:
    return phases(notes, notes)


def named(labels: Labels) -> list[Phase]:
    return [Phase(int(code)) for code in labels.phase]


def lasting(values: list[float], *, gaps: dict[int, int] | None = None) -> list[Phase]:
    """The names that day of ratings at visits after ninety quiet notes: those leave the middle at 4.1, the threshold
    at 6.1."""
    shifted = {place + len(_QUIET): days for place, days in (gaps or {}).items()}
    told = daily([*map(float, _QUIET), *values], gaps=shifted)
    return named(phases(told, daily([*map(float, _QUIET)])).that_day)[len(_QUIET) :]


def test_a_level_two_points_above_the_middle_is_an_overflow() -> None:
    found = lasting([8.0] * 7)

    assert found[0] is Phase.stable
    assert found[-1] is Phase.overflowing


def test_an_overflow_lasts_until_the_level_is_well_below_the_threshold() -> None:
    # A level of 5.9 lies between four fifths of the way (5.7) and the threshold (6.1).
    assert lasting([8.0] * 7 + [5.9] * 7)[-1] is Phase.overflowing


def test_between_the_middle_and_four_fifths_an_overflow_settles() -> None:
    assert lasting([8.0] * 7 + [5.0] * 7)[-1] is Phase.settling


def test_an_overflow_may_come_back_within_the_range_without_settling() -> None:
    # Three notes of a day each week: one new note carries the level from above 5.7 to below 4.4.
    values = [9.0, 9.0, 9.0, 0.0, 0.0, 0.0]
    found = lasting(values, gaps={0: 8, 3: 7})

    assert found[2] is Phase.overflowing
    assert found[-1] is Phase.stable
    assert Phase.settling not in found


def test_what_settles_overflows_again_when_the_level_rises_again() -> None:
    found = lasting([8.0] * 7 + [5.0] * 8 + [9.0] * 7)

    assert Phase.settling in found
    assert found[-1] is Phase.overflowing


def test_what_settles_is_back_within_the_range_near_the_middle() -> None:
    found = lasting([8.0] * 7 + [5.0] * 7 + [4.0] * 10)

    assert found[-1] is Phase.stable


def test_what_has_been_settling_for_six_weeks_is_the_range_again() -> None:
    found = lasting([8.0] * 7 + [4.75] * 60)

    settled = found[found.index(Phase.settling) :]
    assert settled.count(Phase.settling) == 43
    assert settled[-1] is Phase.stable


def test_after_three_weeks_without_a_note_nothing_is_assumed_to_go_on() -> None:
    # A level of 5.5 settles what was above the range, and is nothing to speak of within it.
    after = [8.0] * 8 + [5.5] * 3

    assert lasting(after, gaps={8: 21})[-1] is Phase.settling
    assert lasting(after, gaps={8: 22})[-1] is Phase.stable


def test_two_notes_after_a_break_are_not_enough_and_the_third_may_overflow_at_once() -> None:
    assert lasting([9.0, 9.0, 9.0], gaps={0: 60}) == [Phase.not_enough, Phase.not_enough, Phase.overflowing]


def test_without_a_usual_range_there_is_no_name() -> None:
    found = of(daily([9.0] * 14))

    assert set(named(found.that_day)) == {Phase.not_enough}
    assert np.isnan(found.threshold).all()


def test_people_who_live_near_the_top_of_the_scale_can_still_be_seen_to_overflow() -> None:
    found = of(daily([8.0, 9.0] * 45 + [10.0] * 7))

    assert found.threshold[-1] <= 9.5
    assert named(found.that_day)[-1] is Phase.overflowing


def test_afterwards_the_overflow_begins_when_it_began() -> None:
    notes = daily([*map(float, _QUIET), *[9.0] * 10, *map(float, _QUIET)])
    found = of(notes)

    span = phase_spans(found, notes, Phase.overflowing)[0]
    began = _FIRST + len(_QUIET) + 1
    that_day = int(found.days[named(found.that_day).index(Phase.overflowing)])

    assert abs(span.first_day - began) <= 1
    assert abs(span.last_day - (began + 9)) <= 2
    assert that_day > span.first_day
    assert (span.highest, span.final) == (9.0, True)


def test_more_movement_than_usual_is_said_so_and_only_within_the_range() -> None:
    calm, moving = [4.0, 4.0, 5.0, 5.0] * 30, [3.0, 5.0] * 20
    found = named(of(daily(calm + moving)).that_day)

    assert set(found[30 : len(calm)]) == {Phase.stable}
    assert found[-1] is Phase.swinging


def test_movement_is_not_spoken_of_before_forty_calm_notes() -> None:
    found = named(of(daily([4.0] * 30 + [3.0, 5.0] * 10)).that_day)

    assert Phase.swinging not in found


def test_a_visit_rating_counts_for_the_phase_and_never_for_the_range() -> None:
    quiet = [
        (date(2024, 1, 1) + timedelta(days=n), float(v), f"c{n}", PainSource.check_in) for n, v in enumerate(_QUIET)
    ]
    last = quiet[-1][0]
    visits = [(last + timedelta(days=n), 9.0, f"v{n}", PainSource.visit) for n in range(1, 8)]
    both = pain_notes(Timeline(pain=PainSeries.of([*quiet, *visits])))[0]
    alone = pain_notes(Timeline(pain=PainSeries.of(quiet)))[0]

    found = phases(both.told, both.shaping)

    assert named(found.that_day)[-1] is Phase.overflowing
    assert found.middle[-1] == pytest.approx(phases(alone.told, alone.shaping).middle[-1], abs=0.2)


def test_one_high_day_of_a_narrow_diary_is_no_overflow_and_a_high_week_is() -> None:
    quiet = [3.0, 3.1, 3.1, 3.2, 3.1] * 20

    def overflows(values: list[float]) -> int:
        days = [(date(2020, 1, 1) + timedelta(days=n), v, f"m{n:04}", PainSource.diary) for n, v in enumerate(values)]
        notes = daily_pain(PainSeries.of(days), PainSource.diary)
        return len(phase_spans(of(notes), notes, Phase.overflowing))

    assert overflows([*quiet, 7.0, *quiet]) == 0
    assert overflows([*quiet, 3.6, 3.7, 3.5, 3.6, 3.6, *quiet]) == 1


def test_a_stay_is_drawn_in_parts_around_a_hole_and_counted_once() -> None:
    values = [*map(float, _QUIET), *[9.0] * 8, *[9.0] * 4]
    notes = daily(values, gaps={len(_QUIET) + 8: 18})

    span = phase_spans(of(notes), notes, Phase.overflowing)

    assert len(span) == 1
    assert len(span[0].parts) == 2


_lives = st.lists(st.tuples(st.integers(1, 30) | st.just(1), st.integers(0, 10)), min_size=1, max_size=160)


def lived(life: list[tuple[int, int]]) -> DailyPain:
    days = (_FIRST + np.cumsum(np.array([gap for gap, _ in life], dtype=np.int64))).astype(np.int32)
    values = np.array([value for _, value in life], dtype=np.float64)
    return DailyPain(days, values, values)


def assert_same(left: Labels, right: Labels, until: int) -> None:
    np.testing.assert_array_equal(left.phase[:until], right.phase[:until])
    np.testing.assert_array_equal(left.level[:until], right.level[:until])


@settings(deadline=None)
@given(_lives, _lives)
def test_later_notes_change_no_name_of_that_day_and_none_older_than_fourteen_days_afterwards(
    life: list[tuple[int, int]], more: list[tuple[int, int]]
) -> None:
    shorter, longer = lived(life), lived([*life, *more])
    before, after = of(shorter), of(longer)
    settled = int(np.searchsorted(shorter.days, shorter.days[-1] - FINAL_AFTER_DAYS, side="left"))

    assert_same(before.that_day, after.that_day, len(shorter.days))
    assert_same(before.afterwards, after.afterwards, settled)


@settings(deadline=None)
@given(_lives, st.integers(-60_000, 60_000))
def test_shifting_the_whole_life_shifts_the_phases_and_nothing_else(life: list[tuple[int, int]], shift: int) -> None:
    notes = lived(life)
    moved = DailyPain((notes.days + shift).astype(np.int32), notes.cells, notes.highest)
    before, after = of(notes), of(moved)

    for left, right in ((before.that_day, after.that_day), (before.afterwards, after.afterwards)):
        assert_same(left, right, len(notes.days))
        np.testing.assert_array_equal(left.since + shift, right.since)


@settings(deadline=None)
@given(_lives)
def test_a_record_decades_later_changes_no_phase(life: list[tuple[int, int]]) -> None:
    notes, with_one_more = lived(life), lived([*life, (20_000, 9)])

    assert_same(of(notes).afterwards, of(with_one_more).afterwards, len(notes.days))


@settings(deadline=None)
@given(_lives, st.randoms(use_true_random=False))
def test_the_order_in_which_notes_arrive_does_not_matter(life: list[tuple[int, int]], order: object) -> None:
    notes = lived(life)
    rows = [
        (date.fromordinal(int(day) + date(1970, 1, 1).toordinal()), float(value), f"r{place:03}", PainSource.check_in)
        for place, (day, value) in enumerate(zip(notes.days, notes.cells, strict=True))
    ]
    mixed = list(rows)
    order.shuffle(mixed)  # type: ignore[attr-defined]
    straight, shuffled = (pain_notes(Timeline(pain=PainSeries.of(some)))[0] for some in (rows, mixed))

    left, right = phases(straight.told, straight.shaping), phases(shuffled.told, shuffled.shaping)

    assert_same(left.that_day, right.that_day, len(rows))
    assert_same(left.afterwards, right.afterwards, len(rows))


@settings(deadline=None)
@given(_lives)
def test_every_named_level_is_a_mean_of_at_least_three_recent_notes(life: list[tuple[int, int]]) -> None:
    notes = lived(life)
    found = of(notes).that_day

    for place, day in enumerate(notes.days.tolist()):
        recent = [
            value
            for other, value in zip(notes.days.tolist(), notes.cells.tolist(), strict=True)
            if 0 <= day - other <= 6
        ]
        if len(recent) < 3:
            assert np.isnan(found.level[place])
        else:
            assert found.level[place] == pytest.approx(sum(recent) / len(recent))
