"""The calendar of years: one row for each year, its weeks across, so that ten years are seen at a glance.

One hue in four steps, dark for little room. Flares stand under their row, whole, whatever the notes around them say.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from app.balance.signals import Timeline, date_of, day_number
from app.balance.silence import QuietPeriod, quiet_periods, recorded_days
from app.charts.assembly import assembled
from app.charts.dates import MONTHS, SHORT_MONTHS, in_words, iso, length_in_words, number_in_words
from app.charts.options import Options, Scale
from app.charts.schema import Band, Lane, Piece
from app.charts.seasons_cells import Calendar, Cell, Measure, calendar_of, cells_of
from app.charts.seasons_legend import ROW_SHARE, STRENGTHS, legend_rows, legend_traces
from app.charts.seasons_moments import exact_events, flares, fuzzy_events, visits
from app.charts.seasons_years import (
    CELL_HEIGHT,
    CELLS,
    COMMON_YEAR,
    LOW_CELL_HEIGHT,
    ROW_PIXELS,
    STRIP_HEIGHT,
    Bar,
    Years,
    bars,
    common_day,
    read,
    years_of,
)
from app.charts.sheet import Place, Sheet
from app.charts.theme import Hue, Size
from app.kit.days import Precision

# A moment known to the month is the same mark as one known to the day.
_MARK_OF = {"fuzzy_event": "event"}


def seasons_figure(timeline: Timeline, options: Options, of: str | None = None) -> Piece:
    """Raises ValueError when the period ends before it starts."""
    years = years_of(options)
    calendar = calendar_of(timeline)
    drawn = _traces(years, timeline, calendar)
    traces = [trace for trace in drawn.values() if trace["x"]]
    marks = [_MARK_OF.get(name, name) for name, trace in drawn.items() if trace["x"]]
    below = legend_rows(years.frame, calendar.measure, marks) if traces else 0
    row_pixels = ROW_PIXELS[options.size]
    rows = years.count + below * ROW_SHARE
    height = float(round(rows * row_pixels))
    if traces:
        traces += legend_traces(years.frame, calendar.measure, marks, first_row=years.count)
    lane = Lane("", height, (rows - 0.5, -0.5), traces)
    band = Band(years.say("band"), Hue.overflow, [lane] if traces else [])
    hint = years.say(f"hint_{years.unit.value}") if traces else years.frame.say("nothing_yet")
    bare = Sheet(years.frame, [band], (), (height,), (), hint)
    header = years.frame.metrics.header
    place = Place(lane, 1, max(bare.level(header + height), 0), bare.level(header))
    figure = assembled(replace(bare, places=(place,) if traces else ()))
    return _with_months_and_years(figure, years) if traces else figure


def _with_months_and_years(figure: Piece, years: Years) -> Piece:
    layout = figure["layout"]
    assert isinstance(layout, dict)
    names: tuple[str, ...] = SHORT_MONTHS[years.frame.language]
    if years.frame.options.size is Size.phone:
        names = tuple(name[0].upper() for name in MONTHS[years.frame.language])
    days = [iso(day_number(date(COMMON_YEAR, month, 1))) for month in range(1, 13)]
    for axis in ("xaxis", "xaxis2"):
        if axis in layout:
            layout[axis] |= {"tickvals": days, "ticktext": list(names), "ticklabelshift": 0}
    layout["annotations"] += [_year_label(years, row) for row in range(years.count)]
    return figure


def _year_label(years: Years, row: int) -> Piece:
    return {
        "text": str(years.first + row),
        "xref": "paper",
        "yref": "y",
        "x": 0,
        "y": row + CELLS,
        "xshift": -8,
        "xanchor": "right",
        "yanchor": "middle",
        "showarrow": False,
        "font": {"color": years.frame.palette.ink, "size": years.frame.metrics.font, "weight": 600},
    }


def _traces(years: Years, timeline: Timeline, calendar: Calendar) -> dict[str, Piece]:
    """By what each is a mark of, the first one lowest."""
    quiet = quiet_periods(recorded_days(timeline), min(years.life.today, years.life.last))
    cells = [
        cell for cell in cells_of(calendar, years.unit) if years.life.shows(cell.start, cell.start + cell.days - 1)
    ]
    steps, heaviest = _cells(years, [cell for cell in cells if cell.step is not None], calendar.measure)
    return {
        "quiet": _quiet(years, quiet),
        "other_notes": _other(years, [cell for cell in cells if cell.step is None]),
        "steps": steps,
        "heaviest": heaviest,
        "quiet_words": _quiet_words(years, quiet),
        "flare": flares(years, timeline),
        "fuzzy_event": fuzzy_events(years, timeline),
        "event": exact_events(years, timeline),
        "visit": visits(years, timeline),
    }


def _quiet(years: Years, quiet: Sequence[QuietPeriod]) -> Piece:
    rows = [piece for period in quiet for piece in years.pieces(period.first_day, period.last_day + 1)]
    marker: Piece = {"color": years.frame.palette.quiet, "line": {"width": 0}}
    return bars(rows, level=CELLS, height=CELL_HEIGHT, marker=marker)


def _quiet_words(years: Years, quiet: Sequence[QuietPeriod]) -> Piece:
    """The length of a silence, where it has most room; where it has none the text twin tells it."""
    days, rows, texts = [], [], []
    for period in quiet:
        length = length_in_words(period.days, years.frame.language)
        text = years.frame.say("quiet_open" if period.still_open else "quiet", length=length)
        widest = max(years.pieces(period.first_day, period.last_day + 1), key=lambda one: one[2] - one[1], default=None)
        if widest is None:
            continue
        row, start, stop = widest
        for words in (text, length):
            if years.frame.pixels(stop - start) > years.frame.text_width(words) + 8:
                days.append(iso((start + stop) // 2))
                rows.append(row + CELLS)
                texts.append(words)
                break
    return {
        "type": "scatter",
        "mode": "text",
        "x": days,
        "y": rows,
        "text": texts,
        "textfont": {"size": years.frame.metrics.small, "color": years.frame.palette.muted},
        "hoverinfo": "skip",
    }


def _of_cell(years: Years, cell: Cell) -> Bar:
    """A week over New Year stands whole in the year it belongs to, cut at its edge."""
    first, last = day_number(date(cell.year, 1, 1)), day_number(date(cell.year, 12, 31))
    start, end = max(cell.start, first), min(cell.start + cell.days - 1, last)
    return cell.year - years.first, common_day(start), common_day(end) + 1


def _key(cell: Cell) -> str:
    return f"period/{iso(cell.start)}_{iso(cell.start + cell.days - 1)}"


def _other(years: Years, cells: Sequence[Cell]) -> Piece:
    """Noted, though nothing that has a step: a hollow cell, so that it never looks like silence."""
    line: Piece = {"color": years.frame.hue(Hue.contacts, 0.4), "width": 1}
    marker: Piece = {"color": years.frame.palette.paper, "line": line}
    rows = [_of_cell(years, cell) for cell in cells]
    drawn = bars(rows, level=CELLS + (CELL_HEIGHT - LOW_CELL_HEIGHT) / 2, height=LOW_CELL_HEIGHT, marker=marker)
    return drawn | read([_cell_hover(years, cell, Measure.none) for cell in cells], [_key(cell) for cell in cells])


def _cells(years: Years, cells: Sequence[Cell], measure: Measure) -> tuple[Piece, Piece]:
    rows = [_of_cell(years, cell) for cell in cells]
    paper: Piece = {"color": years.frame.palette.paper, "width": 1}

    def colours(steps: Sequence[int | None]) -> Piece:
        return {"color": [years.frame.hue(Hue.overflow, STRENGTHS[step or 0]) for step in steps], "line": paper}

    heights = [CELL_HEIGHT if cell.enough else LOW_CELL_HEIGHT for cell in cells]
    drawn = bars(rows, level=CELLS, height=heights, marker=colours([cell.step for cell in cells]))
    drawn["y"] = [row + CELLS + (CELL_HEIGHT - high) / 2 for (row, _, _), high in zip(rows, heights, strict=True)]
    cell_read = read([_cell_hover(years, cell, measure) for cell in cells], [_key(cell) for cell in cells])
    heavier = [(row, cell) for row, cell in zip(rows, cells, strict=True) if cell.enough and cell.heaviest != cell.step]
    strip = bars(
        [row for row, _ in heavier],
        level=CELLS + (CELL_HEIGHT - STRIP_HEIGHT) / 2,
        height=STRIP_HEIGHT,
        marker=colours([cell.heaviest for _, cell in heavier]) | {"line": {"width": 0}},
    )
    return drawn | cell_read, strip


def _cell_hover(years: Years, cell: Cell, measure: Measure) -> str:
    language = years.frame.language
    precision = Precision.week if years.unit is Scale.week else Precision.month
    lines = [in_words(date_of(cell.start), precision, language)]
    if cell.step is None or measure is Measure.none:
        lines.append(years.say("other_notes"))
    else:
        name = years.frame.say("strongest" if measure is Measure.zone else measure.value)
        low, high = number_in_words(cell.low, language), number_in_words(cell.high, language)
        lines.append(years.say("one_value" if low == high else "low_high", name=name, low=low, high=high))
    return "<br>".join([*lines, years.say("noted", count=cell.noted, days=cell.days)])
