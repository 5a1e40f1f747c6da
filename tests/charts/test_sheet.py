"""The heights of the bands: none counts for more than another, and an empty one takes no more room than its words."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any, cast

from app.balance.signals import OwnSignal, PainSeries, PainSource, Series, Timeline, ToolInUse, Visit, When
from app.charts.balance import balance_figure
from app.charts.options import Options, last_noted
from app.charts.theme import METRICS, Size

TODAY = date(2026, 3, 2)
OPTIONS = Options(first_day=date(2026, 1, 1), last_day=TODAY, today=TODAY)


def layout_of(timeline: Timeline) -> dict[str, Any]:
    figure: dict[str, Any] = dict(balance_figure(timeline, OPTIONS))
    layout: dict[str, Any] = figure["layout"]
    return layout


def band_levels(timeline: Timeline) -> list[float]:
    return sorted({rule["y0"] for rule in layout_of(timeline)["shapes"] if rule.get("yref") == "paper" and rule["y0"]})


def some(value: float) -> Series:
    return Series.of([(date(2026, 2, day), value, f"r{day}") for day in range(1, 20)])


def test_bands_that_hold_something_have_one_height() -> None:
    full = Timeline(margin=some(1), stress=some(4))

    contacts, supports, weighs, how = band_levels(full)

    assert abs((how - weighs) - (weighs - supports)) < 0.001
    assert supports - contacts < weighs - supports


def test_an_empty_notebook_keeps_four_bands_of_one_height() -> None:
    contacts, supports, weighs, how = band_levels(Timeline())

    assert abs((how - weighs) - (supports - contacts)) < 0.001


def test_what_empty_bands_leave_goes_to_the_others() -> None:
    alone = layout_of(Timeline(margin=some(1)))
    among_four = layout_of(Timeline(margin=some(1), stress=some(4), confidence=some(5)))

    def height_of_the_margin(layout: dict[str, Any]) -> float:
        bottom, top = layout["yaxis"]["domain"]
        return float((top - bottom) * layout["height"])

    assert height_of_the_margin(alone) > height_of_the_margin(among_four)


def test_rows_alone_leave_no_empty_sheet_below_them() -> None:
    week = When.of(date(2026, 2, 1), date(2026, 2, 7))
    tools = tuple(ToolInUse(f"t{place}", week, "walking", "Marche") for place in range(9))
    meta = layout_of(Timeline(margin=some(1), stress=some(4), tools=tools, visits=[Visit("v", week, "home")]))["meta"]

    assert meta["lanes"][-1]["name"] == "séances"
    assert meta["lanes"][-1]["bottom"] - meta["bands"][-1]["bottom"] < 0.001
    assert meta["bands"][-1]["bottom"] < 0.01


def test_names_on_two_lines_never_stand_on_the_next_one() -> None:
    for size in (Size.tablet, Size.desktop, Size.print):
        timeline = Timeline(margin=some(1), stress=some(4), confidence=some(5), activity_load=some(1))
        options = replace(OPTIONS, size=size)
        layout = cast("dict[str, Any]", balance_figure(timeline, options)["layout"])
        sheet = layout["height"] - layout["margin"]["t"] - layout["margin"]["b"]
        names = [note for note in layout["annotations"] if "<br>" in note["text"] and note["xanchor"] == "right"]

        assert len(names) == 3
        for name in names:
            lane = min(layout["meta"]["lanes"], key=lambda lane: abs(lane["top"] + lane["bottom"] - 2 * name["y"]))
            assert (lane["top"] - lane["bottom"]) * sheet >= 2 * 1.3 * METRICS[size].small, name["text"]


def test_a_picture_taller_than_a_screen_tells_its_days_at_both_ends() -> None:
    week = When.of(date(2026, 2, 1), date(2026, 2, 7))
    tools = tuple(ToolInUse(f"t{place}", week, "walking", "Marche") for place in range(14))
    tall = Timeline(margin=some(1), stress=some(4), tools=tools, confidence=some(5), activity_load=some(1))

    assert layout_of(tall)["xaxis2"]["ticktext"] == layout_of(tall)["xaxis"]["ticktext"]
    assert layout_of(tall)["margin"]["t"] > 0
    assert "xaxis2" not in layout_of(Timeline())
    assert layout_of(Timeline())["margin"]["t"] == 0


def test_the_words_below_take_as_many_lines_as_they_need() -> None:
    marks = [OwnSignal("Stress", "mark", some(1))]
    days = [(TODAY - timedelta(days=place), 2.0 + 6 * (place < 12), f"p{place}", PainSource.check_in)
            for place in range(400)]  # fmt: skip
    life = Timeline(pain=PainSeries.of(days), own_signals=marks)
    options = replace(OPTIONS, first_day=date(2025, 2, 1), size=Size.phone)
    below = [cast("dict[str, Any]", balance_figure(one, options)["layout"]) for one in (Timeline(margin=some(1)), life)]
    short, long = (layout["annotations"][-1]["text"].split("<br>") for layout in below)

    assert long == [
        "Barres\u202f: par semaine. Colonnes\u202f: au-dessus de votre zone.",
        "Repères\u202f: plus haut, plus de jours.",
    ]
    assert short == ["Barres\u202f: par semaine, de la note la plus basse à la plus haute."]
    assert below[1]["margin"]["b"] > below[0]["margin"]["b"]


def test_the_length_of_a_silence_stands_beside_the_range_from_before_the_break() -> None:
    """On one line or two, never struck through by it."""
    first = date(2024, 1, 1)
    days = [(first + timedelta(days=place), float(place % 3), f"p{place}", PainSource.check_in) for place in range(200)]
    life = Timeline(pain=PainSeries.of(days))
    for last in (date(2026, 3, 1), date(2025, 6, 1), date(2024, 12, 1)):
        for size in Size:
            options = Options(first_day=first, last_day=last, today=last, size=size)
            layout = cast("dict[str, Any]", balance_figure(life, options)["layout"])
            words = next(note for note in layout["annotations"] if "pas de note" in note["text"])
            low, high = layout["yaxis"]["range"]
            bottom, top = layout["yaxis"]["domain"]
            edges = [bottom + (top - bottom) * (value - low) / (high - low) for value in (0, 2.5)]
            half = (words["text"].count("<br>") + 1) * METRICS[size].small * 1.3 / 2
            half /= layout["height"] - layout["margin"]["t"] - layout["margin"]["b"]

            assert words.get("textangle") or words["y"] + half < edges[0] or words["y"] - half > edges[1], (size, last)


def test_the_figure_says_on_which_day_the_last_note_was() -> None:
    told = replace(OPTIONS, begins=date(2026, 1, 1), ends=last_noted(Timeline(stress=some(4)), TODAY))

    assert (
        cast("dict[str, Any]", balance_figure(Timeline(stress=some(4)), told)["layout"])["meta"]["ends"] == "2026-02-19"
    )
    assert last_noted(Timeline(), TODAY) is None


def test_on_a_phone_the_length_of_a_silence_stands_on_no_name() -> None:
    days = [date(2020, 1, 1) + timedelta(days=place) for place in (*range(200), *range(420, 900), *range(1100, 1900))]
    notes = Series.of([(day, 1.0, f"n{place}") for place, day in enumerate(days)])
    options = Options(first_day=days[0], last_day=days[-1], today=days[-1], size=Size.phone)
    layout = cast("dict[str, Any]", balance_figure(Timeline(margin=notes, acceptable=notes), options)["layout"])
    sheet = layout["height"] - layout["margin"]["t"] - layout["margin"]["b"]
    words = [note for note in layout["annotations"] if note["text"].startswith("7\xa0mois")]
    margin = layout["meta"]["lanes"][0]

    assert len(words) == 2
    for note in words:
        assert note["textangle"] == -90
        half = len(note["text"]) * METRICS[Size.phone].small * 0.54 / 2 / sheet
        assert margin["bottom"] < note["y"] - half
        assert note["y"] + half < margin["top"] - METRICS[Size.phone].lane_label / sheet
