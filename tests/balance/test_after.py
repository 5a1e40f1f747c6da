"""What changed after: the definition word by word, what is missing told, and no later note ever changes an answer."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from math import exp, inf, sqrt
from statistics import median

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.balance.after import After, AfterChanges, NoAnswer, Verdict
from app.balance.changes import changes_of
from app.balance.pain_notes import pain_notes
from app.balance.signals import Adjustment, PainSource, Timeline, When, WorkStatus, date_of, day_number
from app.balance.student_t import quantile
from app.balance.usual_range import usual_range
from app.kit.days import Precision
from tests.balance.lives_of_notes import FIRST, Row, infiltration, life, moved, pain_rows, visit

_YEARS = 1100
_seeds = st.integers(0, 400)


def answered(timeline: Timeline, today: int | None = None, place: int = -1) -> After | NoAnswer:
    asked = AfterChanges(timeline, FIRST + 4000 if today is None else today)
    return asked.answer(asked.changes[place])


def told(timeline: Timeline, place: int = -1) -> After:
    answer = answered(timeline, place=place)
    assert isinstance(answer, After), answer
    return answer


def missing(answer: After | NoAnswer) -> dict[str, tuple[int, int]]:
    assert isinstance(answer, NoAnswer)
    return {one.what: (one.needed, one.found) for one in answer.missing}


def mean(found: list[float], least: int) -> float | None:
    return sum(found) / len(found) if len(found) >= least else None


def by_definition(timeline: Timeline, others: list[int], t0: int) -> tuple[float, float, float, float, int] | None:
    """Observed, expected, low, high and the number of moments, in plain Python over the calendar."""
    noted: dict[int, list[float]] = {}
    for day, value in zip(timeline.pain.series.days.tolist(), timeline.pain.series.values.tolist(), strict=True):
        noted.setdefault(day, []).append(value)
    y = {day: float(int(median(values) + 0.5)) for day, values in noted.items()}
    shaping = pain_notes(timeline)[0].shaping

    def values(first: int, last: int) -> list[float]:
        return [y[day] for day in range(first, last + 1) if day in y]

    def moment(t: int) -> tuple[float, float, float, float, float | None] | None:
        last = next((day for day in range(t, t - 15, -1) if day in y), None)
        if last is None:
            return None
        c = float(usual_range(shaping, np.array([last], dtype=np.int32)).middle[0])
        a, recent, q = mean(values(t - 6, t), 3), mean(values(t - 2, t), 1), mean(values(t - 34, t - 7), 4)
        if a is None or recent is None or np.isnan(c):
            return None
        z = mean(values(t + 8, t + 35), 8)
        return c, a - c, recent - a, 0.0 if q is None else q - c, None if z is None else z - c

    start = moment(t0)
    if start is None or start[4] is None:
        return None
    own = [
        (t, found)
        for t in range(min(y), t0 - 35)
        if (found := moment(t)) and found[4] is not None and not any(s - 35 <= t <= s + 90 for s in others)
    ]
    for h in (1.5, 2.0, 3.0, inf):
        k = [exp(-0.5 * ((m[1] - start[1]) / h) ** 2) for _, m in own]
        chosen: list[int] = []
        for weight, t in sorted(zip((-one for one in k), (t for t, _ in own), strict=True)):
            if -weight >= 0.2 and all(abs(t - other) >= 28 for other in chosen):
                chosen.append(t)
        if len(chosen) >= 8:
            break
    if len(chosen) < 8 or len(own) < 40:
        return None
    design = np.array([[1, m[1], m[3], m[2]] for _, m in own])
    z = np.array([m[4] for _, m in own], dtype=np.float64)
    beta = np.linalg.lstsq(np.vstack((design, 1e-3 * np.eye(4))), np.append(z, np.zeros(4)), rcond=None)[0]
    residuals = z - design @ beta
    shift = float(np.dot(k, residuals) / sum(k))
    prediction = float(np.array([1, start[1], start[3], start[2]]) @ beta)
    f = quantile(0.95, len(chosen) - 1) / 1.645 * sqrt(1 + 4 / len(chosen)) * 1.10

    def weighted(share: float) -> float:
        total = 0.0
        for residual, weight in sorted(zip(residuals.tolist(), k, strict=True)):
            total += weight
            if total >= share * sum(k) - 1e-12:
                return float(residual)
        raise AssertionError

    ends = [prediction + shift + f * (weighted(share) - shift) + start[0] for share in (0.05, 0.95)]
    cut = [min(max(one, 0.0), 10.0) for one in (prediction + shift + start[0], *ends)]
    return start[4] + start[0], cut[0], cut[1], cut[2], len(chosen)


@pytest.mark.parametrize("seed", range(12))
def test_the_answer_is_the_definition_word_by_word(seed: int) -> None:
    t0, other = FIRST + 900 + seed * 9, FIRST + 400 + seed
    share = 0.35 if seed % 3 == 0 else 0.8
    timeline = life(pain_rows(seed, _YEARS, share=share), tools=(infiltration(other, "i0"), infiltration(t0)))
    expected = by_definition(timeline, [other], t0)
    answer = answered(timeline)

    if expected is None:
        assert isinstance(answer, NoAnswer)
        return
    assert isinstance(answer, After)
    assert (answer.observed, answer.expected, answer.low, answer.high) == pytest.approx(expected[:4], abs=1e-6)
    assert answer.moments == expected[4]
    assert (answer.verdict is Verdict.below) == (answer.observed < answer.low)
    assert (answer.verdict is Verdict.above) == (answer.observed > answer.high)


@settings(deadline=None, max_examples=25)
@given(_seeds, st.integers(0, 200), st.integers(0, 10))
def test_notes_and_changes_that_come_later_never_change_an_answer(seed: int, kept: int, later: int) -> None:
    t0 = FIRST + 800
    rows = pain_rows(seed, _YEARS)
    until = date_of(t0 + 35)
    early = [row for row in rows if row[0] <= until]
    far = [*early, *rows[len(early) : len(early) + kept]]
    far.append((until + timedelta(days=9000), float(later), "far", PainSource.check_in))
    first = answered(life(early, tools=(infiltration(t0),)))
    second = answered(life(far, tools=(infiltration(t0), infiltration(t0 + 90 + kept, "i2"))), FIRST + 20_000, place=0)

    assert first == second


def assert_alike(left: After | NoAnswer, right: After | NoAnswer, *, days: int = 0) -> None:
    if isinstance(left, NoAnswer):
        assert missing(left) == missing(right)
        return
    assert isinstance(right, After)
    assert (left.verdict, left.moments, left.basis.notes) == (right.verdict, right.moments, right.basis.notes)
    assert left.basis.first_day + days == right.basis.first_day
    for name in ("observed", "expected", "low", "high"):
        assert getattr(left, name) == pytest.approx(getattr(right, name), abs=1e-9)


@settings(deadline=None, max_examples=25)
@given(_seeds, st.integers(-12_000, 12_000), st.randoms(use_true_random=False))
def test_the_order_of_arrival_and_a_shift_of_the_whole_life_change_nothing(seed: int, days: int, order: object) -> None:
    t0 = FIRST + 700
    rows = pain_rows(seed, 800)
    mixed = list(moved(rows, days))
    order.shuffle(mixed)  # type: ignore[attr-defined]
    there = answered(life(rows, tools=(infiltration(t0),)))
    here = answered(life(mixed, tools=(infiltration(t0 + days),)), FIRST + 4000 + days)

    assert_alike(there, here, days=days)


@settings(deadline=None, max_examples=25)
@given(_seeds)
def test_a_far_away_note_only_moves_the_beginning_of_the_range(seed: int) -> None:
    """The first note of a life weighs one day, a later one up to three: that is all a far-away note moves."""
    t0 = FIRST + 700
    rows = pain_rows(seed, 800)
    far: Row = (date(1990, 1, 1), 9.0, "far", PainSource.check_in)
    alone = answered(life(rows, tools=(infiltration(t0),)))
    beside = answered(life([far, *rows], tools=(infiltration(t0),)))
    with_a_visit = answered(life(rows, tools=(infiltration(t0),), visits=(visit(FIRST - 9000, "far"),)))

    assert alone == with_a_visit
    assert type(alone) is type(beside)
    if isinstance(alone, After) and isinstance(beside, After):
        assert alone.basis.notes == beside.basis.notes - 1
        assert alone.observed == pytest.approx(beside.observed, abs=1e-9)
        assert alone.expected == pytest.approx(beside.expected, abs=0.1)


def weeks_of(level: Callable[[int], float], days: int) -> list[Row]:
    return [
        (date_of(FIRST + day), float(min(max(round(level(day)), 0), 10)), f"p{day:05}", PainSource.check_in)
        for day in range(days)
    ]


def test_a_fall_like_every_other_fall_of_this_life_is_within_what_was_to_be_expected() -> None:
    """Overflows of nine come and go by themselves; the infiltration falls on the top of one of them."""
    generator = np.random.default_rng(3)
    noise = generator.normal(0, 0.8, 1200)

    def level(day: int) -> float:
        into = day % 70
        return (9.0 - into * 5 / 20 if into < 20 else 4.0) + float(noise[day])

    answer = told(life(weeks_of(level, 1200), tools=(infiltration(FIRST + 70 * 14 + 2),)))

    assert answer.verdict is Verdict.within
    assert answer.observed < 6
    assert answer.low < answer.observed < answer.high


def test_a_level_this_life_never_reached_by_itself_is_below_or_above() -> None:
    generator = np.random.default_rng(4)
    noise = generator.normal(0, 0.8, 1200)
    t0 = 1000
    lower = weeks_of(lambda day: (6.0 if day <= t0 else 2.0) + noise[day], 1200)
    higher = weeks_of(lambda day: (4.0 if day <= t0 else 8.0) + noise[day], 1200)

    assert told(life(lower, tools=(infiltration(FIRST + t0),))).verdict is Verdict.below
    assert told(life(higher, tools=(infiltration(FIRST + t0),))).verdict is Verdict.above


def test_each_thing_that_is_missing_is_named_with_what_was_found() -> None:
    rows = pain_rows(1, 900, share=1.0)
    t0 = FIRST + 600

    def without(first: int, last: int) -> list[Row]:
        return [row for row in rows if not first <= day_number(row[0]) - t0 <= last]

    assert missing(answered(life(without(-4, 0), tools=(infiltration(t0),)))) == {"notes_before": (3, 2)}
    assert missing(answered(life(without(-2, 0), tools=(infiltration(t0),)))) == {"notes_just_before": (1, 0)}
    assert missing(answered(life(without(15, 60), tools=(infiltration(t0),)))) == {"notes_after": (8, 7)}
    assert missing(answered(life([], tools=(infiltration(t0),)))) == {"notes_before": (3, 0)}
    soon = missing(answered(life(rows, tools=(infiltration(FIRST + 10),))))
    assert soon == {"notes_for_range": (14, 10 - sum(row[3] is PainSource.visit for row in rows[:10]))}
    history = missing(answered(life(rows, tools=(infiltration(FIRST + 120),))))
    assert history.keys() <= {"comparable_moments", "comparable_days"}
    assert history["comparable_moments"][0] == 8
    assert 0 < history["comparable_moments"][1] < 8


def test_the_weeks_after_are_waited_for_and_a_change_without_a_day_has_no_before() -> None:
    rows = pain_rows(1, 700)
    t0 = FIRST + 650
    early = answered(life(rows, tools=(infiltration(t0),)), today=t0 + 35)
    someday = replace(infiltration(t0), when=When(t0, precision=Precision.month))

    assert isinstance(early, NoAnswer)
    assert (early.missing, early.possible_from) == ((), t0 + 36)
    assert isinstance(answered(life(rows, tools=(infiltration(t0),)), today=t0 + 36), After)
    assert missing(answered(life(rows, tools=(someday,)))) == {"exact_day": (1, 0)}


def test_changes_of_the_same_kind_stand_aside_and_others_do_not() -> None:
    rows = pain_rows(5, 900)
    t0 = FIRST + 800
    alone = told(life(rows, tools=(infiltration(t0),)))
    visits = tuple(visit(FIRST + 14 * place, f"v{place}") for place in range(50))
    beside = told(life(rows, tools=(infiltration(t0),), visits=visits), place=-1)
    again = told(life(rows, tools=(infiltration(FIRST + 400, "i0"), infiltration(t0))))

    assert (alone.low, alone.high, alone.moments) == (beside.low, beside.high, beside.moments)
    assert (again.low, again.high, again.moments) != (alone.low, alone.high, alone.moments)
    between_visits = missing(answered(life(rows, visits=(*visits, visit(t0, "v99")))))
    assert between_visits["comparable_moments"][1] < 8


def test_every_kind_of_change_is_listed_in_order_of_day() -> None:
    timeline = Timeline(
        tools=(infiltration(FIRST + 9),),
        work_statuses=(WorkStatus("w1", When(FIRST + 3), "sick_leave"),),
        visits=(visit(FIRST + 5, "v1"),),
        adjustments=(Adjustment("a1", When(FIRST + 7), "Marcher moins longtemps, plus souvent"),),
    )

    assert [change.of for change in changes_of(timeline)] == [
        "work_status/w1", "visit/v1", "adjustment/a1", "tool_use/i1",
    ]  # fmt: skip
    assert [type(answer) for answer in AfterChanges(timeline, FIRST + 999).answers()] == [NoAnswer] * 4


def test_placebo_dates_are_mostly_within_the_band() -> None:
    """With no change at all, few dates lie below; the simulation of the project says how few over many lives."""
    below, found = 0, 0
    for seed in range(12):
        for start in range(500, 1000, 50):
            answer = answered(life(pain_rows(seed, _YEARS), tools=(infiltration(FIRST + start),)))
            found += isinstance(answer, After)
            below += isinstance(answer, After) and answer.verdict is Verdict.below

    assert found > 100
    assert below / found <= 0.08
