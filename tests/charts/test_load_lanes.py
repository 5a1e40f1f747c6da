"""All that weighs facing all that supports: two lanes that meet, broken where notes are, and the same in words."""

import json
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from app.balance.signals import Series, Timeline
from app.balance.without_pain import without_pain
from app.charts.balance import balance_figure, balance_table, balance_text, encode
from app.charts.options import Language, Options, Scale
from app.charts.theme import Size
from tests.charts.lives import one_note, options, ten_years

_START = date(2026, 1, 5)
_SILENCE = range(40, 120)


def noted() -> Timeline:
    days = [day for day in range(200) if day not in _SILENCE]
    stress, sleep = (
        Series.of((_START + timedelta(days=day), float((day * step) % 7), f"{name}{day:03}") for day in days)
        for name, step in (("s", 3), ("q", 5))
    )
    return Timeline(stress=stress, sleep_quality=sleep)


def lanes(timeline: Timeline, chosen: Options) -> list[dict[str, Any]]:
    figure = json.loads(encode(balance_figure(timeline, chosen)))
    return [trace for trace in figure["data"] if "à mi-hauteur" in trace.get("hovertemplate", "")]


@pytest.mark.parametrize("size", Size)
@pytest.mark.parametrize("scale", Scale)
def test_loads_rise_and_resources_hang_within_one_measure(size: Size, scale: Scale) -> None:
    loads, resources = lanes(ten_years(), options(size=size, scale=scale))

    assert loads["x"] == resources["x"]
    assert all(0 <= height <= 1 for height in loads["y"])
    assert all(-1 <= height <= 0 for height in resources["y"])


def test_the_two_lanes_meet_at_the_title_between_the_bands() -> None:
    figure = json.loads(encode(balance_figure(ten_years(), options())))
    loads, resources = lanes(ten_years(), options())

    bottoms = {name: axis["domain"] for name, axis in figure["layout"].items() if name.startswith("yaxis")}
    lower, upper = bottoms[f"yaxis{resources['yaxis'][1:]}"], bottoms[f"yaxis{loads['yaxis'][1:]}"]
    between = [domain for domain in bottoms.values() if lower[1] < domain[0] and domain[1] < upper[0]]
    assert lower[1] < upper[0]
    assert between == []


@pytest.mark.parametrize("scale", [Scale.day, Scale.week, Scale.month])
def test_nothing_stands_over_a_silence(scale: Scale) -> None:
    loads, _ = lanes(noted(), options(_START, scale=scale))

    inside = [day for day in loads["x"] if "2026-03-01" <= day < "2026-05-01"]
    assert inside == []


def test_one_note_draws_no_lane_and_hiding_pain_changes_none() -> None:
    assert lanes(one_note(), options()) == []
    hidden, shown = lanes(without_pain(ten_years()), options()), lanes(ten_years(), options())
    assert [(lane["x"], lane["y"]) for lane in hidden] == [(lane["x"], lane["y"]) for lane in shown]


def test_the_words_say_where_the_latest_day_stands_and_what_the_person_chose() -> None:
    chosen = replace(noted(), weights={"stress": 3, "sleep": 2})
    french = " ".join(balance_text(chosen, options(_START)).paragraphs)
    english = " ".join(balance_text(chosen, options(_START, language=Language.en)).paragraphs)

    assert "la douleur n’y entre pas, et cela ne dit rien des jours à venir. Le 23 juillet 2026" in french
    assert "stress 3, travail 1, charge mentale 1, sommeil 2, activité 1, outils 1." in french
    assert "pain has no part in it, and it says nothing of the days to come" in english


def test_too_few_notes_are_said_to_be_too_few() -> None:
    few = Timeline(stress=noted().stress.between(0, 20_470))

    told = " ".join(balance_text(few, options(_START)).paragraphs)
    assert "Pas encore assez de notes pour mettre face à face ce qui pèse et ce qui soutient." in told


def test_the_table_says_it_in_words_and_leaves_silence_empty() -> None:
    table = balance_table(noted(), options(_START, scale=Scale.month))

    place = table.columns.index("Tout ce qui pèse")
    cells = {row[0]: row[place : place + 2] for row in table.rows}
    assert cells["février 2026"] != ("", "")
    assert cells["mai 2026"] != ("", "")
    assert {cell for pair in cells.values() for cell in pair} <= {
        "",
        "plus haut que d’habitude",
        "comme d’habitude",
        "plus bas que d’habitude",
    }
    assert "Tout ce qui pèse" not in balance_table(one_note(), options()).columns
