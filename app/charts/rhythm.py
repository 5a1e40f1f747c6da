"""The rhythm of a practice over years: one thin line for each person, their contacts, pauses and open doors.

It shows that a follow-up holds over silence. Nothing is counted up, compared or put in an order of merit.
"""

from app.charts.assembly import assembled
from app.charts.dates import day_in_words, iso, length_in_words, milliseconds
from app.charts.frame import Frame, frame_of
from app.charts.options import Options
from app.charts.rhythm_lines import PersonRhythm, Practice
from app.charts.rhythm_words import told
from app.charts.schema import Band, Lane, Piece, escaped
from app.charts.sheet import Place, Sheet
from app.charts.theme import Hue

MOST_NAMED = 60
_NAMED_ROW, _NAMED_ROW_WITHOUT_GUTTER, _THIN_ROW = 26, 40, 6
_LETTER_WIDTH = 0.56
_LEAST_OPEN_DOOR_DAYS = 21


def rhythm_figure(people: Practice, options: Options) -> Piece:
    """`{data, layout, config}` for plotly.js basic. Raises ValueError when the period ends before it starts."""
    frame = frame_of(options)
    named = len(people) <= MOST_NAMED
    words = told("hint" if named else "hint_many", frame.language)
    if not people:
        words = told("nothing", frame.language)
    above = frame.metrics.lane_label > 0
    row = _THIN_ROW if not named else _NAMED_ROW_WITHOUT_GUTTER if above else _NAMED_ROW
    height = float(max(row * len(people), row))
    traces = [trace for trace in _traces(frame, people, named=named, above=above) if trace["x"]]
    guides = tuple((float(place), _short(frame, one.name)) for place, one in enumerate(people)) if named else ()
    if above:
        guides = tuple((place, "") for place, _ in guides)
    lane = Lane("", height, (len(people) - 0.5, -0.5), traces, guides=guides)
    band = Band(told("band", frame.language), Hue.contacts, [lane] if traces else [])
    bare = Sheet(frame, [band], (), (height,), (), words)
    place = Place(lane, 1, max(bare.level(frame.metrics.header + height), 0), bare.level(frame.metrics.header))
    return assembled(Sheet(frame, [band], (), (height,), (place,) if traces else (), words))


def _short(frame: Frame, name: str) -> str:
    """As much of a name as the margin holds."""
    return escaped(name, int((frame.metrics.gutter - 12) / (frame.metrics.small * _LETTER_WIDTH)))


def _traces(frame: Frame, people: Practice, *, named: bool, above: bool) -> list[Piece]:
    traces = [_pauses(frame, people), _open_doors(frame, people), _contacts(frame, people, named=named)]
    if named:
        traces.insert(1, _lengths(frame, people))
    if above:
        traces.append(_names(frame, people))
    return traces


def _pauses(frame: Frame, people: Practice) -> Piece:
    """Soft empty space, from the contact before to the return, or to today."""
    rows: list[tuple[int, int, int]] = []
    for place, one in enumerate(people):
        for pause in one.pauses(frame.today):
            start, stop = max(pause.first, frame.first), min(pause.last or frame.today, frame.last + 1)
            if stop > start:
                rows.append((place, start, stop))
    return {
        "type": "bar",
        "orientation": "h",
        "base": [iso(start) for _, start, _ in rows],
        "x": [milliseconds(stop - start) for _, start, stop in rows],
        "y": [place for place, _, _ in rows],
        "width": [0.62] * len(rows),
        "marker": {"color": frame.palette.quiet, "line": {"width": 0}},
        "hoverinfo": "skip",
    }


def _lengths(frame: Frame, people: Practice) -> Piece:
    """How long each pause was, in words where there is room."""
    days, places, texts = [], [], []
    for place, one in enumerate(people):
        for pause in one.pauses(frame.today):
            start, stop = max(pause.first, frame.first), min(pause.last or frame.today, frame.last + 1)
            text = length_in_words((pause.last or frame.today) - pause.first, frame.language)
            if frame.pixels(stop - start) > frame.text_width(text) + 14:
                days.append(iso((start + stop) // 2))
                places.append(place)
                texts.append(text)
    return _words(frame, days, places, texts)


def _words(frame: Frame, days: list[str], places: list[int], texts: list[str]) -> Piece:
    return {
        "type": "scatter",
        "mode": "text",
        "x": days,
        "y": places,
        "text": texts,
        "textfont": {"size": frame.metrics.small, "color": frame.palette.muted},
        "hoverinfo": "skip",
    }


def _names(frame: Frame, people: Practice) -> Piece:
    """Without a margin for them, each above the beginning of its line."""
    start = iso(frame.first)
    words = _words(frame, [start] * len(people), [], [escaped(one.name, 34) for one in people])
    return words | {"y": [place - 0.32 for place in range(len(people))], "textposition": "middle right"}


def _open_doors(frame: Frame, people: Practice) -> Piece:
    days: list[str | None] = []
    places: list[int | None] = []
    for place, one in enumerate(people):
        for door in one.open_doors(frame.today):
            start, stop = max(door.first, frame.first), min(door.last or frame.today, frame.last)
            if stop - start >= _LEAST_OPEN_DOOR_DAYS:
                days += [iso(start), iso(stop), None]
                places += [place, place, None]
    line: Piece = {"color": frame.hue(Hue.contacts, 0.7), "width": 1.2, "dash": "dot"}
    return {"type": "scatter", "mode": "lines", "x": days, "y": places, "line": line, "hoverinfo": "skip"}


def _contacts(frame: Frame, people: Practice, *, named: bool) -> Piece:
    shown = [
        (place, one, contact.day)
        for place, one in enumerate(people)
        for contact in one.contacts
        if frame.shows(contact.day, contact.day)
    ]
    back = {one.key: one.returns() for one in people}
    symbols = ["diamond" if day in back[one.key] else "circle" for _, one, day in shown]
    size = frame.metrics.marker + 1 if named else 4
    return {
        "type": "scatter",
        "mode": "markers",
        "x": [iso(day) for _, _, day in shown],
        "y": [place for place, _, _ in shown],
        "marker": {
            "symbol": symbols if named else "circle",
            "size": [size + 3 if named and symbol == "diamond" else size for symbol in symbols],
            "color": frame.hue(Hue.contacts, 0.85 if named else 0.6),
            "line": {"width": 0},
        },
        "hovertext": [_hover(frame, one, day, is_back=day in back[one.key]) for _, one, day in shown],
        "customdata": [f"person/{one.key}" for _, one, _ in shown],
        "hovertemplate": "%{hovertext}<extra></extra>",
        "cliponaxis": False,
    }


def _hover(frame: Frame, one: PersonRhythm, day: int, *, is_back: bool) -> str:
    kind = told("back" if is_back else "contact", frame.language)
    return f"{escaped(one.name)}<br>{kind} · {day_in_words(day, frame.language)}"
