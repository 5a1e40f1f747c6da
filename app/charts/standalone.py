"""Pictures as one page that opens anywhere: plotly.js inside it, the words and the rows below each, no network.

The only place that knows the plotly package, whose larger part loads itself when the first page is written.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from plotly.io import to_html
from plotly.offline import get_plotlyjs

from app.charts.options import Language
from app.charts.schema import Piece
from app.charts.table import TableTwin
from app.charts.text import TextTwin
from app.charts.theme import FONT_FAMILY, PALETTES, ThemeName

# Whatever a text might hold, the page can neither fetch nor send anything.
_POLICY = "default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'; img-src data: blob:"
_TABLE = {Language.fr: "Le tableau", Language.en: "The table"}
_PAPER = PALETTES[ThemeName.light]
_STYLE = (
    f"body{{font:17px/1.5 {FONT_FAMILY};max-width:76rem;margin:2rem auto;padding:0 1rem;background:{_PAPER.paper};"
    f"color:{_PAPER.ink}}}section{{margin:3rem 0}}summary{{padding:.8rem 0;cursor:pointer}}p{{max-width:44rem}}"
    "table{border-collapse:collapse;display:block;overflow-x:auto}"
    f"td,th{{padding:.3rem 1.2rem .3rem 0;text-align:left;vertical-align:top;border-bottom:1px solid {_PAPER.line}}}"
)


@dataclass(frozen=True, slots=True)
class Shown:
    """One picture in its three forms; `text` brings the title."""

    figure: Piece
    text: TextTwin
    table: TableTwin


def standalone_page(heading: str, pictures: Sequence[Shown], language: Language) -> str:
    """plotly.js stands in the page once, however many pictures there are."""
    sections = "".join(_section(number, one, language) for number, one in enumerate(pictures))
    return (
        f'<!doctype html><html lang="{language}"><head><meta charset="utf-8">'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">'
        '<meta name="viewport" content="width=device-width,initial-scale=1">'
        f"<title>{escape(heading)}</title><style>{_STYLE}</style><script>{get_plotlyjs()}</script></head>"
        f"<body><h1>{escape(heading)}</h1>{sections}</body></html>\n"
    )


def _section(number: int, one: Shown, language: Language) -> str:
    words = "".join(f"<p>{escape(paragraph)}</p>" for paragraph in one.text.paragraphs)
    title = escape(one.text.title)
    return (
        f'<section><h2>{title}</h2><div role="img" aria-label="{title}">{_drawn(number, one.figure)}</div>{words}'
        f"<details><summary>{_TABLE[language]}</summary>{_rows(one.table)}</details></section>"
    )


def _drawn(number: int, figure: Piece) -> str:
    # Checked by the tests: to check it here again would cost more than to draw it.
    parts = {"data": figure["data"], "layout": figure["layout"]}
    drawn = to_html(
        parts,
        config=figure["config"],
        include_plotlyjs=False,
        full_html=False,
        default_height="auto",
        validate=False,
        div_id=f"picture-{number}",
    )
    return str(drawn)


def _rows(table: TableTwin) -> str:
    head = "".join(f'<th scope="col">{escape(name)}</th>' for name in table.columns)
    rows = "".join("<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in row) + "</tr>" for row in table.rows)
    return f"<table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>"
