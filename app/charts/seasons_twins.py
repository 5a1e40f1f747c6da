"""The calendar of years in sentences and in rows, in counts and from the same notes. Texts are not escaped."""

from collections import Counter
from collections.abc import Iterable

import numpy as np

from app.balance.signals import EXACT, Days, Flare, LifeEvent, Timeline, When, date_of
from app.balance.silence import quiet_periods, recorded_days
from app.charts.dates import MONTHS, days_in_words, length_in_words, number_in_words, when_in_words
from app.charts.options import Options, Scale
from app.charts.seasons_cells import STEPS, Calendar, Cell, Measure, calendar_of, cells_of
from app.charts.seasons_legend import step_name
from app.charts.seasons_words import SEASONS_COLUMNS
from app.charts.seasons_years import Years, years_of
from app.charts.table import TableTwin
from app.charts.text import TextTwin, silences
from app.charts.vocabulary import named
from app.kit.days import Precision

_SEASONS = ("winter", "spring", "summer", "autumn")
_PLACED_IN_A_SEASON = EXACT | {Precision.week, Precision.month, Precision.season}


def seasons_text(timeline: Timeline, options: Options, of: str | None = None) -> TextTwin:
    """Raises ValueError when the period ends before it starts."""
    years = years_of(options)
    life, language = years.life, years.frame.language
    title = years.say("title", span=days_in_words(life.first, life.last, language))
    recorded = recorded_days(timeline)
    days = _shown(years, recorded)
    opening = years.say("days", count=len(days), all=life.days)
    quiet = " ".join(silences(life, recorded))
    if not len(days):
        return TextTwin(title, tuple(part for part in (opening, quiet) if part))
    flares = [flare for flare in timeline.flares if life.shows(*_reach(years, flare.when))]
    paragraphs = (
        f"{years.say('years', count=years.count)} {opening}",
        _steps(years, timeline),
        " ".join(_flares(years, flares, days)),
        " ".join(
            (
                _count(years, "events", [event.when for event in timeline.life_events]),
                _count(years, "visits", [visit.when for visit in timeline.visits]),
            )
        ),
        quiet,
    )
    return TextTwin(title, tuple(part for part in paragraphs if part))


def _shown(years: Years, days: Days) -> Days:
    return days[(days >= years.life.first) & (days <= years.life.last)]


def _reach(years: Years, when: When) -> tuple[int, int]:
    return when.first_days()[0], when.last_days(years.life.today)[1]


def _count(years: Years, key: str, whens: Iterable[When]) -> str:
    return years.say(key, count=sum(years.life.shows(*_reach(years, when)) for when in whens))


def _steps(years: Years, timeline: Timeline) -> str:
    """Whole weeks whatever the screen: the words do not change with its size."""
    calendar = calendar_of(timeline)
    if calendar.measure is Measure.none:
        return ""
    cells = [cell for cell in cells_of(calendar, Scale.week) if cell.enough and _is_shown(years, cell)]
    counted = Counter(cell.step for cell in cells)
    items = [
        years.say("step", name=step_name(years.frame, calendar.measure, step), count=counted[step])
        for step in reversed(range(STEPS))
        if counted[step]
    ]
    return years.say("steps", items=", ".join(items)) if items else years.say("steps_0")


def _is_shown(years: Years, cell: Cell) -> bool:
    return years.life.shows(cell.start, cell.start + cell.days - 1)


def _flares(years: Years, flares: list[Flare], days: Days) -> list[str]:
    """By the season they began in, beside the days noted in it; a flare known by its year alone has none."""
    placed = [flare for flare in flares if flare.when.precision in _PLACED_IN_A_SEASON]
    begun = Counter(_season(flare.when) for flare in placed)
    months = days.astype("datetime64[D]").astype("datetime64[M]").astype(np.int64) % 12 + 1
    noted = np.bincount(months % 12 // 3, minlength=len(_SEASONS))
    items = [
        years.say("season", season=years.say(season), flares=begun[place], days=int(noted[place]))
        for place, season in enumerate(_SEASONS)
        if begun[place] or noted[place]
    ]
    said = [years.say("flares", count=len(flares))]
    if placed:
        said.append(years.say("seasons", items=", ".join(items)))
    if len(placed) < len(flares):
        said.append(years.say("unplaced", count=len(flares) - len(placed)))
    return [*said, years.say("counts")] if placed else said


def _season(when: When) -> int:
    """0 winter (December to February) to 3 autumn; a span of a season is told by its middle."""
    first, last = when.first_days()
    return date_of((first + last) // 2).month % 12 // 3


def seasons_table(timeline: Timeline, options: Options, of: str | None = None) -> TableTwin:
    """One row for each year; its months hold the lowest and the highest note, and what the picture counts."""
    years = years_of(options)
    language = years.frame.language
    recorded = _shown(years, recorded_days(timeline))
    months = _months(years, calendar_of(timeline))
    rows = [
        _row(years, timeline, year, noted=int(count)) + months.get(year, ("",) * 12)
        for year, count in _by_year(years, recorded)
    ]
    return TableTwin((*SEASONS_COLUMNS[language], *MONTHS[language]), tuple(rows) if len(recorded) else ())


def _by_year(years: Years, days: Days) -> list[tuple[int, int]]:
    counted = Counter((days.astype("datetime64[D]").astype("datetime64[Y]").astype(np.int64) + 1970).tolist())
    return [(years.first + row, counted[years.first + row]) for row in range(years.count)]


def _row(years: Years, timeline: Timeline, year: int, *, noted: int) -> tuple[str, ...]:
    language = years.frame.language
    flares = [when_in_words(one.when, language) for one in timeline.flares if _is_of(years, one.when, year)]
    events = [
        f"{_event_name(years, one)} ({when_in_words(one.when, language)})"
        for one in timeline.life_events
        if _is_of(years, one.when, year)
    ]
    visits = sum(_is_of(years, one.when, year) for one in timeline.visits)
    quiet = [
        length_in_words(one.days, language)
        for one in quiet_periods(recorded_days(timeline), min(years.life.today, years.life.last))
        if date_of(one.first_day).year == year
    ]
    return (str(year), str(noted), " · ".join(flares), " · ".join(events), str(visits or ""), " · ".join(quiet))


def _event_name(years: Years, event: LifeEvent) -> str:
    return event.title or named("life_event", event.category, years.frame.language)


def _is_of(years: Years, when: When, year: int) -> bool:
    """In the year it began, or the first one shown."""
    first, last = _reach(years, when)
    return years.life.shows(first, last) and max(date_of(when.first_day).year, years.first) == year


def _months(years: Years, calendar: Calendar) -> dict[int, tuple[str, ...]]:
    found: dict[int, list[str]] = {}
    for cell in cells_of(calendar, Scale.month):
        if _is_shown(years, cell):
            found.setdefault(cell.year, [""] * 12)[date_of(cell.start).month - 1] = _told(years, cell)
    return {year: tuple(cells) for year, cells in found.items()}


def _told(years: Years, cell: Cell) -> str:
    noted = f"{cell.noted}/{cell.days}"
    if cell.step is None:
        return f"{years.say('other')} ({noted})"
    low, high = (number_in_words(value, years.frame.language) for value in (cell.low, cell.high))
    return f"{low if low == high else f'{low} – {high}'} ({noted})"
