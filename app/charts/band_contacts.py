"""The band « Rencontres »: visits, the door left open between them, what was adjusted, the rhythm agreed for now."""

from collections.abc import Sequence

from app.balance.kept import kept
from app.balance.signals import Adjustment, Recalibration, Rhythm, Timeline, Visit, When, Words, WorkContact
from app.charts.dates import day_in_words, iso, when_in_words
from app.charts.frame import Frame
from app.charts.schema import Band, Lane, Piece, escaped
from app.charts.spans import Span, span_lane
from app.charts.theme import Hue
from app.charts.vocabulary import named

_SYMBOLS = {"in_person": "circle", "home": "square", "video": "triangle-up", "phone": "triangle-down"}
_WRITTEN_SYMBOL = "diamond"
_ROOM_FOR_SHAPES = 8
_LEAST_OPEN_DOOR_DAYS = 21


def contacts(frame: Frame, timeline: Timeline) -> Band:
    lanes = [
        visits_lane(frame, timeline.visits),
        _rhythm_lane(frame, timeline.rhythms),
        _changes_lane(frame, timeline.adjustments, timeline.recalibrations),
        _words_lane(frame, timeline.words, timeline.work_contacts),
    ]
    return Band(frame.say("contacts"), Hue.contacts, [lane for lane in lanes if lane.traces])


@kept
def visits_lane(frame: Frame, visits: Sequence[Visit]) -> Lane:
    return Lane(frame.say("visits"), 36, (-1, 1), _visit_traces(frame, visits))


@kept
def _rhythm_lane(frame: Frame, rhythms: Sequence[Rhythm]) -> Lane:
    return span_lane(frame, frame.say("rhythm"), _rhythm_spans(frame, rhythms), hue=Hue.contacts)


@kept
def _changes_lane(frame: Frame, adjustments: Sequence[Adjustment], goals: Sequence[Recalibration]) -> Lane:
    return span_lane(frame, frame.say("changes"), _change_spans(frame, adjustments, goals), hue=Hue.contacts, rows=2)


@kept
def _words_lane(frame: Frame, words: Sequence[Words], work_contacts: Sequence[WorkContact]) -> Lane:
    spans = _words_spans(frame, words, work_contacts)
    return span_lane(frame, frame.say("words_lane"), spans, hue=Hue.contacts, rows=2)


def _visit_traces(frame: Frame, visits: Sequence[Visit]) -> list[Piece]:
    ordered = sorted(visits, key=lambda visit: (visit.when.first_day, visit.record_id))
    shown = [visit for visit in ordered if frame.shows(visit.when.first_day, visit.when.first_day)]
    doors = _open_doors(frame, ordered)
    if not shown:
        return doors
    crowded = frame.plot_width / len(shown) < _ROOM_FOR_SHAPES
    return [
        *doors,
        {
            "type": "scatter",
            "mode": "markers",
            "x": [iso(visit.when.first_day) for visit in shown],
            "y": [0] * len(shown),
            "marker": {
                "symbol": "line-ns" if crowded else [_SYMBOLS.get(visit.mode, _WRITTEN_SYMBOL) for visit in shown],
                "size": frame.metrics.marker + (7 if crowded else 3),
                "color": frame.hue(Hue.contacts, 0.85),
                "line": {"color": frame.hue(Hue.contacts, 0.85), "width": 1.4 if crowded else 1},
            },
            "hovertext": [visit_hover(frame, visit) for visit in shown],
            "customdata": [f"visit/{visit.record_id}" for visit in shown],
            "hovertemplate": "%{hovertext}<extra></extra>",
            "cliponaxis": False,
        },
    ]


def visit_hover(frame: Frame, visit: Visit) -> str:
    first = named("visit_mode", visit.mode, frame.language)
    if visit.reason:
        first += f" · {named('visit_reason', visit.reason, frame.language)}"
    lines = [first, when_in_words(visit.when, frame.language)]
    if visit.open_door:
        lines.append(frame.say("open_door"))
    return "<br>".join(lines)


def _open_doors(frame: Frame, ordered: list[Visit]) -> list[Piece]:
    """From a visit that left the door open to the next one, or to today: a light line with its words."""
    days: list[str | None] = []
    texts = []
    for place, visit in enumerate(ordered):
        if not visit.open_door:
            continue
        start = visit.when.first_day
        stop = ordered[place + 1].when.first_day if place + 1 < len(ordered) else max(frame.today, start)
        if stop - start < _LEAST_OPEN_DOOR_DAYS or not frame.shows(start, stop):
            continue
        start, stop = max(start, frame.first), min(stop, frame.last + 1)
        days += [iso(start), iso(stop), None]
        if frame.pixels(stop - start) > frame.text_width(frame.say("open_door")) + 10:
            texts.append((start + stop) // 2)
    if not days:
        return []
    colour = frame.hue(Hue.contacts, 0.7)
    line: Piece = {
        "type": "scatter",
        "mode": "lines",
        "x": days,
        "y": [None if day is None else 0 for day in days],
        "line": {"color": colour, "width": 1.2, "dash": "dot"},
        "hoverinfo": "skip",
    }
    words: Piece = {
        "type": "scatter",
        "mode": "text",
        "x": [iso(day) for day in texts],
        "y": [0.62] * len(texts),
        "text": [frame.say("open_door")] * len(texts),
        "textfont": {"size": frame.metrics.small, "color": frame.palette.muted},
        "hoverinfo": "skip",
    }
    return [line, words] if texts else [line]


def _change_spans(frame: Frame, adjustments: Sequence[Adjustment], goals: Sequence[Recalibration]) -> list[Span]:
    spans = [
        Span(
            f"adjustment/{item.record_id}",
            item.when,
            label=item.what,
            hover="<br>".join([frame.say("adjustment"), escaped(item.what), when_in_words(item.when, frame.language)]),
            strength=0.85,
            importance=1,
            symbol="triangle-right",
        )
        for item in adjustments
    ]
    for goal in goals:
        lines = [frame.say("recalibrated"), escaped(goal.new), frame.say("formerly", old=escaped(goal.old))]
        lines.append(day_in_words(goal.day, frame.language))
        spans.append(
            Span(
                f"goal/{goal.record_id}",
                When(goal.day),
                label=goal.new,
                hover="<br>".join(lines),
                strength=0.0,
                importance=2,
                symbol="star-diamond",
            )
        )
    return spans


def _rhythm_spans(frame: Frame, rhythms: Sequence[Rhythm]) -> list[Span]:
    ordered = sorted(rhythms, key=lambda rhythm: (rhythm.when.first_day, rhythm.record_id))
    spans = []
    for place, rhythm in enumerate(ordered):
        when = rhythm.when
        if when.last_day is None:
            following = ordered[place + 1].when.first_day - 1 if place + 1 < len(ordered) else None
            last = None if following is None else max(following, when.first_day)
            when = When(when.first_day, last, when.precision, ongoing=last is None)
        hover = f"{frame.say('rhythm')}<br>{escaped(rhythm.text)}<br>{when_in_words(when, frame.language)}"
        spans.append(
            Span(
                f"rhythm/{rhythm.record_id}",
                when,
                label=rhythm.text,
                hover=hover,
                strength=0.1,
                as_mark=False,
                names_itself=True,
            )
        )
    return spans


def _words_spans(frame: Frame, words: Sequence[Words], work_contacts: Sequence[WorkContact]) -> list[Span]:
    spans = [
        Span(
            f"{item.kind.value}/{item.record_id}",
            item.when,
            label=item.title or "",
            hover="<br>".join(
                part
                for part in (
                    named("words", item.kind.value, frame.language),
                    escaped(item.title or ""),
                    when_in_words(item.when, frame.language),
                )
                if part
            ),
            strength=0.3,
            symbol="hexagon",
        )
        for item in words
    ]
    for contact in work_contacts:
        label = named("work_contact", contact.type, frame.language)
        spans.append(
            Span(
                f"work_contact/{contact.record_id}",
                contact.when,
                label=label,
                hover=f"{label}<br>{when_in_words(contact.when, frame.language)}",
                strength=0.6,
                importance=1,
                symbol="cross",
            )
        )
    return spans
