"""The picture obeys plotly's schema, hides nothing, bridges nothing and never trusts a text."""

import json
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import pairwise
from typing import Any

import brotli
import plotly.graph_objects as go
import pytest

from app.balance.signals import Flare, LifeEvent, PainSeries, PainSource, Series, Timeline, ToolInUse, Visit, When
from app.charts.balance import balance_figure, balance_text, encode
from app.charts.options import Language, Options, Scale
from app.charts.theme import METRICS, PALETTES, Hue, Size, ThemeName
from app.kit.days import Precision
from tests.charts.lives import HOSTILE, TODAY, day_scale, diary, one_note, options, series, ten_years

LIVES = {"ten years": ten_years(), "a diary": diary(), "one note": one_note(), "nothing": Timeline()}
FEWEST_BYTES_GOAL = 25_000


def drawn(timeline: Timeline, chosen: Options) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(encode(balance_figure(timeline, chosen)))
    return found


def texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for part in value.values():
            yield from texts(part)
    elif isinstance(value, list):
        for part in value:
            yield from texts(part)


def customdata(figure: dict[str, Any]) -> set[str]:
    return {key for trace in figure["data"] for key in texts(trace.get("customdata"))}


@pytest.mark.parametrize("life", LIVES)
@pytest.mark.parametrize("size", Size)
@pytest.mark.parametrize("scale", Scale)
def test_every_picture_is_valid_for_plotly(life: str, size: Size, scale: Scale) -> None:
    figure = drawn(LIVES[life], options(size=size, scale=scale))

    go.Figure({"data": figure["data"], "layout": figure["layout"]})


@pytest.mark.parametrize("life", LIVES)
@pytest.mark.parametrize("scale", Scale)
def test_only_traces_of_the_basic_bundle_are_used(life: str, scale: Scale) -> None:
    assert {trace["type"] for trace in drawn(LIVES[life], options(scale=scale))["data"]} <= {"scatter", "bar"}


@pytest.mark.parametrize("size", Size)
def test_four_bands_of_the_same_height_stand_in_the_order_of_the_product(size: Size) -> None:
    notes = drawn(ten_years(), options(size=size))["layout"]["annotations"]
    titles = ("Comment c’est", "Ce qui pèse", "Ce qui soutient", "Rencontres")

    levels = [note["y"] for title in titles for note in notes if title in str(note["text"])]

    steps = [round(above - below, 3) for above, below in pairwise(levels)]
    assert len(levels) == 4
    assert min(steps) > 0
    assert max(steps) - min(steps) <= 0.001


@pytest.mark.parametrize("size", Size)
@pytest.mark.parametrize("scale", Scale)
def test_no_flare_visit_event_or_change_is_ever_dropped(size: Size, scale: Scale) -> None:
    timeline = ten_years()

    keys = customdata(drawn(timeline, options(size=size, scale=scale)))

    assert {f"flare/{flare.record_id}" for flare in timeline.flares} <= keys
    assert {f"visit/{visit.record_id}" for visit in timeline.visits} <= keys
    assert {f"life_event/{event.record_id}" for event in timeline.life_events} <= keys
    assert {"adjustment/a1", "goal/g1", "tool_use/t1", "rhythm/r1", "story/s1", "work_contact/k1"} <= keys


@pytest.mark.parametrize("scale", [Scale.week, Scale.month])
def test_the_highest_and_lowest_notes_stay_at_the_scale_of_years(scale: Scale) -> None:
    values = [0.0] * 700
    values[333], values[501] = -3, 3
    figure = drawn(Timeline(margin=series(date(2020, 1, 1), values)), options(date(2020, 1, 1), scale=scale))

    bars = next(trace for trace in figure["data"] if trace["type"] == "bar")
    reach = [(low, low + high) for low, high in zip(bars["base"], bars["y"], strict=True) if low is not None]

    assert min(low for low, _ in reach) == -3
    assert max(high for _, high in reach) == 3


def test_nothing_is_drawn_across_a_hole_of_more_than_fourteen_days() -> None:
    rows = [(date(2026, 9, 1), 1.0, "a"), (date(2026, 9, 15), 1.0, "b"), (date(2026, 9, 30), 2.0, "c")]
    figure = drawn(Timeline(margin=Series.of(rows)), day_scale())

    line = next(trace for trace in figure["data"] if trace.get("mode") == "lines+markers")

    assert line["y"] == [1, 1, None, 2]
    assert line["customdata"] == ["checkin/a", "checkin/b", None, "checkin/c"]
    assert not line.get("connectgaps")


def test_a_first_note_is_seen_at_the_scale_of_years() -> None:
    for scale in Scale:
        figure = drawn(one_note(), options(size=Size.phone, scale=scale))
        [dot] = [trace for trace in figure["data"] if "markers" in trace.get("mode", "")]

        assert dot["marker"]["size"] == METRICS[Size.phone].marker, scale


def test_weeks_without_a_note_hold_nothing() -> None:
    rows = [(date(2025, 1, 6), 1.0, "a"), (date(2025, 2, 3), 2.0, "b")]
    figure = drawn(Timeline(margin=Series.of(rows)), options(date(2025, 1, 1), scale=Scale.week))

    bars = next(trace for trace in figure["data"] if trace["type"] == "bar")

    assert bars["base"] == [1, None, None, None, 2]


def test_an_open_flare_ends_hollow_and_a_closed_one_does_not() -> None:
    begun = When.of(TODAY - timedelta(days=5), ongoing=True)
    ended = When.of(TODAY - timedelta(days=9), TODAY - timedelta(days=7))

    def hollow(when: When) -> list[dict[str, Any]]:
        figure = drawn(Timeline(flares=(Flare("f", when),)), day_scale())
        return [
            trace
            for trace in figure["data"]
            if trace["type"] == "scatter" and trace.get("marker", {}).get("color") == PALETTES[ThemeName.light].paper
        ]

    assert len(hollow(begun)) == 1
    assert hollow(ended) == []


def test_a_fuzzy_beginning_is_drawn_in_growing_steps() -> None:
    event = LifeEvent("e", When.of(date(2026, 1, 1), date(2026, 9, 1), precision=Precision.season), "home", "Travaux")
    figure = drawn(Timeline(life_events=(event,)), options(date(2025, 6, 1)))

    bar = next(trace for trace in figure["data"] if trace["type"] == "bar")
    shares = [float(colour.rsplit(",", 1)[1].rstrip(")")) for colour in bar["marker"]["color"]]

    assert len(shares) == 4
    assert shares == sorted(shares)
    assert len(set(bar["customdata"])) == 1


def test_a_silence_is_soft_empty_space_with_its_length_in_words() -> None:
    layout = drawn(ten_years(), options(size=Size.desktop))["layout"]

    spaces = [shape for shape in layout["shapes"] if shape["type"] == "rect"]

    assert [(space["x0"], space["x1"]) for space in spaces] == [("2020-02-01", "2020-09-02")]
    assert "7\u00a0mois sans note" in [note["text"] for note in layout["annotations"]]


def band_of(rows: list[tuple[date, float, str, PainSource]], chosen: Options) -> list[dict[str, Any]]:
    figure = drawn(Timeline(pain=PainSeries.of(rows)), chosen)
    return [trace for trace in figure["data"] if trace["type"] == "bar" and trace.get("hoverinfo") == "skip"]


def test_the_usual_range_is_a_soft_band_lighter_while_it_is_a_first_estimate() -> None:
    rows = [(date(2026, 9, 1) + timedelta(days=day), 4.0, f"r{day}", PainSource.check_in) for day in range(60)]

    first, known = band_of(rows, day_scale())

    assert (first["base"], first["y"], first["x"]) == ([3.5], [1.0], ["2026-09-16"])
    assert known["x"] == ["2026-10-01"]
    assert first["marker"]["color"] < known["marker"]["color"]
    assert sum(known["width"]) == (30 + 14) * 86_400_000


def test_after_a_break_the_range_is_hatched_and_dated() -> None:
    rows = [(date(2026, 1, 1) + timedelta(days=day), 4.0, f"r{day}", PainSource.check_in) for day in range(60)]
    figure = drawn(Timeline(pain=PainSeries.of(rows)), options(date(2026, 1, 1), size=Size.desktop))

    hatched = band_of(rows, options(date(2026, 1, 1), size=Size.desktop))[-1]

    assert hatched["marker"]["pattern"]["shape"] == "/"
    assert hatched["x"] == ["2026-05-31"]
    assert "zone d’avant la pause · 1er mars 2026" in list(texts(figure["data"]))


def test_the_door_left_open_is_a_line_between_two_visits() -> None:
    visits = (
        Visit("v1", When.of(date(2025, 1, 10)), "in_person", open_door=True),
        Visit("v2", When.of(date(2025, 10, 10)), "video"),
    )
    figure = drawn(Timeline(visits=visits), options(date(2024, 12, 1), size=Size.desktop))

    line = next(trace for trace in figure["data"] if trace.get("mode") == "lines")

    assert line["x"] == ["2025-01-10", "2025-10-10", None]
    assert "porte ouverte" in list(texts(figure["data"]))


@pytest.mark.parametrize("size", Size)
@pytest.mark.parametrize("scale", Scale)
def test_what_people_write_is_escaped_wherever_it_goes(size: Size, scale: Scale) -> None:
    figure = drawn(ten_years(HOSTILE), options(size=size, scale=scale))

    for text in texts([figure["data"], figure["layout"]]):
        assert "<img" not in text
        assert "<b>%" not in text
        assert "$" not in text


def test_own_names_never_become_part_of_a_template() -> None:
    figure = drawn(ten_years("%{x}"), day_scale(size=Size.desktop))

    templates = [str(trace["hovertemplate"]) for trace in figure["data"] if "hovertemplate" in trace]

    assert any("&#37;{x}" in template for template in templates)
    assert not any("<br>%{x}" in template for template in templates)


@pytest.mark.parametrize("theme", ThemeName)
def test_every_hue_reads_on_its_paper(theme: ThemeName) -> None:
    palette = PALETTES[theme]

    for colour in [palette.ink, palette.muted, *(palette.hues[hue] for hue in Hue)]:
        assert contrast(colour, palette.paper) >= 4.5
        assert contrast(colour, palette.quiet) >= 4.5


def contrast(one: str, other: str) -> float:
    """WCAG 2.2, relative luminance."""

    def luminance(colour: str) -> float:
        parts = [int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5)]
        red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def test_the_print_theme_holds_no_colour() -> None:
    figure = drawn(ten_years(), options(size=Size.print, theme=ThemeName.print))

    for text in texts([figure["data"], figure["layout"]]):
        if text.startswith("rgba("):
            red, green, blue = text[5:].split(",")[:3]
            assert red == green == blue
        elif text.startswith("#"):
            assert text[1:3] == text[3:5] == text[5:7]


def test_the_same_days_say_the_same_in_english() -> None:
    french = drawn(ten_years(), options(language=Language.fr))
    english = drawn(ten_years(), options(language=Language.en))

    assert customdata(french) == customdata(english)
    assert "How it is" in " ".join(texts(english["layout"]))
    assert "Comment c’est" not in " ".join(texts(english["layout"]))


def test_order_of_arrival_does_not_change_the_picture() -> None:
    timeline = ten_years()
    turned = Timeline(
        flares=timeline.flares[::-1], visits=timeline.visits[::-1], life_events=timeline.life_events[::-1]
    )
    straight = Timeline(flares=timeline.flares, visits=timeline.visits, life_events=timeline.life_events)

    assert drawn(turned, options()) == drawn(straight, options())


def test_the_whole_picture_of_ten_years_stays_light_on_the_wire() -> None:
    assert len(brotli.compress(encode(balance_figure(ten_years(), options())), quality=5)) <= FEWEST_BYTES_GOAL


def test_a_period_that_ends_before_it_starts_is_refused() -> None:
    with pytest.raises(ValueError, match="last_day_before_first_day"):
        balance_figure(Timeline(), options(TODAY, TODAY - timedelta(days=1)))


def test_a_name_inside_its_bar_is_cut_where_the_bar_ends() -> None:
    name = "Venir parler, sans rien faire d’autre que parler"
    tool = ToolInUse("t", When.of(date(2026, 1, 1), ongoing=True), "walking", name)
    figure: Any = balance_figure(Timeline(tools=[tool]), options(date(2026, 1, 1), size=Size.phone))

    assert name in [text for trace in figure["data"] if trace.get("mode") == "text" for text in trace["text"]]


def test_notes_that_are_all_the_same_have_no_range_in_words() -> None:
    calm = Timeline(stress=series(date(2026, 1, 1), [1.0] * 11))

    words = " ".join(balance_text(calm, options(language=Language.en)).paragraphs)

    assert "Stress: 11 notes, all at 1." in words
