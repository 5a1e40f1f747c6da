"""The table twin: the same records in rows, one per day, week or month that holds something. Texts are not escaped."""

from dataclasses import dataclass

import numpy as np

from app.balance.pain_notes import pain_notes
from app.balance.phase_spans import phase_spans
from app.balance.phases import Phase, phases
from app.balance.signals import Days, OwnSignal, Series, Timeline, When, date_of
from app.balance.silence import recorded_days
from app.balance.summaries import Summaries, month_starts, monthly, week_starts, weekly
from app.balance.work_line import work_periods
from app.charts.band_weighs import is_light
from app.charts.dates import in_words, number_in_words, when_in_words
from app.charts.frame import Frame, frame_of
from app.charts.load_words import load_columns
from app.charts.options import Language, Options, Scale
from app.charts.own_lanes import own_signals
from app.charts.own_names import MARK, Stands, own_name
from app.charts.vocabulary import named
from app.kit.days import Precision

_COLUMNS = {
    Language.fr: ("Période", "Jours notés", "Marge", "Acceptable", "Douleur", "Douleur la plus forte", "Stress",
                  "Charge mentale", "Sommeil", "Confiance"),
    Language.en: ("Period", "Days noted", "Margin", "Acceptable", "Pain", "Strongest pain", "Stress",
                  "Mental load", "Sleep", "Confidence"),
}  # fmt: skip
_HAPPENINGS = {
    Language.fr: ("Débordements", "Au-dessus de votre zone", "Ce qui pèse", "Ce qui soutient", "Rencontres"),
    Language.en: ("Flare-ups", "Above your usual range", "What weighs", "What supports", "Contacts"),
}
_PRECISIONS = {Scale.day: Precision.day, Scale.week: Precision.week, Scale.month: Precision.month}
_WEEK_DAYS = 7


@dataclass(frozen=True, slots=True)
class TableTwin:
    """Every row has as many cells as there are columns; an empty cell is nothing noted, never zero."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def balance_table(timeline: Timeline, options: Options) -> TableTwin:
    """Raises ValueError when the period ends before it starts."""
    frame = frame_of(options)
    days = recorded_days(timeline)
    days = days[(days >= frame.first) & (days <= frame.last)]
    noted = dict(zip(*(column.tolist() for column in np.unique(_starts(frame, days), return_counts=True)), strict=True))
    signals = [signal for stands in Stands for signal in own_signals(frame, timeline, stands)]
    columns = [_ranges(frame, series) for series in _dense(timeline)]
    columns += [(_marks if one.unit == MARK else _ranges)(frame, one.series) for one in signals]
    columns.insert(1, _answers(frame, timeline.acceptable))
    facing = load_columns(frame, timeline)
    columns += [*facing.values(), *_happenings(frame, timeline)]
    starts = sorted(set(noted).union(*columns))
    rows = (
        (_period(frame, start), _noted(frame, start, noted.get(start, 0)), *(cells.get(start, "") for cells in columns))
        for start in starts
    )
    dense, happening = _COLUMNS[frame.language], _HAPPENINGS[frame.language]
    return TableTwin((*dense, *(_column(frame, signal) for signal in signals), *facing, *happening), tuple(rows))


def _dense(timeline: Timeline) -> tuple[Series, ...]:
    return (
        timeline.margin, timeline.pain.series, timeline.strongest.series, timeline.stress, timeline.mental_load,
        timeline.sleep_quality, timeline.confidence,
    )  # fmt: skip


def _starts(frame: Frame, days: Days) -> Days:
    if frame.unit is Scale.day:
        return days
    return week_starts(days) if frame.unit is Scale.week else month_starts(days)


def _period(frame: Frame, start: int) -> str:
    return in_words(date_of(start), _PRECISIONS[frame.unit], frame.language)


def _noted(frame: Frame, start: int, count: int) -> str:
    if frame.unit is Scale.day:
        return str(count)
    length = _WEEK_DAYS
    if frame.unit is Scale.month:
        following = date_of(start + 31).replace(day=1)
        length = (following - date_of(start)).days
    return f"{count}/{length}"


def _ranges(frame: Frame, series: Series) -> dict[int, str]:
    shown = series.between(frame.first, frame.last)
    if frame.unit is Scale.day:
        cells: dict[int, list[str]] = {}
        for day, value in zip(shown.days.tolist(), shown.values.tolist(), strict=True):
            cells.setdefault(day, []).append(number_in_words(value, frame.language))
        return {day: " · ".join(values) for day, values in cells.items()}
    found = weekly(shown) if frame.unit is Scale.week else monthly(shown)
    return {int(start): _range(frame, found, place) for place, start in enumerate(found.starts)}


def _range(frame: Frame, found: Summaries, place: int) -> str:
    low, high = (number_in_words(float(ends[place]), frame.language) for ends in (found.lowest, found.highest))
    text = low if low == high else f"{low} – {high}"
    if low == high or np.isnan(found.median[place]):
        return text
    middle = "milieu" if frame.language is Language.fr else "middle"
    return f"{text} ({middle} {number_in_words(float(found.median[place]), frame.language)})"


def _marks(frame: Frame, marks: Series) -> dict[int, str]:
    """On how many days of the period the mark was there."""
    shown = marks.between(frame.first, frame.last)
    starts, place = np.unique(_starts(frame, shown.days), return_inverse=True)
    found = np.bincount(place, weights=shown.values > 0, minlength=len(starts))
    return {int(start): str(int(count)) for start, count in zip(starts, found, strict=True)}


def _column(frame: Frame, signal: OwnSignal) -> str:
    name = own_name(signal.label, frame.language)
    if signal.unit == MARK:
        name = frame.say("marked", name=name)
    return name[:1].upper() + name[1:]


def _answers(frame: Frame, answers: Series) -> dict[int, str]:
    shown = answers.between(frame.first, frame.last)
    starts, place = np.unique(_starts(frame, shown.days), return_inverse=True)
    every = np.bincount(place, minlength=len(starts))
    yes = np.bincount(place, weights=shown.values == 1, minlength=len(starts))
    between = "sur" if frame.language is Language.fr else "of"
    return {
        int(start): f"{int(positive)} {between} {int(count)}"
        for start, positive, count in zip(starts, yes, every, strict=True)
    }


def _happenings(frame: Frame, timeline: Timeline) -> list[dict[int, str]]:
    language = frame.language
    flares = [(flare.when, "") for flare in timeline.flares]
    events = [(event, event.title or named("life_event", event.category, language)) for event in timeline.life_events]
    weighs = [(event.when, title) for event, title in events if not is_light(event)]
    weighs += [
        (when, named("work_status", status.status, language)) for status, when in work_periods(timeline.work_statuses)
    ]
    supports = [(tool.when, tool.label) for tool in timeline.tools]
    supports += [(event.when, title) for event, title in events if is_light(event)]
    contacts = [(visit.when, named("visit_mode", visit.mode, language)) for visit in timeline.visits]
    contacts += [(contact.when, named("work_contact", contact.type, language)) for contact in timeline.work_contacts]
    contacts += [(item.when, item.what) for item in timeline.adjustments]
    contacts += [(When(goal.day), goal.new) for goal in timeline.recalibrations]
    return [_cells(frame, things) for things in (flares, _above(timeline), weighs, supports, contacts)]


def _above(timeline: Timeline) -> list[tuple[When, str]]:
    return [
        (When(span.first_day, None if span.days == 1 else span.last_day), "")
        for notes in pain_notes(timeline)
        for span in phase_spans(phases(notes.told, notes.shaping), notes.told, Phase.overflowing)
    ]


def _cells(frame: Frame, things: list[tuple[When, str]]) -> dict[int, str]:
    """Each thing stands in the row of its first day shown, with its dates in words."""
    cells: dict[int, list[str]] = {}
    for when, title in sorted(things, key=lambda thing: (thing[0].first_day, thing[1])):
        first, last = when.first_days()[0], when.last_days(frame.today)[1]
        if not frame.shows(first, last):
            continue
        start = int(_starts(frame, np.array([max(when.first_day, frame.first)], dtype=np.int32))[0])
        dates = when_in_words(when, frame.language)
        cells.setdefault(start, []).append(f"{title} ({dates})" if title else dates)
    return {start: " · ".join(words) for start, words in cells.items()}
