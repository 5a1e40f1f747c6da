"""« Mes débordements » in sentences and in rows, from the same records. Texts are not escaped."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from app.balance.around import WEEK_AFTER_DAYS, Placed, placed_things, things_around
from app.balance.flares import FlareFigures, flare_figures
from app.balance.lengths import Spread
from app.balance.signals import Flare, Timeline, Words
from app.charts.around import name_of
from app.charts.dates import days_in_words, number_in_words, when_in_words
from app.charts.frame import Frame, frame_of
from app.charts.options import Language, Options
from app.charts.overflows_rows import BEFORE_DAYS, Row, length_told, length_words, rows_of
from app.charts.overflows_words import COLUMNS, told
from app.charts.table import TableTwin
from app.charts.text import TextTwin
from app.charts.vocabulary import named

_MOST_TOLD = 12


def overflows_text(timeline: Timeline, options: Options, of: str | None = None) -> TextTwin:
    """Raises ValueError when the period ends before it starts."""
    frame = frame_of(options)
    rows = rows_of(frame, timeline)
    title = told("title", frame.language)
    if not rows:
        return TextTwin(title, (told("nothing", frame.language),))
    shown = replace(timeline, flares=[row.flare for row in rows])
    figures = flare_figures(shown, frame.today)
    paragraphs = (
        " ".join(_figures(figures, rows, frame.language)),
        told("reading", frame.language, before=BEFORE_DAYS),
        " ".join(_years(figures, frame.language)),
        " ".join(_each(frame, shown, rows[:_MOST_TOLD])),
        told("meaning", frame.language),
    )
    return TextTwin(title, tuple(paragraph for paragraph in paragraphs if paragraph))


def overflows_table(timeline: Timeline, options: Options, of: str | None = None) -> TableTwin:
    """One row for each flare, the latest first."""
    frame = frame_of(options)
    rows, placed = rows_of(frame, timeline), placed_things(timeline, frame.today)
    return TableTwin(COLUMNS[frame.language], tuple(_cells(frame, timeline, placed, row) for row in rows))


def _figures(figures: FlareFigures, rows: Sequence[Row], language: Language) -> Iterator[str]:
    first, last = rows[-1].flare.when, rows[0].flare.when
    span = (
        when_in_words(first, language) if len(rows) == 1 else days_in_words(first.first_day, last.first_day, language)
    )
    yield told("count", language, count=len(rows), span=span)
    if figures.lengths is not None:
        yield _spread("lengths", figures.lengths, language)
    if figures.still_open:
        yield told("still_open", language, count=figures.still_open)
    if figures.without_end:
        yield told("without_end", language, count=figures.without_end)
    if figures.between is not None:
        yield _spread("between", figures.between, language)
    if figures.across_silence:
        yield told("across", language, count=figures.across_silence)


def _spread(key: str, spread: Spread, language: Language) -> str:
    ends = {"shortest": spread.shortest, "middle": spread.middle, "longest": spread.longest}
    words = {name: length_words(length, language) for name, length in ends.items()}
    return told(key, language, count=spread.count, **words)


def _years(figures: FlareFigures, language: Language) -> Iterator[str]:
    """From the first with an overflow on; a rate only where enough days were observed."""
    items = []
    first = next((year for year, observed in figures.years.items() if observed.count), 0)
    for year, observed in figures.years.items():
        if year < first:
            continue
        days = number_in_words(observed.observed_days, language, digits=0)
        words = told("year", language, year=year, count=observed.count, days=days)
        if observed.per_year is not None and observed.count:
            rate = number_in_words(observed.per_year, language)
            words = told("year_rate", language, told=words, rate=rate)
        items.append(words)
    yield told("years", language, items=" · ".join(items))
    yield told("observed", language)


def _each(frame: Frame, timeline: Timeline, rows: Iterable[Row]) -> Iterator[str]:
    for row in rows:
        when = when_in_words(row.flare.when, frame.language)
        yield told(
            "about", frame.language, when=when[:1].upper() + when[1:], length=f" ({length_told(row, frame.language)})"
        )
        around = _named(timeline, row, frame.language)
        if around:
            yield told("named", frame.language, items=", ".join(around))
        if row.helped:
            yield told("helped", frame.language, items=", ".join(row.helped))


def _named(timeline: Timeline, row: Row, language: Language) -> list[str]:
    """What the person named around it themselves."""
    events = [event for event in timeline.life_events if event.record_id in frozenset(row.flare.context_events)]
    contexts = [
        named("flare_context", key, language) for key in row.flare.context if not (key == "life_event" and events)
    ]
    return contexts + [event.title or named("life_event", event.category, language) for event in events]


def _cells(frame: Frame, timeline: Timeline, placed: Sequence[Placed], row: Row) -> tuple[str, ...]:
    flare, language = row.flare, frame.language
    return (
        when_in_words(flare.when, language),
        length_told(row, language),
        ", ".join(_named(timeline, row, language)),
        " · ".join(_around(placed, flare, language)),
        " · ".join(_tried(timeline, flare, language)),
    )


def _around(placed: Sequence[Placed], flare: Flare, language: Language) -> Iterator[str]:
    """Each with its dates, those that began in the days around."""
    for nearby in things_around(placed, flare):
        near = nearby.began is not None and -BEFORE_DAYS <= nearby.began <= WEEK_AFTER_DAYS
        if near and not nearby.named and not isinstance(nearby.thing, Flare | Words):
            yield f"{name_of(nearby, language)} ({when_in_words(nearby.when, language)})"


def _tried(timeline: Timeline, flare: Flare, language: Language) -> Iterator[str]:
    tools = {tool.record_id: tool.label for tool in timeline.tools}
    for tried in flare.tools_tried:
        name = tools.get(tried.tool_id or "") or tried.label or ""
        said = named("helped", tried.helped, language) if tried.helped else ""
        if name:
            yield f"{name} ({said})" if said else name
