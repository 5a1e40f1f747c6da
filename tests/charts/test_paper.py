"""Pictures that leave the screen: on paper, and as a page that opens anywhere and trusts no text."""

from html.parser import HTMLParser
from typing import Any

import plotly.graph_objects as go
import pytest

from app.balance.body import BodyLife
from app.charts.balance import balance_figure, balance_table, balance_text
from app.charts.body import body_figure
from app.charts.options import Language
from app.charts.paper import on_paper
from app.charts.standalone import Shown, standalone_page
from app.charts.theme import METRICS, Size, ThemeName
from app.charts.work import work_figure, work_only_figure
from tests.charts.lives import HOSTILE, options, ten_years
from tests.charts.test_balance_picture import texts
from tests.charts.test_body import everywhere

DRAWN: dict[str, Any] = {
    "balance": lambda chosen: balance_figure(ten_years(), chosen),
    "work": lambda chosen: work_figure(ten_years(), chosen),
    "work only": lambda chosen: work_only_figure(ten_years(), chosen),
    "body": lambda chosen: body_figure(BodyLife(ten_years(), everywhere().maps), chosen),
}
_A4_WIDTH_MM, _MARGIN_MM, _PIXELS_PER_MM = 210, 15, 96 / 25.4


@pytest.mark.parametrize("name", DRAWN)
def test_on_paper_a_picture_has_the_width_of_the_sheet_no_colour_and_nothing_to_touch(name: str) -> None:
    chosen = options(size=Size.print, theme=ThemeName.print)
    figure: Any = on_paper(DRAWN[name](chosen), chosen)

    go.Figure({"data": figure["data"], "layout": figure["layout"]})
    assert figure["layout"]["width"] == METRICS[Size.print].width
    assert figure["layout"]["width"] <= (_A4_WIDTH_MM - 2 * _MARGIN_MM) * _PIXELS_PER_MM
    assert figure["layout"]["hovermode"] is False
    for trace in figure["data"]:
        assert trace["hoverinfo"] == "skip"
        assert not {"customdata", "hovertext", "hovertemplate"} & trace.keys()
    for text in texts([figure["data"], figure["layout"]]):
        if text.startswith("rgba("):
            red, green, blue = text[5:].split(",")[:3]
            assert red == green == blue
        elif text.startswith("#"):
            assert text[1:3] == text[3:5] == text[5:7]


def test_on_a_screen_nothing_is_taken_from_a_picture() -> None:
    figure = balance_figure(ten_years(), options())

    assert on_paper(figure, options()) is figure


class Page(HTMLParser):
    """The elements of a page with their attributes; what stands inside a script is no element."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))


@pytest.mark.parametrize("language", Language)
def test_a_page_of_its_own_asks_the_network_for_nothing_and_holds_no_element_of_anybodys_text(
    language: Language,
) -> None:
    timeline, chosen = ten_years(HOSTILE), options(language=language)
    shown = Shown(balance_figure(timeline, chosen), balance_text(timeline, chosen), balance_table(timeline, chosen))
    page = standalone_page(f"Carnet de {HOSTILE}", [shown, shown], language)
    read = Page()
    read.feed(page)

    assert not {"img", "iframe", "link", "object", "b"} & {tag for tag, _ in read.found}
    assert not any({"src", "href", "onerror"} & attributes.keys() for _, attributes in read.found)
    assert [attributes["content"] for tag, attributes in read.found if "http-equiv" in attributes] == [
        "default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'; img-src data: blob:"
    ]
    assert [attributes["id"] for _, attributes in read.found if attributes.get("id")] == ["picture-0", "picture-1"]
    assert page.count("plotly.js v") == 1
    assert len(page.encode()) < 6_000_000


@pytest.mark.parametrize("name", DRAWN)
def test_a_light_drawing_finds_every_column_of_a_picture_as_a_list(name: str) -> None:
    figure: Any = DRAWN[name](options())

    for trace in figure["data"]:
        for column in trace.keys() & {"x", "y", "base", "customdata"}:
            assert isinstance(trace[column], list), (trace["type"], column)
