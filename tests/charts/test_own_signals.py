"""What a file or a device named: each in the band where it belongs, said in the reader's language."""

import json
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from app.balance.signals import OwnSignal, Series, Timeline
from app.charts.balance import balance_figure, balance_table, balance_text, encode
from app.charts.options import Language, Scale
from app.charts.own_names import Stands, own_name, where_it_stands
from app.charts.theme import Size
from tests.charts.lives import options

FIRST = date(2020, 1, 6)
THIN = "\u202f"


def marks(label: str, *values: float, every: int = 1) -> OwnSignal:
    rows = [(FIRST + timedelta(days=place * every), value, f"{label}{place}") for place, value in enumerate(values)]
    return OwnSignal(label, "mark", Series.of(rows))


def steps(*values: float) -> OwnSignal:
    return replace(marks("Steps", *values), unit="steps")


LIFE = Timeline(
    own_signals=(marks("Tired", 1, 1, 1), marks("Stress", 1, 0, 2), steps(4000, 5000, 6000), marks("Moi", 1))
)


def drawn(scale: Scale = Scale.day, size: Size = Size.tablet) -> dict[str, Any]:
    asked = options(FIRST, FIRST + timedelta(days=20), scale=scale, size=size)
    figure: dict[str, Any] = json.loads(encode(balance_figure(LIFE, asked)))
    return figure


def lanes(figure: dict[str, Any]) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = figure["layout"]["meta"]["lanes"]
    return found


def trace(name: str, scale: Scale) -> dict[str, Any]:
    figure = drawn(scale)
    axis = next(lane["axis"] for lane in lanes(figure) if lane["name"] == name)
    found: dict[str, Any] = next(one for one in figure["data"] if one["yaxis"] == axis)
    return found


@pytest.mark.parametrize("size", list(Size))
def test_stress_weighs_steps_support_and_an_own_name_stands_with_how_it_is(size: Size) -> None:
    placed = {lane["name"]: lane["band"] for lane in lanes(drawn(size=size))}

    assert placed == {"Moi": 0, "stress": 1, "fatigue": 1, "pas": 2}


def test_a_written_no_is_a_hollow_dot_and_a_mark_is_a_full_one() -> None:
    marker = trace("stress", Scale.day)["marker"]

    assert marker["color"][0] == marker["color"][2] != marker["color"][1]


def test_a_week_is_as_high_as_the_share_of_its_days_that_carry_the_mark() -> None:
    week = trace("fatigue", Scale.week)

    assert (week["x"], week["y"], week["customdata"]) == (["2020-01-06"], [pytest.approx(3 / 7, abs=0.001)], [3])
    assert trace("stress", Scale.week)["customdata"] == [2]


def test_the_words_count_the_days_of_a_mark_and_never_call_it_a_rating() -> None:
    said = " ".join(balance_text(LIFE, options(FIRST, FIRST + timedelta(days=20))).paragraphs)

    assert f"Stress{THIN}: 2 jours." in said
    assert f"Fatigue{THIN}: 3 jours." in said
    assert f"Pas{THIN}: 3 notes, de 4{THIN}000 à 6{THIN}000." in said


def test_the_table_tells_on_how_many_days_the_mark_was_there() -> None:
    table = balance_table(LIFE, options(FIRST, FIRST + timedelta(days=20), scale=Scale.week))

    assert table.rows[0][table.columns.index("Stress, jours")] == "2"


def test_activities_keep_what_is_counted_of_them_and_other_names_stay_as_written() -> None:
    assert own_name("Walk: duration", Language.fr) == "marche, durée"
    assert own_name("Walk", Language.en) == "walking"
    assert own_name("Violon", Language.en) == "Violon"
    assert where_it_stands("Walk: effort") is Stands.supports
    assert where_it_stands("Minutes at rest") is Stands.supports
