"""What weighs and what supports: own earlier days only, own weights only, never pain, never a bridge over silence."""

from dataclasses import replace
from datetime import date, timedelta
from math import exp
from random import Random
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.balance.basis import NotEnough
from app.balance.daily import Daily
from app.balance.factors import LOADS, RESOURCES, Factor, factors_of, tools_in_use
from app.balance.load import EQUAL_WEIGHTS, LoadBalance, load_balance, ranks
from app.balance.signals import (
    OwnSignal,
    PainSeries,
    PainSource,
    Series,
    Timeline,
    ToolInUse,
    When,
    day_number,
)

_FIRST = date(2019, 3, 4)
_SERIES = ("stress", "work_load", "mental_load", "sleep_quality", "sleep_minutes", "activity_load")


Notes = list[tuple[int, str, int]]
Tools = list[tuple[int, int | None, bool]]


@st.composite
def _lives(draw: st.DrawFn) -> tuple[Notes, Tools]:
    """A seed and two densities say more of a life in less time than a hundred drawn notes."""
    random = Random(draw(st.integers(0, 2**32)))
    count, days = draw(st.integers(0, 160)), draw(st.integers(1, 60))
    names = draw(st.lists(st.sampled_from(_SERIES), min_size=1, max_size=6, unique=True))
    notes = [(random.randint(0, days), random.choice(names), random.randint(0, 4)) for _ in range(count)]
    tools = [
        (random.randint(0, days), random.choice((None, random.randint(0, 30))), random.random() < 0.5)
        for _ in range(draw(st.integers(0, 4)))
    ]
    return notes, tools


_weights = st.fixed_dictionaries({factor: st.integers(0, 3) for factor in Factor})


def life(notes: Notes, tools: Tools, *, shift: int = 0) -> Timeline:
    start = _FIRST + timedelta(days=shift)
    rows: dict[str, list[tuple[date, float, str]]] = {name: [] for name in _SERIES}
    for place, (day, name, value) in enumerate(notes):
        rows[name].append((start + timedelta(days=day), float(value * 15), f"n{place:04}"))
    used = [
        ToolInUse(
            f"t{place}",
            When.of(
                start + timedelta(days=day),
                None if length is None else start + timedelta(days=day + length),
                ongoing=ongoing,
            ),
            "walking",
            "Marche",
        )
        for place, (day, length, ongoing) in enumerate(tools)
    ]
    columns: dict[str, Any] = {name: Series.of(found) for name, found in rows.items()}
    return Timeline(**columns, tools=used)


def noted(days: int, **levels: float) -> Timeline:
    """Each of the named series on every day, one level but for the last day's, which is one higher."""
    columns: dict[str, Any] = {
        name: Series.of(
            (_FIRST + timedelta(days=day), level + (day == days - 1), f"{name}{day:03}") for day in range(days)
        )
        for name, level in levels.items()
    }
    return Timeline(**columns)


def told(found: LoadBalance | NotEnough) -> LoadBalance:
    assert isinstance(found, LoadBalance)
    return found


def assert_same(left: LoadBalance | NotEnough, right: LoadBalance | NotEnough, *, moved: int = 0) -> None:
    if isinstance(left, NotEnough) or isinstance(right, NotEnough):
        assert left == right
        return
    np.testing.assert_array_equal(left.days + moved, right.days)
    for name in ("loads", "resources", "index"):
        np.testing.assert_allclose(getattr(left, name), getattr(right, name), atol=1e-9)


def rank_by_definition(known: dict[int, float], day: int) -> float | None:
    earlier = [(2 ** (-(day - other) / 180), value) for other, value in known.items() if other < day]
    if len(earlier) < 14:
        return None
    below = sum(weight for weight, value in earlier if value < known[day])
    equal = sum(weight for weight, value in earlier if value == known[day])
    return 2 * (below + equal / 2) / sum(weight for weight, _ in earlier) - 1


def index_by_definition(timeline: Timeline, weights: dict[Factor, int]) -> dict[int, float]:
    forms = {
        factor: [dict(zip(form.days.tolist(), form.values.tolist(), strict=True)) for form in found]
        for factor, found in factors_of(timeline).items()
    }

    def rank(factor: Factor, day: int) -> float | None:
        for known in forms[factor]:
            found = rank_by_definition(known, day) if day in known else None
            if found is not None:
                return found
        return None

    def side(factors: tuple[Factor, ...], day: int) -> float | None:
        found = [(weights[factor], rank(factor, day)) for factor in factors if weights[factor]]
        spoken = [(weight, value) for weight, value in found if value is not None]
        return sum(w * v for w, v in spoken) / sum(w for w, _ in spoken) if spoken else None

    values: dict[int, float] = {}
    for day in sorted({day for found in forms.values() for known in found for day in known}):
        loads, resources = side(LOADS, day), side(RESOURCES, day)
        if loads is not None and resources is not None:
            values[day] = (loads - resources) / 2
    index = {}
    for day in values:
        if sum(day - 14 < other <= day for other in values) < 3:
            continue
        leak = {other: exp(-(day - other) / 7) for other in values if other <= day}
        index[day] = sum(values[other] * weight for other, weight in leak.items()) / sum(leak.values())
    return index


@settings(deadline=None, max_examples=60)
@given(_lives(), _weights)
def test_the_vectorised_index_is_the_definition(lived: tuple[Notes, Tools], weights: dict[Factor, int]) -> None:
    timeline = life(*lived)

    found, expected = load_balance(timeline, weights), index_by_definition(timeline, weights)

    if isinstance(found, NotEnough):
        assert expected == {}
        assert found.missing > 0
        return
    assert found.days.tolist() == list(expected)
    np.testing.assert_allclose(found.index, list(expected.values()), atol=1e-9)
    np.testing.assert_allclose(found.index, (found.loads - found.resources) / 2, atol=1e-12)
    assert np.abs(np.concatenate((found.loads, found.resources))).max() <= 1 + 1e-9


@settings(deadline=None, max_examples=60)
@given(_lives(), st.randoms(use_true_random=False), st.integers(-20_000, 20_000))
def test_neither_the_order_of_notes_nor_the_date_of_a_life_matters(
    lived: tuple[Notes, Tools], order: Random, shift: int
) -> None:
    notes, tools = lived
    timeline = life(notes, tools)
    mixed = list(notes)
    order.shuffle(mixed)

    assert_same(load_balance(timeline), load_balance(life(mixed, tools)))
    assert_same(load_balance(timeline), load_balance(life(notes, tools, shift=shift)), moved=shift)


@settings(deadline=None, max_examples=60)
@given(_lives(), st.integers(0, 60), st.integers(100, 60_000))
def test_what_is_noted_later_never_changes_what_was_told_before(
    lived: tuple[Notes, Tools], until: int, far: int
) -> None:
    notes, tools = lived
    timeline = load_balance(life(notes, tools))
    shorter = load_balance(life([note for note in notes if note[0] <= until], tools))
    longer = load_balance(life([*notes, (far, "stress", 9), (far, "sleep_quality", 9)], tools))

    if isinstance(shorter, LoadBalance):
        whole = told(timeline)
        kept = whole.days <= day_number(_FIRST) + until
        np.testing.assert_array_equal(whole.days[kept], shorter.days)
        np.testing.assert_allclose(whole.index[kept], shorter.index, atol=1e-9)
    if isinstance(timeline, LoadBalance):
        np.testing.assert_allclose(told(longer).index[: len(timeline.days)], timeline.index, atol=1e-9)


@settings(deadline=None, max_examples=30)
@given(_lives(), st.lists(st.integers(0, 10), min_size=60, max_size=60))
def test_pain_has_no_part_in_it_whatever_it_was(lived: tuple[Notes, Tools], pain: list[int]) -> None:
    timeline = life(*lived)
    rows = [
        (_FIRST + timedelta(days=day), float(value), f"p{day}", PainSource.check_in) for day, value in enumerate(pain)
    ]
    hurting = replace(timeline, pain=PainSeries.of(rows), margin=Series.of(row[:3] for row in rows))

    assert_same(load_balance(timeline), load_balance(hurting))


def test_a_day_heavier_than_all_before_stands_at_the_top_of_loads() -> None:
    found = told(load_balance(noted(40, stress=4, sleep_quality=6)))

    assert found.loads[:-1] == pytest.approx(0)
    assert found.loads[-1] > 0.1
    # Both were higher than ever on that day, and neither side counts for more than the other.
    assert found.index[-1] == pytest.approx(0)


def test_weights_are_the_persons_own_and_one_side_without_any_says_nothing() -> None:
    timeline = replace(noted(40, stress=4, sleep_quality=6), mental_load=noted(39, mental_load=4).mental_load)
    without_sleep = dict(EQUAL_WEIGHTS) | {Factor.sleep: 0}

    assert load_balance(timeline, without_sleep) == NotEnough("days_of_one_thing_on_each_side", 15, 0)
    heavier = told(load_balance(timeline, dict(EQUAL_WEIGHTS) | {Factor.mental_load: 3}))
    assert heavier.loads[-2] > told(load_balance(timeline)).loads[-2]


def test_fourteen_earlier_days_are_asked_of_a_thing_before_it_speaks() -> None:
    values = Daily(np.arange(15, dtype=np.int32), np.arange(15.0))

    assert np.isnan(ranks(values)[:14]).all()
    assert ranks(values)[14] == pytest.approx(1)
    assert load_balance(noted(14, stress=4, sleep_quality=6)) == NotEnough("days_of_one_thing_on_each_side", 15, 14)
    assert load_balance(noted(16, stress=4, sleep_quality=6)) == NotEnough("days_with_both_sides_in_two_weeks", 3, 2)
    assert load_balance(Timeline()) == NotEnough("days_of_one_thing_on_each_side", 15, 0)


def test_nothing_is_told_over_a_silence_and_three_days_bring_it_back() -> None:
    days = [*range(30), *range(130, 136)]
    columns: dict[str, Any] = {
        name: Series.of((_FIRST + timedelta(days=day), float(day % 5), f"{name}{day}") for day in days)
        for name in ("stress", "sleep_quality")
    }
    found = told(load_balance(Timeline(**columns)))

    start = day_number(_FIRST)
    assert [day - start for day in found.days.tolist()] == [*range(16, 30), *range(132, 136)]
    assert (found.basis.notes, found.basis.first_day - start) == (22, 14)


def test_tools_are_counted_on_noted_days_from_the_first_one_on() -> None:
    at_hand = (
        ToolInUse("a", When.of(_FIRST + timedelta(days=10), ongoing=True), "walking", "Marche"),
        ToolInUse("b", When.of(_FIRST + timedelta(days=12), _FIRST + timedelta(days=13)), "heat_cold", "Chaud"),
        ToolInUse("c", When.of(_FIRST + timedelta(days=13)), "breathing", "Souffle"),
    )
    found = factors_of(replace(noted(15, stress=4), tools=at_hand))[Factor.tools][0]

    assert found.values.tolist() == [1, 1, 2, 3, 1]
    assert factors_of(noted(15, stress=4))[Factor.tools][0].values.tolist() == []


def test_a_tool_placed_in_a_month_is_in_use_on_all_the_days_it_may_mean() -> None:
    until_march = When.of(date(2020, 1, 10), date(2020, 3, 1), until_precision="month")
    tools = (
        ToolInUse("a", until_march, "walking", "Marche"),
        ToolInUse("b", When.of(date(2020, 3, 1), precision="month"), "heat_cold", "Chaud"),
    )
    days = np.array([day_number(day) for day in (date(2020, 2, 29), date(2020, 3, 1), date(2020, 3, 31))])

    assert tools_in_use(tools, np.append(days, days[-1] + 1)).values.tolist() == [1, 2, 2, 0]


def test_steps_stand_for_activity_where_the_person_said_nothing_of_it() -> None:
    steps = Series.of((_FIRST + timedelta(days=day), 4000 + 600.0 * day, f"s{day}") for day in range(40))
    signal = OwnSignal("Pas", "steps", steps)
    timeline = noted(40, stress=4)

    assert isinstance(load_balance(timeline), NotEnough)
    assert told(load_balance(replace(timeline, own_signals=(signal,)))).resources == pytest.approx(1, abs=0.01)
