"""The rows of « mes débordements »: the latest flare on top, its length and words as exact as the person was."""

from dataclasses import dataclass
from datetime import date

from app.balance.flares import flares_in_order
from app.balance.lengths import Length, length_of
from app.balance.signals import EXACT, Flare, Series, Timeline, date_of, day_number
from app.charts.dates import SHORT_MONTHS, in_words, length_in_words
from app.charts.frame import Frame
from app.charts.options import Language
from app.charts.overflows_words import told
from app.charts.schema import escaped
from app.kit.days import Precision

# A Monday far from any life: where all starts stand on the picture's calendar.
ORIGIN = day_number(date(2001, 1, 1))
BEFORE_DAYS = 14
_HELPFUL = ("a_lot", "a_bit")


@dataclass(frozen=True, slots=True)
class Row:
    """One flare; `start` is the first day it may have begun, which stands at `ORIGIN`. `noted` names its notes."""

    place: int
    flare: Flare
    start: int
    length: Length | None
    helped: tuple[str, ...]
    noted: str
    notes: Series

    @property
    def shown_to(self) -> int:
        """The last day of its span on the picture's calendar."""
        first, last = self.flare.when.first_days()
        return ORIGIN + (last - first if self.length is None else self.length.most_days - 1)


def rows_of(frame: Frame, timeline: Timeline) -> list[Row]:
    """Those that reach the period, the latest first."""
    flares = [
        flare
        for flare in flares_in_order(timeline.flares)
        if frame.shows(flare.when.first_days()[0], flare.when.last_days(frame.today)[1])
    ]
    noted, notes = _notes(timeline)
    tools = {tool.record_id: tool.label for tool in timeline.tools}
    return [
        Row(
            place,
            flare,
            flare.when.first_days()[0],
            length_of(flare.when, frame.today),
            helped_by(flare, tools),
            noted,
            notes,
        )
        for place, flare in enumerate(reversed(flares))
    ]


def _notes(timeline: Timeline) -> tuple[str, Series]:
    """The person's own margin where they tell it, otherwise the pain they note."""
    for name, series in (("margin", timeline.margin), ("pain", timeline.pain.series)):
        if len(series):
            return name, series
    return ("strongest", timeline.strongest.series) if len(timeline.strongest) else ("", timeline.margin)


def helped_by(flare: Flare, tools: dict[str, str]) -> tuple[str, ...]:
    """What the person said helped, a lot or a bit, by name."""
    names = (tools.get(tried.tool_id or "") or tried.label for tried in flare.tools_tried if tried.helped in _HELPFUL)
    return tuple(name for name in names if name)


def start_in_words(frame: Frame, row: Row) -> str:
    """« 12 sept. 2024 »: short enough for a margin."""
    when = row.flare.when
    day = date_of(when.first_day)
    month = SHORT_MONTHS[frame.language][day.month - 1]
    if when.precision in EXACT:
        return f"{day.day} {month} {day.year}"
    if when.precision is Precision.month:
        return f"{month} {day.year}"
    return escaped(in_words(day, when.precision, frame.language), 22)


def row_words(frame: Frame, row: Row) -> str:
    """Its length, and what helped."""
    parts = [length_told(row, frame.language), ", ".join(row.helped)]
    return " · ".join(part for part in parts if part)


def length_told(row: Row, language: Language) -> str:
    if row.length is None:
        return told("no_end", language)
    if row.flare.when.ongoing:
        return f"{told('open', language)}, {length_in_words(row.length.most_days, language)}"
    return length_words(row.length, language)


def length_words(length: Length, language: Language) -> str:
    """« 6 jours », « entre 3 et 6 jours » where an end is fuzzy."""
    most = length_in_words(length.most_days, language)
    least = length_in_words(length.least_days, language)
    return most if least == most else told("between_lengths", language, least=least, most=most)
