"""The rhythm of a practice in sentences and in rows, from the same contacts. Texts are not escaped."""

from app.balance.signals import date_of
from app.charts.dates import day_in_words, days_in_words, in_words, length_in_words
from app.charts.frame import Frame, frame_of
from app.charts.options import Options
from app.charts.rhythm import MOST_NAMED
from app.charts.rhythm_lines import Pause, PersonRhythm, Practice
from app.charts.rhythm_words import COLUMNS, told
from app.charts.table import TableTwin
from app.charts.text import TextTwin
from app.kit.days import Precision


def rhythm_text(people: Practice, options: Options) -> TextTwin:
    """Raises ValueError when the period ends before it starts."""
    frame = frame_of(options)
    title = told("title", frame.language, span=days_in_words(frame.first, frame.last, frame.language))
    if not people:
        return TextTwin(title, (told("nothing", frame.language),))
    opening = f"{told('people', frame.language, count=len(people))} {told('meaning', frame.language)}"
    if len(people) > MOST_NAMED:
        return TextTwin(title, (opening, told("in_table", frame.language)))
    return TextTwin(title, (opening, *(_sentences(frame, one) for one in people)))


def rhythm_table(people: Practice, options: Options) -> TableTwin:
    """One row for each person, in the order of the lines."""
    frame = frame_of(options)
    return TableTwin(COLUMNS[frame.language], tuple(_row(frame, one) for one in people))


def _sentences(frame: Frame, one: PersonRhythm) -> str:
    first, last = one.contacts[0].day, one.contacts[-1].day
    span = day_in_words(first, frame.language)
    if len(one.contacts) > 1:
        span = days_in_words(first, last, frame.language)
    said = [told("line", frame.language, name=one.name, count=len(one.contacts), span=span)]
    pauses = _pauses(frame, one)
    if pauses:
        said.append(told("pauses", frame.language, count=len(pauses), items=" · ".join(pauses)))
    since = _since(frame, one)
    return " ".join([*said, since] if since else said)


def _pauses(frame: Frame, one: PersonRhythm) -> list[str]:
    return [_pause(frame, pause, pause.last) for pause in one.pauses(one.contacts[-1].day) if pause.last is not None]


def _pause(frame: Frame, pause: Pause, last: int) -> str:
    months = [in_words(date_of(day), Precision.month, frame.language) for day in (pause.first, last)]
    length = length_in_words(last - pause.first, frame.language)
    return told("from_to", frame.language, length=length, first=months[0], last=months[1])


def _since(frame: Frame, one: PersonRhythm) -> str:
    """What has been since the latest contact, once it is long enough to be worth a word."""
    latest = one.contacts[-1]
    open_pause = any(pause.last is None for pause in one.pauses(frame.today))
    length = length_in_words(frame.today - latest.day, frame.language)
    if latest.open_door and frame.today > latest.day:
        return told("open", frame.language, length=length)
    return told("quiet", frame.language, length=length) if open_pause else ""


def _row(frame: Frame, one: PersonRhythm) -> tuple[str, ...]:
    first, last = (day_in_words(one.contacts[place].day, frame.language) for place in (0, -1))
    return (
        one.name,
        first,
        last,
        str(len(one.contacts)),
        " · ".join(_pauses(frame, one)),
        _since(frame, one).rstrip("."),
    )
