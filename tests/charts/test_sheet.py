"""The heights of the bands: none counts for more than another, and an empty one takes no more room than its words."""

from datetime import date
from typing import Any

from app.balance.signals import Series, Timeline
from app.charts.balance import balance_figure
from app.charts.options import Options

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
