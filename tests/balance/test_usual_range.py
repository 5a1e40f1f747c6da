"""The usual range keeps its promises: own past only, at least eight notes in ten, no bridge over a break."""

from datetime import date, timedelta
from itertools import pairwise

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from app.balance.signals import PainSeries, PainSource, day_number
from app.balance.usual_range import (
    BREAK_DAYS,
    ENOUGH_NOTES,
    HALF_LIVES_DAYS,
    DailyPain,
    RangeState,
    UsualRange,
    daily_pain,
    usual_range,
)

_FIRST = day_number(date(2019, 3, 4))
_gaps = st.lists(st.integers(1, 40), min_size=0, max_size=120)
_lives = _gaps.flatmap(
    lambda gaps: st.tuples(st.just(gaps), st.lists(st.integers(0, 10), min_size=len(gaps), max_size=len(gaps)))
)


def life(gaps: list[int], cells: list[int]) -> DailyPain:
    days = (_FIRST + np.cumsum(np.array(gaps, dtype=np.int64))).astype(np.int32)
    return DailyPain(days, np.array(cells, dtype=np.float64), np.array(cells, dtype=np.float64))


def every_day(pain: DailyPain, after: int = 200) -> np.ndarray[tuple[int], np.dtype[np.int32]]:
    last = int(pain.days[-1]) if len(pain.days) else _FIRST
    return np.arange(_FIRST, last + after, 7, dtype=np.int32)


def assert_same(left: UsualRange, right: UsualRange) -> None:
    for name in ("state", "low", "high", "middle", "step", "half_life_days", "notes"):
        np.testing.assert_array_equal(getattr(left, name), getattr(right, name), err_msg=name)


def range_by_definition(pain: DailyPain, day: int) -> tuple[int, int, float, int] | None:
    """The definition word by word, in plain Python: the two must agree on every life."""
    earlier = [(int(t), int(y)) for t, y in zip(pain.days, pain.cells, strict=True) if t < day]
    weights = [1] + [min(later[0] - sooner[0], 3) for sooner, later in pairwise(earlier)]
    for half_life in HALF_LIVES_DAYS:
        decayed = [w * 2 ** (-(day - t) / half_life) for w, (t, _) in zip(weights, earlier, strict=False)]
        if not decayed or sum(decayed) ** 2 / sum(v * v for v in decayed) < ENOUGH_NOTES:
            continue
        shares = [
            sum(v for v, (_, y) in zip(decayed, earlier, strict=True) if y == k) / sum(decayed) for k in range(11)
        ]
        sums = [sum(shares[: k + 1]) for k in range(11)]
        low = next(k for k in range(11) if sums[k] > 0.10)
        high = next((k for k in range(11) if sums[k] >= 0.90), 10)
        cell = next(k for k in range(11) if sums[k] >= 0.5)
        middle = min(max(cell + 0.5 - (sums[cell] - 0.5) / shares[cell], 0), 10)
        return low, high, middle, half_life
    return None


@settings(deadline=None)
@given(_lives)
def test_the_vectorised_range_is_the_definition(lived: tuple[list[int], list[int]]) -> None:
    pain = life(*lived)
    days = every_day(pain)
    known = usual_range(pain, days)

    for place in range(0, len(days), 9):
        expected = range_by_definition(pain, int(days[place]))
        if expected is None:
            assert known.state[place] == RangeState.none
            continue
        low, high, middle, half_life = expected
        assert known.half_life_days[place] == half_life
        assert abs(float(known.middle[place]) - middle) < 1e-6
        assert (known.low[place], known.high[place]) == (low, high)


@settings(deadline=None)
@given(_lives, st.integers(0, 119), st.integers(0, 10))
def test_notes_that_come_later_never_change_an_earlier_range(
    lived: tuple[list[int], list[int]], kept: int, later_cell: int
) -> None:
    pain = life(*lived)
    kept = min(kept, len(pain.days))
    shorter = DailyPain(pain.days[:kept], pain.cells[:kept], pain.highest[:kept])
    until = int(pain.days[kept]) if kept < len(pain.days) else int(pain.days[-1]) + 400 if len(pain.days) else _FIRST
    far_away = DailyPain(
        np.append(pain.days, np.int32(until + 40_000)),
        np.append(pain.cells, later_cell),
        np.append(pain.highest, float(later_cell)),
    )
    days = np.arange(_FIRST, until + 1, 5, dtype=np.int32)

    assert_same(usual_range(shorter, days), usual_range(pain, days))
    assert_same(usual_range(pain, days), usual_range(far_away, days))


@settings(deadline=None)
@given(_lives, st.integers(-60_000, 60_000))
def test_shifting_the_whole_life_shifts_the_range_and_nothing_else(
    lived: tuple[list[int], list[int]], shift: int
) -> None:
    pain = life(*lived)
    days = every_day(pain)
    moved = DailyPain((pain.days + shift).astype(np.int32), pain.cells, pain.highest)

    assert_same(usual_range(pain, days), usual_range(moved, (days + shift).astype(np.int32)))


@settings(deadline=None)
@given(_lives, st.randoms(use_true_random=False))
def test_the_order_in_which_notes_arrive_does_not_matter(lived: tuple[list[int], list[int]], order: object) -> None:
    pain = life(*lived)
    rows = [
        (date.fromordinal(int(day) + date(1970, 1, 1).toordinal()), float(cell), f"r{place:03}", PainSource.check_in)
        for place, (day, cell) in enumerate(zip(pain.days, pain.cells, strict=True))
    ]
    shuffled = list(rows)
    order.shuffle(shuffled)  # type: ignore[attr-defined]
    days = every_day(pain)

    straight = usual_range(daily_pain(PainSeries.of(rows), PainSource.check_in), days)
    mixed = usual_range(daily_pain(PainSeries.of(shuffled), PainSource.check_in), days)

    assert_same(straight, mixed)


def test_a_note_of_decades_before_leaves_the_range_of_a_daily_life_alone() -> None:
    pain = life([1] * 100, [4, 5, 5, 6] * 25)
    alone = usual_range(pain, every_day(pain, 10))
    older = DailyPain(
        np.append(np.int32(-20_000), pain.days), np.append(10.0, pain.cells), np.append(10.0, pain.highest)
    )

    together = usual_range(older, every_day(pain, 10))

    np.testing.assert_array_equal(alone.low[-3:], together.low[-3:])
    np.testing.assert_array_equal(alone.high[-3:], together.high[-3:])


def test_at_least_eight_notes_in_ten_lie_inside() -> None:
    generator = np.random.default_rng(11)
    cells = np.clip(np.rint(generator.normal(5, 1.8, 1500)), 0, 10).astype(int).tolist()
    pain = life([1] * 1500, cells)

    known = usual_range(pain, pain.days)
    inside = (pain.cells >= known.low) & (pain.cells <= known.high)

    assert inside[100:].mean() >= 0.8


def test_fourteen_daily_notes_give_a_first_estimate_and_thirty_the_range() -> None:
    pain = life([1] * 40, [5] * 40)

    known = usual_range(pain, pain.days)

    assert [RangeState(int(known.state[place])) for place in (0, 13, 14, 15, 29, 30)] == [
        RangeState.none,
        RangeState.none,
        RangeState.none,
        RangeState.first_estimate,
        RangeState.first_estimate,
        RangeState.current,
    ]


def test_after_ninety_days_without_a_note_it_is_the_range_from_before_the_break() -> None:
    pain = life([1] * 60, [3, 4] * 30)
    last = int(pain.days[-1])

    known = usual_range(pain, np.array([last + BREAK_DAYS, last + BREAK_DAYS + 1], dtype=np.int32))

    assert known.state.tolist() == [RangeState.current, RangeState.before_the_break]
    assert known.low.tolist() == [3, 3]
    assert known.last_note.tolist() == [last, last]


def test_ratings_given_at_a_visit_never_shape_the_range() -> None:
    rows = [(date(2024, 1, 1 + day), 4.0, f"c{day}", PainSource.check_in) for day in range(25)]
    visits = [(date(2024, 1, 1 + day), 9.0, f"v{day}", PainSource.visit) for day in range(25)]
    days = np.array([day_number(date(2024, 2, 1))], dtype=np.int32)

    alone = usual_range(daily_pain(PainSeries.of(rows), PainSource.check_in), days)
    mixed = usual_range(daily_pain(PainSeries.of(rows + visits), PainSource.check_in), days)

    assert_same(alone, mixed)


def test_several_notes_of_one_day_are_one_median_half_rounded_up() -> None:
    day = date(2024, 5, 5)
    rows = [(day, value, f"r{value}", PainSource.check_in) for value in (3.0, 4.0)]

    one = daily_pain(PainSeries.of(rows), PainSource.check_in)

    assert one.cells.tolist() == [4]
    assert one.highest.tolist() == [4.0]


def diary(values: list[float], *, every: int = 1) -> DailyPain:
    rows = [
        (date(2015, 11, 25) + timedelta(days=place * every), value, f"r{place:05}", PainSource.diary)
        for place, value in enumerate(values)
    ]
    return daily_pain(PainSeries.of(rows), PainSource.diary)


def after(pain: DailyPain) -> UsualRange:
    return usual_range(pain, pain.days[-1:] + 1)


def test_a_diary_keeps_its_tenths_half_up() -> None:
    assert diary([5.7, 4.5, 3.2, 3.25]).cells.tolist() == [5.7, 4.5, 3.2, 3.3]


def test_a_body_map_goes_to_the_nearest_whole_point_half_up() -> None:
    rows = [(date(2015, 11, 25 + place), value, f"r{place}", PainSource.map) for place, value in enumerate((4.5, 3.2))]

    assert daily_pain(PainSeries.of(rows), PainSource.map).cells.tolist() == [5, 3]


def test_a_diary_between_three_and_four_has_a_range_in_its_own_tenths() -> None:
    known = after(diary([3.0, 3.1, 3.1, 3.2, 3.4] * 20))

    assert (known.low[0], known.high[0], known.step[0]) == (3.0, 3.4, 0.1)
    assert 3.05 <= known.middle[0] <= 3.15


def test_a_diary_in_halves_counts_in_halves() -> None:
    assert after(diary([3.0, 3.5, 4.0, 4.5] * 20)).step[0] == 0.5


def test_a_diary_of_whole_numbers_has_the_range_of_the_same_ratings() -> None:
    generator = np.random.default_rng(3)
    values = [float(value) for value in generator.integers(0, 11, 400)]
    pain = diary(values)
    ratings = DailyPain(pain.days, np.array(values), np.array(values))

    assert_same(usual_range(pain, every_day(pain)), usual_range(ratings, every_day(pain)))


def test_a_decimal_in_passing_leaves_the_range_in_whole_points() -> None:
    known = after(diary([3.0, 4.0, 5.0] * 20 + [4.6]))

    assert (known.low[0], known.high[0], known.step[0]) == (3, 5, 1)


_tenths = st.lists(st.integers(28, 70), min_size=20, max_size=90)


@settings(deadline=None)
@given(_tenths, st.integers(1, 89), st.integers(0, 100))
def test_later_decimals_never_change_an_earlier_range(tenths: list[int], kept: int, later: int) -> None:
    values = [tenth / 10 for tenth in tenths]
    shorter, whole = diary(values[:kept]), diary([*values, later / 10])

    assert_same(usual_range(shorter, shorter.days), usual_range(whole, shorter.days))


@settings(deadline=None)
@given(_tenths)
def test_the_range_in_tenths_is_the_definition_on_a_scale_ten_times_finer(tenths: list[int]) -> None:
    pain = diary([tenth / 10 for tenth in tenths])
    known = after(pain)
    counted = sorted(tenths)
    if known.step[0] != 0.1 or known.half_life_days[0] == 0:
        return
    weights = [2 ** (-(int(pain.days[-1]) + 1 - int(day)) / int(known.half_life_days[0])) for day in pain.days]
    whole = sum(weights)

    def share_up_to(top: int) -> float:
        return sum(weight for weight, tenth in zip(weights, tenths, strict=True) if tenth <= top) / whole

    assert share_up_to(round(known.low[0] * 10)) > 0.10
    assert share_up_to(round(known.high[0] * 10)) >= 0.90 - 1e-9
    assert counted[0] / 10 - 0.05 <= known.middle[0] <= counted[-1] / 10 + 0.05


def test_two_centuries_of_notes_stay_finite() -> None:
    pain = life([300] * 240, [4] * 240)

    known = usual_range(pain, every_day(pain))

    assert np.isfinite(known.middle[known.state != RangeState.none]).all()
