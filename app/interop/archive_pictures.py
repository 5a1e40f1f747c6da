"""The pictures of a person's file as one page of the archive: the balance, then its companions."""

from collections.abc import Iterator
from datetime import date

from app.balance.signals import Timeline
from app.charts.balance import balance_figure, balance_table, balance_text
from app.charts.companion import Picture
from app.charts.options import Language, Options, extent_of
from app.charts.standalone import Shown, standalone_page
from app.charts.theme import Size
from app.timeline.companions import COMPANIONS
from app.timeline.reader import Reader

PICTURES_NAME = "pictures.html"
# What only professionals look at, or somebody has to turn on first, stays where it is.
_TAKEN_AWAY = (Picture.seasons, Picture.work, Picture.overflows, Picture.rhythm, Picture.body)


def pictures_page(reader: Reader, heading: str, spoken: str, today: date) -> str:
    """What the reader may see, over the whole life."""
    life, language = reader.life(), Language(spoken)
    first, last = extent_of(life, today)
    options = Options(first, last, today, size=Size.desktop, language=language)
    return standalone_page(heading, list(_shown(reader, life, options)), language)


def _shown(reader: Reader, life: Timeline, options: Options) -> Iterator[Shown]:
    yield Shown(balance_figure(life, options), balance_text(life, options), balance_table(life, options))
    for drawn in (COMPANIONS[picture] for picture in _TAKEN_AWAY):
        given, made = drawn.life(reader), drawn.companion
        yield Shown(
            made.figure(given, options, None), made.text(given, options, None), made.table(given, options, None)
        )
