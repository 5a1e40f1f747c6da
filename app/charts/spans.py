"""Things with a length or a place in time: packed into rows, drawn as bars with soft ends where the date is fuzzy."""

from collections.abc import Sequence
from dataclasses import dataclass

from app.balance.signals import EXACT, When
from app.charts.dates import iso, iso_moment, milliseconds
from app.charts.frame import Frame
from app.charts.schema import Lane, Piece, escaped
from app.charts.theme import Hue

_SOFT_STEPS = (0.25, 0.5, 0.75)
_SOFT_POINT = (0.35, 0.7, 0.35)
_STEP_PIXELS = 2.0
_THICKNESS = 0.84
_BETWEEN = 3.0


@dataclass(frozen=True, slots=True)
class Span:
    """`key` is "kind/record id"; `strength` 0 to 1 is how firmly it is filled; `hover` is already escaped.

    `names_itself` keeps the label inside the bar: a row of one kind of thing needs no name beside each.
    """

    key: str
    when: When
    label: str
    hover: str
    strength: float = 0.5
    importance: float = 0.0
    symbol: str = "diamond"
    as_mark: bool = True
    names_itself: bool = False

    @property
    def is_mark(self) -> bool:
        exact = self.when.precision in EXACT
        return self.as_mark and exact and self.when.last_day is None and not self.when.ongoing


@dataclass(frozen=True, slots=True)
class _Placed:
    """`left` and `right` in pixels of the plot; `width` is what the label takes beside its span, 0 without one."""

    span: Span
    row: int
    start: int
    stop: int
    left: float
    right: float
    label: str
    width: float


def span_lane(frame: Frame, name: str, spans: Sequence[Span], *, hue: Hue, rows: int = 1) -> Lane:
    """A lane as high as the rows really needed, `rows` at most; every span is drawn, with or without its label."""
    placed = _pack(frame, [span for span in spans if _shown(frame, span)], rows)
    used = max((item.row for item in placed), default=0) + 1
    return Lane(name, used * frame.metrics.row + 2, (used - 0.5, -0.5), _traces(frame, placed, hue=hue))


def most_at_once(frame: Frame, spans: Sequence[Span]) -> int:
    """How many rows keep every span apart from the others."""
    shown = [span.when for span in spans if _shown(frame, span)]
    days = [(when.first_days()[0], when.last_days(frame.today)[1]) for when in shown]
    return max((sum(first <= start <= last for first, last in days) for start, _ in days), default=0)


def _traces(frame: Frame, placed: Sequence[_Placed], *, hue: Hue) -> list[Piece]:
    bars = [item for item in placed if not item.span.is_mark]
    marks = [item for item in placed if item.span.is_mark]
    traces = []
    if bars:
        traces.append(_bars(frame, bars, hue=hue))
    if marks:
        traces.append(_marks(frame, marks, hue=hue))
    open_ends = [item for item in bars if item.span.when.ongoing and frame.today <= frame.last]
    if open_ends:
        traces.append(_hollow_ends(frame, open_ends, hue=hue))
    labels = _labels(frame, placed)
    if labels:
        traces.append(labels)
    return traces


def _shown(frame: Frame, span: Span) -> bool:
    return frame.shows(span.when.first_days()[0], span.when.last_days(frame.today)[1])


def _pack(frame: Frame, spans: Sequence[Span], rows: int) -> list[_Placed]:
    """Each span in the first row with room for it and its label, else for it alone, else over the one ending first."""
    bare_ends, label_ends = [float("-inf")] * rows, [float("-inf")] * rows
    placed = []
    for span in sorted(spans, key=lambda span: (span.when.first_days()[0], span.key)):
        start = max(span.when.first_days()[0], frame.first)
        stop = min(span.when.last_days(frame.today)[1], frame.last) + 1
        left, right = _extent(frame, span, start, stop)
        roomy = [row for row in range(rows) if label_ends[row] <= left]
        free = [row for row in range(rows) if bare_ends[row] <= left]
        row = roomy[0] if roomy else min(free or range(rows), key=bare_ends.__getitem__)
        label = escaped(span.label, frame.metrics.label_letters)
        width = frame.text_width(label) + 2 * _BETWEEN if span.label else 0.0
        inside = span.names_itself or (not span.is_mark and right - left >= width)
        bare_ends[row] = max(bare_ends[row], right + _BETWEEN)
        label_ends[row] = max(bare_ends[row], right + (0 if inside else width) + _BETWEEN)
        placed.append(_Placed(span, row, start, stop, left, right, label, width))
    return placed


def _bars(frame: Frame, placed: Sequence[_Placed], *, hue: Hue) -> Piece:
    pieces = [
        (item, start, stop, share) for item in placed for start, stop, share in soft_pieces(frame, item.span.when)
    ]
    return {
        "type": "bar",
        "orientation": "h",
        "base": [iso(start) for _, start, _, _ in pieces],
        "x": [milliseconds(stop - start) for _, start, stop, _ in pieces],
        "y": [item.row for item, _, _, _ in pieces],
        "width": _THICKNESS,
        "marker": {
            "color": [frame.hue(hue, round(item.span.strength * share, 2)) for item, _, _, share in pieces],
            # The outline keeps a few days visible on a picture of ten years; a soft end has none.
            "line": {"color": frame.hue(hue), "width": [1 if share == 1 else 0 for _, _, _, share in pieces]},
        },
        "hovertext": [item.span.hover for item, _, _, _ in pieces],
        "customdata": [item.span.key for item, _, _, _ in pieces],
        "hovertemplate": "%{hovertext}<extra></extra>",
    }


def soft_pieces(frame: Frame, when: When) -> list[tuple[int, int, float]]:
    """(first day, day after the last, share of the strength): steps up over a fuzzy start, down over a fuzzy end."""
    start_first, start_last = when.first_days()
    end_first, end_last = when.last_days(frame.today)
    if when.last_day is None and not when.ongoing:
        exact = start_first == start_last
        pieces = (
            [(start_first, start_first + 1, 1.0)] if exact else _steps(frame, start_first, start_last + 1, _SOFT_POINT)
        )
    else:
        core_start = start_last if start_last > start_first else start_first
        core_stop = max(end_first if end_last > end_first else end_last + 1, core_start + 1)
        pieces = _steps(frame, start_first, core_start, _SOFT_STEPS) if core_start > start_first else []
        pieces.append((core_start, core_stop, 1.0))
        if end_last + 1 > core_stop:
            pieces += _steps(frame, core_stop, end_last + 1, _SOFT_STEPS[::-1])
    clipped = [(max(start, frame.first), min(stop, frame.last + 1), share) for start, stop, share in pieces]
    return [piece for piece in clipped if piece[1] > piece[0]]


def _steps(frame: Frame, start: int, stop: int, shares: tuple[float, ...]) -> list[tuple[int, int, float]]:
    """As many steps as the eye can tell apart, the middle one alone when there is room for no more."""
    if frame.pixels(stop - start) < _STEP_PIXELS * len(shares):
        shares = (shares[len(shares) // 2],)
    edges = [start + (stop - start) * step // len(shares) for step in range(len(shares) + 1)]
    return [(edges[step], edges[step + 1], share) for step, share in enumerate(shares)]


def _marks(frame: Frame, placed: Sequence[_Placed], *, hue: Hue) -> Piece:
    crowded = len(placed) * frame.metrics.marker > frame.plot_width
    return {
        "type": "scatter",
        "mode": "markers",
        "x": [iso(item.start) for item in placed],
        "y": [item.row for item in placed],
        "marker": {
            "symbol": [item.span.symbol for item in placed],
            "size": frame.metrics.marker if crowded else frame.metrics.marker + 2,
            "color": [frame.hue(hue, item.span.strength) for item in placed],
            "line": {"color": frame.hue(hue), "width": 1},
        },
        "hovertext": [item.span.hover for item in placed],
        "customdata": [item.span.key for item in placed],
        "hovertemplate": "%{hovertext}<extra></extra>",
        "cliponaxis": False,
    }


def _hollow_ends(frame: Frame, placed: Sequence[_Placed], *, hue: Hue) -> Piece:
    return {
        "type": "scatter",
        "mode": "markers",
        "x": [iso(item.stop) for item in placed],
        "y": [item.row for item in placed],
        "marker": {
            "symbol": "circle",
            "size": frame.metrics.marker + 3,
            "color": frame.palette.paper,
            "line": {"color": frame.hue(hue), "width": 1.5},
        },
        "hoverinfo": "skip",
        "cliponaxis": False,
    }


def _labels(frame: Frame, placed: Sequence[_Placed]) -> Piece | None:
    """Labels go inside a bar, or right of it where the row stays free; the most telling choose first."""
    taken = _taken(placed)
    chosen = []
    for item in sorted(placed, key=lambda item: -item.span.importance):
        label, width, left, right = item.label, item.width, item.left, item.right
        if not label:
            continue
        if right - left >= width and not item.span.is_mark and _alone(taken[item.row], left, right):
            chosen.append((item, left + _BETWEEN, _as_long_as(frame, item.span, right - left)))
            continue
        if item.span.names_itself:
            continue
        for start in (right + _BETWEEN, left - _BETWEEN - width):
            stop = start + width
            if start >= 0 and stop <= frame.plot_width and _clear(taken[item.row], start, stop):
                taken[item.row].append((start, stop))
                chosen.append((item, start if start > left else stop, label))
                break
    if not chosen:
        return None
    return {
        "type": "scatter",
        "mode": "text",
        "x": [iso_moment(frame.first + left * frame.days / frame.plot_width) for _, left, _ in chosen],
        "y": [item.row for item, _, _ in chosen],
        "text": [label for _, _, label in chosen],
        "textposition": ["middle left" if at < item.left else "middle right" for item, at, _ in chosen],
        "textfont": {"size": frame.metrics.small, "color": frame.palette.ink},
        "hoverinfo": "skip",
    }


def _taken(placed: Sequence[_Placed]) -> dict[int, list[tuple[float, float]]]:
    taken: dict[int, list[tuple[float, float]]] = {}
    for item in placed:
        taken.setdefault(item.row, []).append((item.left, item.right))
    return taken


def _extent(frame: Frame, span: Span, start: int, stop: int) -> tuple[float, float]:
    left, right = frame.pixels(start - frame.first), frame.pixels(stop - frame.first)
    half = frame.metrics.marker / 2 + 1
    if span.is_mark:
        return left - half, left + half
    return left, max(right + (half + 2 if span.when.ongoing else 0), left + 2)


def _as_long_as(frame: Frame, span: Span, room: float) -> str:
    """Inside its own bar a name is cut where the bar ends, not where a name beside a mark would be."""
    letters = int((room - 2 * _BETWEEN) / frame.text_width("x"))
    return escaped(span.label, max(letters, frame.metrics.label_letters))


def _clear(taken: Sequence[tuple[float, float]], start: float, stop: float) -> bool:
    return all(stop <= low or start >= high for low, high in taken)


def _alone(taken: Sequence[tuple[float, float]], left: float, right: float) -> bool:
    """True when only the span itself stands between the two."""
    return sum(1 for low, high in taken if low < right and high > left) <= 1
