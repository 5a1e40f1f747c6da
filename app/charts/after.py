"""Before and after, honestly: the notes around one change, and where moments of the same start led anyway.

No mean of the notes before is drawn: beside the one after it would be read as the size of an effect.
"""

from dataclasses import dataclass, replace
from datetime import date

from app.balance.after import After, AfterChanges, NoAnswer
from app.balance.changes import Change, ChangeKind
from app.balance.moments import FIRST_DAY_AFTER, LAST_DAY_AFTER
from app.balance.signals import Series, Timeline, date_of, day_number
from app.charts.after_words import AFTER_WORDS
from app.charts.assembly import assembled
from app.charts.companion import told
from app.charts.curves import Curve, curve_traces
from app.charts.dates import iso, milliseconds, number_in_words, when_in_words
from app.charts.frame import Frame, frame_of
from app.charts.options import Language, Options, Scale
from app.charts.schema import Band, Lane, Piece, escaped
from app.charts.sheet import snug_sheet
from app.charts.theme import Hue, Size
from app.charts.vocabulary import named

_DAYS_BEFORE = 42
# Room at the right of the weeks after, where the mean of the notes is told.
_ROOM_DAYS = 17
_HEIGHT = {Size.phone: 250, Size.tablet: 320, Size.desktop: 360, Size.print: 300}
_HUES = {
    ChangeKind.tool_use: Hue.supports,
    ChangeKind.work_status: Hue.weighs,
    ChangeKind.visit: Hue.contacts,
    ChangeKind.adjustment: Hue.contacts,
}
_VOCABULARY = {ChangeKind.work_status: "work_status", ChangeKind.visit: "visit_mode"}
_NEAR_TOP = 8.8


@dataclass(frozen=True, slots=True)
class AfterLife:
    """`acute_back_pain_since` holds the days on which a label of an acute low back pain was set."""

    timeline: Timeline
    acute_back_pain_since: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Told:
    """One change with its answer, and the notes it is about."""

    change: Change
    answer: After | NoAnswer
    notes: Series
    are_ratings: bool


def change_name(change: Change, language: Language) -> str:
    return change.label or named(_VOCABULARY.get(change.kind, ""), change.key, language)


def chosen(timeline: Timeline, today: date, of: str | None) -> Told | None:
    """The asked change; otherwise the latest that has an answer, otherwise the latest; None without any change."""
    asked = AfterChanges(timeline, day_number(today))
    latest_first = asked.changes[::-1]
    named_one = [change for change in latest_first if change.record_id == of]
    found = [(change, asked.answer(change)) for change in named_one]
    if not found:
        answers = ((change, asked.answer(change)) for change in latest_first)
        first = next(((change, answer) for change, answer in answers if isinstance(answer, After)), None)
        found = [first] if first else [(change, asked.answer(change)) for change in latest_first[:1]]
    if not found:
        return None
    change, answer = found[0]
    notes = asked.notes_for(change)
    series = timeline.pain.series if notes is None else notes.series.series
    around = series.between(change.day - _DAYS_BEFORE, change.day + LAST_DAY_AFTER)
    return Told(change, answer, around, notes is None or notes.key == "pain")


def after_figure(life: AfterLife, options: Options, of: str | None = None) -> Piece:
    told_one = chosen(life.timeline, options.today, of)
    if told_one is None:
        nothing = told(AFTER_WORDS, "no_change", options.language)
        frame = frame_of(options)
        return assembled(snug_sheet(frame, [Band(_band_title(frame, None), Hue.overflow, [])], (), hint=nothing))
    frame = _frame(options, told_one)
    lane = _lane(frame, told_one)
    hint = told(AFTER_WORDS, "hint" if isinstance(told_one.answer, After) else "hint_plain", frame.language)
    return assembled(snug_sheet(frame, [Band(_band_title(frame, told_one), Hue.overflow, [lane])], (), hint=hint))


def _frame(options: Options, told_one: Told) -> Frame:
    first, last = told_one.change.day - _DAYS_BEFORE, told_one.change.day + LAST_DAY_AFTER
    last += _ROOM_DAYS if isinstance(told_one.answer, After) else 1
    return frame_of(replace(options, first_day=date_of(first), last_day=date_of(last), scale=Scale.day))


def _band_title(frame: Frame, told_one: Told | None) -> str:
    if told_one is None or frame.options.size is Size.phone:
        return told(AFTER_WORDS, "band", frame.language)
    name = escaped(change_name(told_one.change, frame.language), 60)
    return told(AFTER_WORDS, "band_of", frame.language, name=name)


def _lane(frame: Frame, told_one: Told) -> Lane:
    label = frame.say("pain" if told_one.are_ratings else "strongest")
    kind = "checkin" if told_one.are_ratings else "pain_map"
    decimals = int(bool((told_one.notes.values % 1).any()))
    traces = [_change_mark(frame, told_one.change)]
    if isinstance(told_one.answer, After):
        traces = [_expected_band(frame, told_one.answer), *traces]
    traces += curve_traces(frame, told_one.notes, Curve(label, kind, Hue.overflow, decimals=decimals, light=True))
    if isinstance(told_one.answer, After):
        traces += _means(frame, told_one.answer)
    guides = ((0, "0"), (5, label), (10, "10"))
    return Lane(label, _HEIGHT[frame.options.size], (-0.6, 11.4), traces, guides=guides)


def _change_mark(frame: Frame, change: Change) -> Piece:
    """A line on its day; a soft stretch where the day is not known."""
    first, last = change.when.first_days()
    hue = _HUES[change.kind]
    hover = f"{escaped(change_name(change, frame.language))}<br>{when_in_words(change.when, frame.language)}"
    if not change.has_a_day:
        first, last = max(first, frame.first), min(last, frame.last)
        return {
            "type": "bar",
            "x": [iso(first)],
            "width": [milliseconds(last - first + 1)],
            "offset": 0,
            "base": [-0.6],
            "y": [12],
            "marker": {"color": frame.hue(hue, 0.16), "line": {"width": 0}},
            "hovertext": [hover],
            "customdata": [change.of],
            "hovertemplate": "%{hovertext}<extra></extra>",
        }
    return {
        "type": "scatter",
        "mode": "lines+markers",
        "x": [iso(first)] * 2,
        "y": [-0.6, 10.9],
        "line": {"color": frame.hue(hue), "width": 1.6},
        "marker": {"symbol": ["line-ns", "diamond"], "size": frame.metrics.marker + 4, "color": frame.hue(hue)},
        "hovertext": [hover] * 2,
        "customdata": [change.of] * 2,
        "hovertemplate": "%{hovertext}<extra></extra>",
        "cliponaxis": False,
    }


def _expected_band(frame: Frame, answer: After) -> Piece:
    low, high = (number_in_words(value, frame.language) for value in (answer.low, answer.high))
    span = told(AFTER_WORDS, "expected_span", frame.language, low=low, high=high)
    return {
        "type": "bar",
        "x": [iso(answer.change.day + FIRST_DAY_AFTER)],
        "width": [milliseconds(LAST_DAY_AFTER - FIRST_DAY_AFTER + 1)],
        "offset": 0,
        "base": [round(answer.low, 2)],
        "y": [round(answer.high - answer.low, 2)],
        "marker": {
            "color": frame.hue(Hue.contacts, 0.16),
            "line": {"color": frame.hue(Hue.contacts, 0.45), "width": 1},
        },
        "hovertext": [span],
        "hovertemplate": "%{hovertext}<extra></extra>",
    }


def _means(frame: Frame, answer: After) -> list[Piece]:
    start, stop = iso(answer.change.day + FIRST_DAY_AFTER), iso(answer.change.day + LAST_DAY_AFTER + 1)
    ink = frame.hue(Hue.overflow)

    def level(value: float, width: float, colour: str, dash: str) -> Piece:
        line: Piece = {"color": colour, "width": width, "dash": dash}
        place: Piece = {"x": [start, stop], "y": [round(value, 2)] * 2, "line": line}
        return place | {"type": "scatter", "mode": "lines", "hoverinfo": "skip"}

    expected = level(answer.expected, 1.6, frame.hue(Hue.contacts), "dash")
    return [
        expected,
        level(answer.observed, 4, ink, "solid"),
        _observed_words(frame, answer, ink),
        _expected_words(frame, answer),
    ]


def _observed_words(frame: Frame, answer: After, ink: str) -> Piece:
    observed = number_in_words(answer.observed, frame.language)
    words = told(AFTER_WORDS, "observed", frame.language, observed=observed)
    if frame.options.size is Size.phone:
        words = observed
    place = answer.change.day + LAST_DAY_AFTER + 2
    return _words(frame, place, answer.observed, words, position="middle right") | {
        "textfont": {"size": frame.metrics.font, "color": ink}
    }


def _expected_words(frame: Frame, answer: After) -> Piece:
    middle = answer.change.day + (FIRST_DAY_AFTER + LAST_DAY_AFTER + 1) // 2
    is_high = answer.high > _NEAR_TOP
    level, position = (answer.low, "bottom center") if is_high else (answer.high, "top center")
    return _words(frame, middle, level, told(AFTER_WORDS, "expected", frame.language), position=position)


def _words(frame: Frame, day: int, level: float, words: str, *, position: str) -> Piece:
    return {
        "type": "scatter",
        "mode": "text",
        "x": [iso(day)],
        "y": [round(level, 2)],
        "text": [words],
        "textposition": position,
        "textfont": {"size": frame.metrics.small, "color": frame.palette.muted},
        "hoverinfo": "skip",
        "cliponaxis": False,
    }
