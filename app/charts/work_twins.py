"""The work line in sentences and in rows, from the same records. Texts are not escaped."""

import numpy as np

from app.balance.signals import Flare, Series, Timeline, When
from app.balance.silence import recorded_days
from app.charts.companion import told
from app.charts.dates import days_in_words, length_in_words, number_in_words, when_in_words
from app.charts.frame import Frame, frame_of
from app.charts.options import Options
from app.charts.table import TableTwin
from app.charts.text import TextTwin, silences
from app.charts.vocabulary import named
from app.charts.work import Period, days_of, overlaps, percent_in_words, shown_contacts, shown_periods
from app.charts.work_words import WORK_COLUMNS, WORK_WORDS

_FUNCTION = ("work_load", "activity_load", "interference")


def work_text(timeline: Timeline, options: Options, of: str | None = None) -> TextTwin:
    frame = frame_of(options)
    flares = len(_flares(frame, timeline))
    beside = [told(WORK_WORDS, "flares", frame.language, count=flares)]
    beside += silences(frame, recorded_days(timeline))
    beside.append(told(WORK_WORDS, "aligned", frame.language))
    return _twin(frame, timeline, " ".join(beside))


def work_only_text(timeline: Timeline, options: Options, of: str | None = None) -> TextTwin:
    frame = frame_of(options)
    said = [_range(frame, key, getattr(timeline, key)) for key in _FUNCTION]
    return _twin(frame, timeline, " ".join(part for part in said if part))


def work_table(timeline: Timeline, options: Options, of: str | None = None) -> TableTwin:
    frame = frame_of(options)
    return _table(frame, timeline, _flares(frame, timeline))


def work_only_table(timeline: Timeline, options: Options, of: str | None = None) -> TableTwin:
    return _table(frame_of(options), timeline, [])


def _twin(frame: Frame, timeline: Timeline, last: str) -> TextTwin:
    title = told(WORK_WORDS, "title", frame.language, span=days_in_words(frame.first, frame.last, frame.language))
    periods = shown_periods(frame, timeline)
    if periods:
        items = ", ".join(_situation(frame, period) for period in periods)
        first = [told(WORK_WORDS, "basis", frame.language, count=len(periods))]
        first.append(told(WORK_WORDS, "situations", frame.language, items=items))
    else:
        first = [told(WORK_WORDS, "nothing", frame.language)]
    return TextTwin(title, tuple(part for part in (" ".join(first), _contacts_told(frame, timeline), last) if part))


def _situation(frame: Frame, period: Period) -> str:
    status, when = period
    name = named("work_status", status.status, frame.language)
    name = f"{name} {percent_in_words(frame, status)}".strip()
    return f"{name} ({when_in_words(when, frame.language)})"


def _contacts_told(frame: Frame, timeline: Timeline) -> str:
    items = []
    for contact in shown_contacts(frame, timeline):
        words = [when_in_words(contact.when, frame.language)]
        if contact.followed:
            words.append(named("followed", contact.followed, frame.language))
        items.append(f"{named('work_contact', contact.type, frame.language)} ({', '.join(words)})")
    if not items:
        return told(WORK_WORDS, "contacts_none", frame.language)
    return told(WORK_WORDS, "contacts_told", frame.language, items=", ".join(items))


def _flares(frame: Frame, timeline: Timeline) -> list[Flare]:
    return [flare for flare in timeline.flares if overlaps(frame, flare.when)]


def _range(frame: Frame, key: str, series: Series) -> str:
    values = series.between(frame.first, frame.last).values
    if not len(values):
        return ""
    low, high = (number_in_words(float(end), frame.language) for end in (np.min(values), np.max(values)))
    name = frame.say(key)
    name = name[:1].upper() + name[1:]
    return told(WORK_WORDS, "range_of", frame.language, name=name, count=len(values), low=low, high=high)


def _table(frame: Frame, timeline: Timeline, flares: list[Flare]) -> TableTwin:
    language = frame.language

    def row(when: When, what: str, which: str, time: str = "", outcome: str = "") -> tuple[int, tuple[str, ...]]:
        lasts = when.last_day is not None or when.ongoing
        length = length_in_words(days_of(frame, when), language) if lasts else ""
        kind = told(WORK_WORDS, what, language)
        return when.first_day, (when_in_words(when, language), kind, which, time, length, outcome)

    rows = []
    for status, when in shown_periods(frame, timeline):
        name = named("work_status", status.status, language)
        rows.append(row(when, "situation", name, percent_in_words(frame, status)))
    for contact in shown_contacts(frame, timeline):
        outcome = named("followed", contact.followed, language) if contact.followed else ""
        rows.append(row(contact.when, "contact", named("work_contact", contact.type, language), outcome=outcome))
    rows += [row(flare.when, "flare", "") for flare in flares]
    return TableTwin(WORK_COLUMNS[language], tuple(cells for _, cells in sorted(rows)))
