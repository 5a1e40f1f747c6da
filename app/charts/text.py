"""The text twin: what the picture shows, said in plain paragraphs from the same records. Texts are not escaped."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from app.balance.signals import Days, LifeEvent, Series, Timeline, When, date_of
from app.balance.silence import quiet_periods, recorded_days
from app.balance.work_line import work_periods
from app.charts.band_weighs import is_light
from app.charts.dates import day_in_words, days_in_words, in_words, length_in_words, number_in_words, when_in_words
from app.charts.frame import Frame, frame_of
from app.charts.load_words import load_words
from app.charts.options import Options
from app.charts.own_lanes import own_signals
from app.charts.own_names import MARK, Stands, own_name
from app.charts.range_words import usual_words
from app.charts.sentences import counted, sentence
from app.charts.vocabulary import named
from app.kit.days import Precision

_LEAST_FOR_A_MIDDLE = 5
_MOST_ITEMS = 12


@dataclass(frozen=True, slots=True)
class TextTwin:
    title: str
    paragraphs: tuple[str, ...]


def balance_text(timeline: Timeline, options: Options) -> TextTwin:
    """Raises ValueError when the period ends before it starts."""
    frame = frame_of(options)
    days = recorded_days(timeline)
    noted = int(np.count_nonzero((days >= frame.first) & (days <= frame.last)))
    opening = counted("noted_days", noted, frame.language, days=frame.days)
    title = frame.say("title", span=days_in_words(frame.first, frame.last, frame.language))
    quiet = " ".join(silences(frame, days))
    if not noted:
        return TextTwin(title, (opening, quiet) if quiet else (opening,))
    sections = [
        _how(frame, timeline),
        *usual_words(frame, timeline),
        _weighs(frame, timeline),
        _supports(frame, timeline),
        load_words(frame, timeline),
    ]
    paragraphs = [" ".join(section) for section in [*sections, _contacts(frame, timeline)] if section]
    paragraphs += [quiet] if quiet else []
    return TextTwin(title, (opening, *paragraphs, sentence("aligned", frame.language)))


def _how(frame: Frame, timeline: Timeline) -> list[str]:
    said = _range_of(frame, timeline.margin, "margin")
    if said:
        said.append(sentence("margin_words", frame.language))
    answers = timeline.acceptable.between(frame.first, frame.last)
    if len(answers):
        yes = int(np.count_nonzero(answers.values == 1))
        said.append(sentence("acceptable_count", frame.language, yes=yes, all=len(answers)))
    said += _range_of(frame, timeline.pain.series, "pain")
    said += _range_of(frame, timeline.strongest.series, "strongest")
    said += _range_of(frame, timeline.interference, "interference")
    return said + _own(frame, timeline, Stands.how) + _flares(frame, timeline)


def _own(frame: Frame, timeline: Timeline, stands: Stands) -> list[str]:
    said = []
    for signal in own_signals(frame, timeline, stands):
        name = own_name(signal.label, frame.language)
        if signal.unit == MARK:
            shown = signal.series.between(frame.first, frame.last)
            days = len(np.unique(shown.days[shown.values > 0]))
            said.append(counted("marked_days", days, frame.language, name=name[:1].upper() + name[1:]))
        else:
            said += _range_of(frame, signal.series, name, own=True)
    return said


def _range_of(frame: Frame, series: Series, key: str, *, own: bool = False) -> list[str]:
    """`own` tells that the key is a name the person gave."""
    values = series.between(frame.first, frame.last).values
    if not len(values):
        return []
    low, high, middle = (
        number_in_words(float(value), frame.language) for value in (values.min(), values.max(), np.median(values))
    )
    form = "range_of" if len(values) >= _LEAST_FOR_A_MIDDLE else "range_of_few"
    name = key if own else frame.say(key)
    form = "range_of_same" if low == high else form
    form = "range_of_1" if len(values) == 1 else form
    parts = {"name": name[:1].upper() + name[1:], "count": len(values), "low": low, "high": high, "middle": middle}
    return [sentence(form, frame.language, **parts)]


def _flares(frame: Frame, timeline: Timeline) -> list[str]:
    flares = [flare for flare in timeline.flares if _overlaps(frame, flare.when)]
    flares.sort(key=lambda flare: flare.when.first_day)
    spans = [(flare.when.first_days()[0], flare.when.last_days(frame.today)[1]) for flare in flares]
    lengths = sorted(last - first + 1 for first, last in spans)
    words = [length_in_words(days, frame.language) for days in lengths] or [""]
    half = words[(len(words) - 1) // 2]
    form = "flares_even" if len(flares) > 1 and words[0] == words[-1] else "flares"
    said = [counted(form, len(flares), frame.language, shortest=words[0], longest=words[-1], half=half)]
    whens = [when_in_words(flare.when, frame.language) for flare in flares if not flare.when.ongoing]
    if whens:
        said.append(sentence("flare_list", frame.language, items=_listed(frame, whens)))
    said += [
        sentence("flare_open", frame.language, when=when_in_words(flare.when, frame.language))
        for flare in flares
        if flare.when.ongoing
    ]
    return said


def _weighs(frame: Frame, timeline: Timeline) -> list[str]:
    events = [event for event in timeline.life_events if not is_light(event)]
    said = _items(frame, "events", ((event.when, _event_name(frame, event)) for event in events))
    periods = work_periods(timeline.work_statuses)
    said += _items(
        frame, "work", ((when, named("work_status", status.status, frame.language)) for status, when in periods)
    )
    for key in ("stress", "mental_load", "work_load"):
        said += _range_of(frame, getattr(timeline, key), key)
    return said + _own(frame, timeline, Stands.weighs)


def _supports(frame: Frame, timeline: Timeline) -> list[str]:
    light = [event for event in timeline.life_events if is_light(event)]
    said = _items(frame, "tools", ((tool.when, tool.label) for tool in timeline.tools))
    said += _items(frame, "light_events", ((event.when, _event_name(frame, event)) for event in light))
    said += _range_of(frame, timeline.sleep_quality, "sleep")
    minutes = timeline.sleep_minutes
    hours = Series(minutes.days, minutes.values / 60, minutes.record_ids)
    said += _range_of(frame, hours, "sleep_minutes") + _range_of(frame, timeline.confidence, "confidence")
    said += _range_of(frame, timeline.activity_load, "activity_load") + _own(frame, timeline, Stands.supports)
    answers = timeline.matters_done.between(frame.first, frame.last)
    if len(answers):
        yes = int(np.count_nonzero(answers.values == 1))
        said.append(sentence("matters_count", frame.language, yes=yes, all=len(answers)))
    return said


def _contacts(frame: Frame, timeline: Timeline) -> list[str]:
    visits = sorted(
        (visit for visit in timeline.visits if _overlaps(frame, visit.when)), key=lambda visit: visit.when.first_day
    )
    span = ""
    if visits:
        first, last = visits[0].when.first_day, visits[-1].when.first_day
        one_day = day_in_words(first, frame.language)
        span = one_day if first == last else days_in_words(first, last, frame.language)
    said = [counted("visits", len(visits), frame.language, span=span)]
    if visits and visits[-1].open_door:
        said.append(sentence("door", frame.language))
    changes = [(item.when, item.what) for item in timeline.adjustments]
    changes += [(When(goal.day), goal.new) for goal in timeline.recalibrations]
    return said + _items(frame, "changes", changes)


def silences(frame: Frame, days: Days) -> list[str]:
    found = quiet_periods(days, min(frame.today, frame.last))
    shown = [period for period in found if frame.shows(period.first_day, period.last_day)]
    items = []
    for period in shown:
        length = length_in_words(period.days, frame.language)
        first, last = (
            in_words(date_of(day), Precision.month, frame.language) for day in (period.first_day, period.last_day)
        )
        if not period.still_open:
            items.append(sentence("quiet_item", frame.language, length=length, span=f"{first} – {last}"))
    said = [sentence("quiet", frame.language, items=_listed(frame, items))] if items else []
    said += [
        sentence("quiet_open", frame.language, length=length_in_words(period.days, frame.language))
        for period in shown
        if period.still_open
    ]
    return said


def _items(frame: Frame, key: str, things: Iterable[tuple[When, str]]) -> list[str]:
    shown = sorted(
        ((when, name) for when, name in things if _overlaps(frame, when)), key=lambda thing: thing[0].first_day
    )
    words = [f"{name} ({when_in_words(when, frame.language)})" for when, name in shown]
    return [sentence(key, frame.language, items=_listed(frame, words))] if words else []


def _listed(frame: Frame, items: Sequence[str]) -> str:
    """The latest dozen; the table holds them all."""
    kept = list(items[-_MOST_ITEMS:])
    if len(items) > _MOST_ITEMS:
        kept.append(sentence("more", frame.language, count=len(items) - _MOST_ITEMS))
    return ", ".join(kept)


def _event_name(frame: Frame, event: LifeEvent) -> str:
    return event.title or named("life_event", event.category, frame.language)


def _overlaps(frame: Frame, when: When) -> bool:
    return frame.shows(when.first_days()[0], when.last_days(frame.today)[1])
