"""What goes together: looked at on fixed counts of days, unmoved in between, and rarely seen where there is nothing."""

from dataclasses import replace
from datetime import timedelta
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.balance.associations import LOOKS, Look, Seen, Together, associations
from app.balance.basis import NotEnough
from app.balance.factors import Factor
from app.balance.signals import PainSeries, PainSource, Series, Timeline, date_of
from tests.balance.lives_of_notes import FIRST, factor, infiltration, pain_rows

_SERIES = ("stress", "work_load", "mental_load", "activity_load", "sleep_minutes")


def linked(seed: int, days: int, *, weight: float = 0.0, share: float = 1.0, low: int = 0) -> Timeline:
    """Pain that carries something of the day before and, with a weight, of the stress of the day before."""
    generator = np.random.default_rng(seed)
    stress = np.clip(np.rint(generator.normal(5, 2, days)), 0, 10)
    pain = np.empty(days)
    level = 4.0
    for day in range(days):
        before = stress[day - 1] if day else 5.0
        level = 4.0 + 0.5 * (level - 4.0) + weight * (before - 5.0) + generator.normal(0, 1)
        pain[day] = min(max(round(level), 0), 10)
    written = np.flatnonzero(generator.random(days) < share)
    rows = [(date_of(FIRST + int(day)), float(pain[day]), f"p{day}", PainSource.check_in) for day in written]
    told = Series.of((date_of(FIRST + day), float(stress[day]), f"s{day}") for day in range(low, days))
    return Timeline(pain=PainSeries.of(rows), stress=told)


def looked(timeline: Timeline) -> Together:
    found = associations(timeline)
    assert isinstance(found, Together)
    return found


def with_all(seed: int, days: int) -> Timeline:
    made = {name: factor(seed * 10 + place, days) for place, name in enumerate(_SERIES)}
    return replace(linked(seed, days), tools=(infiltration(FIRST + 40),), **made)  # type: ignore[arg-type]


def until(timeline: Timeline, last_day: int) -> Timeline:
    pain = timeline.pain.series.between(0, last_day)
    kept = {name: getattr(timeline, name).between(0, last_day) for name in _SERIES}
    return replace(timeline, pain=PainSeries(pain, timeline.pain.sources[: len(pain)]), **kept)


def test_below_ninety_usable_days_nothing_is_said() -> None:
    assert associations(Timeline()) == NotEnough("usable_days", 90, 0)
    assert associations(linked(1, 90)) == NotEnough("usable_days", 90, 89)
    assert looked(linked(1, 91)).last.usable_days == 90


def test_a_day_counts_only_with_the_pain_of_the_day_before_and_the_factor_at_its_own_lag() -> None:
    every_other = linked(1, 400)
    pain = every_other.pain.series
    kept = np.flatnonzero(pain.days % 2 == 0)
    thinned = Series(pain.days[kept], pain.values[kept], tuple(pain.record_ids[place] for place in kept))
    alone = replace(every_other, pain=PainSeries(thinned, every_other.pain.sources[kept]))
    nights = linked(1, 91)

    assert associations(alone) == NotEnough("usable_days", 90, 0)
    # A night is the day's own: the first day falls out for its missing day before alone.
    assert associations(replace(nights, stress=Series.of([]), sleep_quality=nights.stress)) != NotEnough(
        "usable_days", 90, 89
    )


def test_it_is_looked_at_the_fixed_counts_and_at_no_other() -> None:
    found = looked(linked(2, 800))

    assert [look.usable_days for look in found.looks] == [90, 180, 360, 720]
    assert [look.level for look in found.looks] == [level for _, level in LOOKS[:4]]
    assert [look.day for look in found.looks] == [FIRST + count for count in (90, 180, 360, 720)]
    assert (found.usable_days, found.next_look) == (799, 1440)


@settings(deadline=None, max_examples=15)
@given(st.integers(0, 300), st.integers(1, 400))
def test_what_was_said_at_a_look_never_changes_with_later_notes(seed: int, more: int) -> None:
    whole = with_all(seed, 200 + more)
    found = looked(whole)
    for look in found.looks:
        then = looked(until(whole, look.day))
        assert then.last == look
    for earlier, later in pairwise(found.looks):
        assert looked(until(whole, later.day - 1)).last == earlier


def effects(look: Look) -> list[tuple[object, ...]]:
    return [
        (one.factor, one.seen, None if one.estimate is None else round(one.estimate.effect, 9))
        for one in look.associations
    ]


@settings(deadline=None, max_examples=10)
@given(st.integers(0, 300), st.integers(-1500, 1500), st.randoms(use_true_random=False))
def test_whole_weeks_of_shift_the_order_of_arrival_and_a_far_away_note_change_nothing(
    seed: int, weeks: int, order: object
) -> None:
    rows = pain_rows(seed, 260, share=1.0)
    stress = factor(seed + 1, 260)
    told = [(date_of(int(day)), float(value), record) for day, value, record in
            zip(stress.days, stress.values, stress.record_ids, strict=True)]  # fmt: skip
    days = timedelta(days=7 * weeks)
    shifted = [(day + days, *rest) for day, *rest in rows]
    order.shuffle(shifted)  # type: ignore[attr-defined]
    far = (date_of(FIRST - 9000) + days, 9.0, "far", PainSource.check_in)
    here = looked(Timeline(pain=PainSeries.of(rows), stress=Series.of(told)))
    there = looked(
        Timeline(
            pain=PainSeries.of([*shifted, far]),  # type: ignore[list-item]
            stress=Series.of([(day + days, value, record) for day, value, record in told]),
        )
    )

    assert [effects(look) for look in here.looks] == [effects(look) for look in there.looks]


def test_a_strong_link_is_stated_with_a_range_around_it() -> None:
    found = looked(linked(5, 500, weight=0.35))
    about = found.last.about(Factor.stress)

    assert about.seen is Seen.stated
    assert about.estimate is not None
    assert about.estimate.low < about.estimate.effect < about.estimate.high
    assert about.estimate.low > 0
    assert about.estimate.threshold in (5, 6, 7)
    # The slope is about 0.35 a point, and the highest third stands about three points above the rest.
    assert 0.7 < about.estimate.effect < 1.7


def test_where_there_is_nothing_something_is_said_in_few_lives_only() -> None:
    claimed = sum(
        any(one.seen is Seen.stated for look in looked(with_all(seed, 400)).looks for one in look.associations)
        for seed in range(40)
    )

    assert claimed <= 4


def test_pain_that_disturbs_the_night_is_not_read_as_the_night_that_disturbs() -> None:
    """Each night follows the pain of the evening before it; the pain itself only follows the day before."""
    timeline = linked(7, 700)
    pain = timeline.pain.series
    generator = np.random.default_rng(1)
    minutes = 480 - 25 * pain.values[:-1] + generator.normal(0, 30, len(pain) - 1)
    nights = Series((pain.days[:-1] + 1).astype(np.int32), minutes, pain.record_ids[1:])
    found = looked(replace(timeline, stress=Series.of([]), sleep_minutes=nights))

    assert {one.seen for look in found.looks for one in look.associations} <= {Seen.not_seen, Seen.aside}


def test_a_factor_noted_on_less_than_half_of_the_days_sits_out() -> None:
    timeline = linked(3, 200)
    rare = Series.of([(date_of(FIRST + day), float(day % 5), f"m{day}") for day in range(0, 200, 3)])
    found = looked(replace(timeline, mental_load=rare))

    assert found.last.about(Factor.mental_load).seen is Seen.aside
    assert found.last.about(Factor.tools).estimate is None


def test_what_is_no_longer_borne_out_at_the_next_look_is_said_to_be_no_longer_seen() -> None:
    """Linked for ninety days, and the other way round afterwards."""
    there, back = linked(11, 130, weight=0.9), linked(12, 900, weight=-0.5)
    pain, stress = there.pain.series, there.stress

    def after(series: Series, earlier: Series) -> Series:
        days = (series.days + 130).astype(np.int32)
        ids = (*earlier.record_ids, *(f"b{one}" for one in series.record_ids))
        return Series(np.append(earlier.days, days), np.append(earlier.values, series.values), ids)

    later = after(back.pain.series, pain)
    joined = Timeline(pain=PainSeries(later, np.zeros(len(later), dtype=np.uint8)), stress=after(back.stress, stress))
    seen = [look.about(Factor.stress).seen for look in looked(joined).looks]

    assert seen[0] is Seen.stated
    assert Seen.no_longer in seen or looked(joined).last.about(Factor.stress).estimate.effect < 0  # type: ignore[union-attr]


def test_a_diary_on_its_own_scale_is_looked_at_too_and_the_two_scales_are_not_mixed() -> None:
    timeline = linked(4, 300, weight=0.4)
    diary = PainSeries(timeline.pain.series, np.full(len(timeline.pain), PainSource.diary, dtype=np.uint8))
    found = looked(Timeline(strongest=diary, stress=timeline.stress))

    assert found.pain == "strongest"
    assert looked(timeline).pain == "pain"
    assert found.last.about(Factor.stress).seen is Seen.stated


@pytest.mark.parametrize("level", [0.0, 5.0])
def test_notes_that_never_move_say_nothing(level: float) -> None:
    rows = [(date_of(FIRST + day), level, f"p{day}", PainSource.check_in) for day in range(200)]
    found = looked(Timeline(pain=PainSeries.of(rows), stress=factor(1, 200, share=1.0)))

    assert {one.seen for one in found.last.associations} == {Seen.aside}
