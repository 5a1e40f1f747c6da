"""The work line over years: one row for each situation, the working time where it was told, contacts, flares beside.

`for_work` is the same line for somebody at work: work and function, and nothing of the person's pain or life.
"""

from collections.abc import Sequence
from dataclasses import replace

from app.balance.signals import Series, Timeline, When, WorkContact, WorkStatus
from app.balance.silence import QuietPeriod, quiet_periods, recorded_days
from app.balance.work_line import work_periods
from app.charts.assembly import assembled
from app.charts.band_how import flares_lane
from app.charts.band_weighs import WORKING, above_usual_lane
from app.charts.companion import told
from app.charts.curves import Curve, curve_traces
from app.charts.dates import NO_BREAK_SPACE, iso, length_in_words, milliseconds, when_in_words
from app.charts.frame import Frame, frame_of
from app.charts.options import Language, Options
from app.charts.schema import Band, Lane, Piece
from app.charts.sheet import snug_sheet
from app.charts.spans import Span, soft_pieces, span_lane
from app.charts.theme import Hue
from app.charts.vocabulary import named
from app.charts.work_words import WORK_WORDS

Period = tuple[WorkStatus, When]

_FILLED = {"yes": 1.0, "partly": 0.5, "no": 0.0, "not_yet": 0.0}
_CONTACT_ROWS = 4
_LINE_HEIGHT = 1.35
_AWAY, _AT_WORK = 0.42, 0.12


def work_figure(timeline: Timeline, options: Options, of: str | None = None) -> Piece:
    """Raises ValueError when the period ends before it starts."""
    frame = frame_of(options)
    beside = _band(frame, "beside", Hue.overflow, [flares_lane(frame, timeline.flares)])
    return _assembled(frame, timeline, beside, quiet_of(frame, timeline))


def work_only_figure(timeline: Timeline, options: Options, of: str | None = None) -> Piece:
    """For somebody at work: what the post asks in place of the flares."""
    frame = frame_of(options)
    function = [
        above_usual_lane(frame, timeline.activity_load, timeline.work_load),
        _interference_lane(frame, timeline.interference),
    ]
    return _assembled(frame, timeline, _band(frame, "function", Hue.weighs, function), [])


def _assembled(frame: Frame, timeline: Timeline, last: Band, quiet: Sequence[QuietPeriod]) -> Piece:
    bands = [_band(frame, "work", Hue.weighs, _situations(frame, timeline)), _contacts(frame, timeline), last]
    followed = any(contact.followed in _FILLED for contact in shown_contacts(frame, timeline))
    hint = told(WORK_WORDS, "hint" if followed else "hint_plain", frame.language)
    if not shown_periods(frame, timeline):
        hint = told(WORK_WORDS, "nothing", frame.language)
    return assembled(snug_sheet(frame, bands, quiet, hint=hint, silences_in=len(bands) - 1))


def quiet_of(frame: Frame, timeline: Timeline) -> list[QuietPeriod]:
    return [
        period
        for period in quiet_periods(recorded_days(timeline), min(frame.today, frame.last))
        if frame.shows(period.first_day, period.last_day)
    ]


def shown_periods(frame: Frame, timeline: Timeline) -> list[Period]:
    return [(status, when) for status, when in work_periods(timeline.work_statuses) if overlaps(frame, when)]


def shown_contacts(frame: Frame, timeline: Timeline) -> list[WorkContact]:
    shown = [contact for contact in timeline.work_contacts if overlaps(frame, contact.when)]
    return sorted(shown, key=lambda contact: (contact.when.first_day, contact.record_id))


def overlaps(frame: Frame, when: When) -> bool:
    return frame.shows(when.first_days()[0], when.last_days(frame.today)[1])


def percent_in_words(frame: Frame, status: WorkStatus) -> str:
    """« 80 % », nothing where it was not told."""
    if status.percent_time is None:
        return ""
    return f"{status.percent_time}{NO_BREAK_SPACE if frame.language is Language.fr else ''}%"


def _band(frame: Frame, title: str, hue: Hue, lanes: Sequence[Lane]) -> Band:
    return Band(told(WORK_WORDS, title, frame.language), hue, [lane for lane in lanes if lane.traces])


def _situations(frame: Frame, timeline: Timeline) -> list[Lane]:
    """A row for each situation the person has known, in the order they met them."""
    periods = shown_periods(frame, timeline)
    lanes = []
    for kind in dict.fromkeys(status.status for status, _ in periods):
        spans = [_span(frame, status, when) for status, when in periods if status.status == kind]
        name = frame.in_gutter(named("work_status", kind, frame.language))
        lane = span_lane(frame, name, spans, hue=Hue.weighs)
        lines = (name.count("<br>") + 1) * frame.metrics.small * _LINE_HEIGHT
        lanes.append(replace(lane, height=max(lane.height, lines)))
    return [*lanes, _percent_lane(frame, periods)]


def _span(frame: Frame, status: WorkStatus, when: When) -> Span:
    name = named("work_status", status.status, frame.language)
    length = length_in_words(days_of(frame, when), frame.language)
    percent = percent_in_words(frame, status)
    hover = [f"{name} {percent}".strip(), when_in_words(when, frame.language), length]
    return Span(
        f"work_status/{status.record_id}",
        when,
        label=" · ".join(part for part in (percent, length) if part),
        hover="<br>".join(hover),
        strength=_AT_WORK if status.status in WORKING else _AWAY,
        names_itself=True,
        as_mark=False,
    )


def days_of(frame: Frame, when: When) -> int:
    """From the first day it may have begun to the last it may have ended, as far as it is lived."""
    return max(min(when.last_days(frame.today)[1], frame.today) - when.first_days()[0] + 1, 1)


def _percent_lane(frame: Frame, periods: Sequence[Period]) -> Lane:
    steps = [
        (status, start, stop, share)
        for status, when in periods
        if status.percent_time is not None
        for start, stop, share in soft_pieces(frame, when)
    ]
    bars: Piece = {
        "type": "bar",
        "x": [iso(start) for _, start, _, _ in steps],
        "width": [milliseconds(stop - start) for _, start, stop, _ in steps],
        "offset": 0,
        "y": [status.percent_time for status, _, _, _ in steps],
        "marker": {
            "color": [frame.hue(Hue.weighs, round(0.3 * share, 2)) for _, _, _, share in steps],
            "line": {"width": 0},
        },
        "customdata": [f"work_status/{status.record_id}" for status, _, _, _ in steps],
        "hovertemplate": "%{y}\u00a0&#37;<extra></extra>",
    }
    name = told(WORK_WORDS, "percent", frame.language)
    full = told(WORK_WORDS, "percent_full", frame.language)
    return Lane(
        name, 40, (0, 105), [bars] if steps else [], guides=((0, ""), (100, "")), ends=full.replace("%", "&#37;")
    )


def _contacts(frame: Frame, timeline: Timeline) -> Band:
    spans = [_contact_span(frame, contact) for contact in shown_contacts(frame, timeline)]
    name = told(WORK_WORDS, "contact", frame.language)
    return _band(frame, "contacts", Hue.contacts, [span_lane(frame, name, spans, hue=Hue.contacts, rows=_CONTACT_ROWS)])


def _contact_span(frame: Frame, contact: WorkContact) -> Span:
    label = named("work_contact", contact.type, frame.language)
    hover = [label, when_in_words(contact.when, frame.language)]
    if contact.followed:
        hover.append(named("followed", contact.followed, frame.language))
    return Span(
        f"work_contact/{contact.record_id}",
        contact.when,
        label=label,
        hover="<br>".join(hover),
        strength=_FILLED.get(contact.followed or "", 0.3),
        importance=1,
        symbol="diamond" if contact.followed in _FILLED else "circle",
    )


def _interference_lane(frame: Frame, interference: Series) -> Lane:
    curve = Curve(frame.say("interference"), "checkin", Hue.weighs, light=True)
    traces = curve_traces(frame, interference, curve)
    return Lane(frame.say("interference"), 44, (-0.5, 10.5), traces, guides=((0, ""), (10, "")), ends="0 – 10")
