"""A figure for a sheet of paper: as wide as A4 within its margins, and without anything a finger or mouse asks for."""

from app.charts.options import Options
from app.charts.schema import Json, Piece
from app.charts.theme import METRICS, Size

_ASKED_BY_HAND = frozenset({"hovertext", "hovertemplate", "hoverinfo", "customdata"})


def on_paper(figure: Piece, options: Options) -> Piece:
    """The figure itself for any other size."""
    if options.size is not Size.print:
        return figure
    data, layout, config = (figure[part] for part in ("data", "layout", "config"))
    assert isinstance(data, list)
    assert isinstance(layout, dict)
    assert isinstance(config, dict)
    traces: list[Json] = [
        {key: value for key, value in trace.items() if key not in _ASKED_BY_HAND} | {"hoverinfo": "skip"}
        for trace in data
        if isinstance(trace, dict)
    ]
    # Nothing measures a page that is being printed: the picture brings its width along.
    sheet: Piece = {"width": METRICS[Size.print].width, "autosize": False, "hovermode": False}
    return {"data": traces, "layout": layout | sheet, "config": config | {"responsive": False, "staticPlot": True}}
