"""What is kept beside its columns is what would be made again; a new note redraws what it touches."""

from dataclasses import replace
from typing import Any

import pytest

from app.balance.signals import Flare, PainSeries, Series, Timeline, When, day_number
from app.charts.balance import balance_figure, encode
from app.charts.theme import Size
from tests.charts.lives import TODAY, diary, options, ten_years


def anew(timeline: Timeline) -> Timeline:
    """The same life in columns of its own, for which nothing is kept."""
    changed = {
        name: _copied(value)
        for name in timeline.__slots__
        if isinstance(value := getattr(timeline, name), Series | PainSeries)
    }
    return replace(timeline, **changed)  # type: ignore[arg-type]


def _copied(column: Series | PainSeries) -> Series | PainSeries:
    if isinstance(column, PainSeries):
        return PainSeries(_series(column.series), column.sources.copy())
    return _series(column)


def _series(series: Series) -> Series:
    return Series(series.days.copy(), series.values.copy(), series.record_ids)


@pytest.mark.parametrize("life", [ten_years(), diary()], ids=["ten years", "a diary"])
@pytest.mark.parametrize("size", list(Size))
def test_a_picture_drawn_twice_is_the_picture_drawn_anew(life: Timeline, size: Size) -> None:
    chosen = options(size=size)
    first = encode(balance_figure(life, chosen))

    assert encode(balance_figure(life, chosen)) == first
    assert encode(balance_figure(anew(life), chosen)) == first


def test_one_new_flare_redraws_its_own_lane_and_nothing_else() -> None:
    life = ten_years()
    before = balance_figure(life, options())
    flare = Flare("new", When(day_number(TODAY) - 30, day_number(TODAY) - 28))
    after = balance_figure(replace(life, flares=(*life.flares, flare)), options())

    assert encode(after) == encode(balance_figure(replace(anew(life), flares=(*life.flares, flare)), options()))
    assert _levels(before, "stress") is _levels(after, "stress")


def _levels(figure: Any, signal: str) -> object:
    return next(trace["y"] for trace in figure["data"] if signal in trace.get("meta", {}).get("signal", ""))


def test_one_more_note_is_not_answered_with_what_was_kept_before() -> None:
    life = ten_years()
    before = encode(balance_figure(life, options()))
    stress = life.stress
    higher = Series(stress.days, stress.values.copy(), stress.record_ids)
    higher.values[:] = 10

    assert encode(balance_figure(replace(life, stress=higher), options())) != before
