"""« La fréquence juste » in sentences and in rows, from the same records. Texts are not escaped."""

from collections.abc import Iterator

import numpy as np

from app.balance.contacts import ContactFigures, Contacts, contact_figures
from app.balance.lengths import Length, Spread
from app.balance.observed import years_of
from app.balance.signals import Days, Timeline
from app.charts.contact_rhythm import stretches
from app.charts.contact_rhythm_words import COLUMNS, told
from app.charts.dates import day_in_words, days_in_words, length_in_words, number_in_words
from app.charts.frame import Frame, frame_of
from app.charts.options import Language, Options
from app.charts.table import TableTwin
from app.charts.text import TextTwin


def contact_rhythm_text(timeline: Timeline, options: Options, of: str | None = None) -> TextTwin:
    """Raises ValueError when the period ends before it starts."""
    frame = frame_of(options)
    title = told("title", frame.language, span=days_in_words(frame.first, frame.last, frame.language))
    figures = contact_figures(timeline, frame.today)
    if not figures.visit_days:
        return TextTwin(title, (told("nothing", frame.language),))
    paragraphs = (
        " ".join(_visits(frame, timeline, figures)),
        told("reading", frame.language),
        " ".join(_overflows(frame, figures)),
        " ".join(_years(frame, figures)),
    )
    return TextTwin(title, tuple(paragraph for paragraph in paragraphs if paragraph))


def contact_rhythm_table(timeline: Timeline, options: Options, of: str | None = None) -> TableTwin:
    """One row for each year shown."""
    frame = frame_of(options)
    figures = contact_figures(timeline, frame.today)
    rows = (_row(year, of_year, frame.language) for year, of_year in _shown_years(frame, figures))
    return TableTwin(COLUMNS[frame.language], tuple(rows))


def _shown_years(frame: Frame, figures: ContactFigures) -> list[tuple[int, Contacts]]:
    """Of the period, from the first that holds a contact or an overflow."""
    days = [*figures.visit_days[:1], *(episode.first_day for episode in figures.flares[:1])]
    first, last = years_of(_days(max(frame.first, min(days, default=frame.first)), frame.last)).tolist()
    return [(year, of_year) for year, of_year in figures.years.items() if first <= year <= last]


def _days(*days: int) -> Days:
    return np.array(days, dtype=np.int32)


def _visits(frame: Frame, timeline: Timeline, figures: ContactFigures) -> Iterator[str]:
    language = frame.language
    days = [day for day in figures.visit_days if frame.first <= day <= frame.last]
    closing = zip(figures.visit_days[1:], figures.interval_days, strict=True)
    intervals = Spread.of([Length(between, between) for day, between in closing if frame.first <= day <= frame.last])
    span = ""
    if days:
        span = day_in_words(days[0], language) if len(days) == 1 else days_in_words(days[0], days[-1], language)
    yield told("count", language, count=len(days), span=span)
    if intervals is not None:
        yield _spread("spread", intervals, language)
    pauses = [one for one in stretches(timeline, frame.today) if not one.contacts]
    shown = [one for one in pauses if frame.shows(one.first_day, one.last_day)]
    if shown:
        yield told("pauses", language, count=len(shown))
    latest = max(timeline.visits, key=lambda visit: visit.when.first_day)
    if latest.open_door and frame.last >= frame.today > latest.when.first_day:
        yield told("open", language, length=length_in_words(frame.today - latest.when.first_day, language))


def _overflows(frame: Frame, figures: ContactFigures) -> Iterator[str]:
    flares, above = (
        [one for one in episodes if frame.first <= one.first_day <= frame.last]
        for episodes in (figures.flares, figures.above)
    )
    yield from _told("to_visit", [one.to_next_visit for one in flares], frame.language)
    yield from _told("back", [one.back for one in flares], frame.language)
    observed = figures.overall.above.observed.observed_days
    if above and len(above) == len(figures.above):
        days = number_in_words(observed, frame.language, digits=0)
        yield told("above", frame.language, count=number_in_words(len(above), frame.language, digits=0), days=days)
        yield from _told("above_back", [one.back for one in above], frame.language)


def _told(key: str, lengths: list[Length | None], language: Language) -> Iterator[str]:
    spread = Spread.of([length for length in lengths if length is not None])
    if spread is not None:
        yield _spread(key, spread, language)


def _spread(key: str, spread: Spread, language: Language) -> str:
    ends = {"shortest": spread.shortest, "middle": spread.middle, "longest": spread.longest}
    words = {name: _length(length, language) for name, length in ends.items()}
    return told(key, language, count=spread.count, **words)


def _length(length: Length, language: Language) -> str:
    least, most = (_days_told(days, language) for days in (length.least_days, length.most_days))
    return most if least == most else told("between_lengths", language, least=least, most=most)


def _days_told(days: int, language: Language) -> str:
    return length_in_words(days, language) if days else told("same_day", language)


def _years(frame: Frame, figures: ContactFigures) -> Iterator[str]:
    items = [_year(year, of_year, frame.language) for year, of_year in _shown_years(frame, figures)]
    yield told("years", frame.language, items=" · ".join(items))
    yield told("observed", frame.language)


def _year(year: int, contacts: Contacts, language: Language) -> str:
    observed = contacts.flares.observed
    middle = ""
    if contacts.intervals is not None:
        middle = told("middle", language, middle=_length(contacts.intervals.middle, language))
    days = number_in_words(observed.observed_days, language, digits=0)
    flares = told("flares", language, count=observed.count, days=days)
    if observed.count and observed.per_year is not None:
        flares += told("rate", language, rate=number_in_words(observed.per_year, language))
    visits = told("visits", language, count=contacts.visits)
    return told("year", language, year=year, visits=visits, middle=middle, flares=flares)


def _row(year: int, contacts: Contacts, language: Language) -> tuple[str, ...]:
    """A rate stays empty where too few days were observed, and where nothing was declared."""
    observed, intervals = contacts.flares.observed, contacts.intervals
    ends = [] if intervals is None else [intervals.shortest, intervals.middle, intervals.longest]
    rate = observed.per_year if observed.count else None
    return (
        str(year),
        str(contacts.visits),
        *([_length(length, language) for length in ends] or [""] * 3),
        str(observed.count) if observed.count else "",
        str(observed.observed_days),
        "" if rate is None else number_in_words(rate, language),
        str(contacts.above.observed.count) if contacts.above.observed.count else "",
    )
