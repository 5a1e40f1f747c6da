"""HTTP of a practice's rhythm: the picture, its words and its table."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Annotated

import orjson
from fastapi import APIRouter, Depends, Query, Request, Response

from app.access.dependencies import ListsPeople
from app.agenda.rhythm import Order, practice_rhythm
from app.balance.signals import date_of
from app.charts.balance import encode
from app.charts.options import Language, Options
from app.charts.rhythm import MOST_NAMED, rhythm_figure
from app.charts.rhythm_lines import PersonRhythm
from app.charts.rhythm_twins import rhythm_table, rhythm_text
from app.charts.schema import Piece
from app.charts.theme import Size, ThemeName
from app.http.deps import Reading, clock_of
from app.http.openapi import PROBLEMS
from app.timeline.schemas import FigureOut, TableOut, TextOut

router = APIRouter(prefix="/v1/practices/{practice_id}/rhythm", tags=["agenda"], responses=PROBLEMS)

_YEAR = timedelta(days=365)


@dataclass(frozen=True, slots=True)
class AskedRhythm:
    """The people of one page, or all of them, and how many there are in all."""

    people: list[PersonRhythm]
    all_people: int
    first_day: date
    today: date

    def options(self, **chosen: object) -> Options:
        return Options(self.first_day, self.today, self.today, **chosen)  # type: ignore[arg-type]


def _asked(
    session: Reading,
    scope: ListsPeople,
    request: Request,
    order: Order = Order.name,
    years: Annotated[int | None, Query(ge=1, le=50, description="How many years back; absent: all of them")] = None,
    page: Annotated[
        int | None, Query(ge=0, le=10_000, description=f"{MOST_NAMED} people at a time, named; absent: everybody")
    ] = None,
) -> AskedRhythm:
    now = clock_of(request)()
    today = now.date()
    everybody = practice_rhythm(session, scope, order=order, now=now)
    shown = everybody if page is None else everybody[page * MOST_NAMED : (page + 1) * MOST_NAMED]
    first = min((date_of(one.contacts[0].day) for one in everybody), default=today)
    first_day = min(first, today - _YEAR) if years is None else today - years * _YEAR
    return AskedRhythm(shown, len(everybody), first_day, today)


Rhythm = Annotated[AskedRhythm, Depends(_asked, scope="function")]


class RhythmTextOut(TextOut):
    people: int
    people_a_page: int


@router.get("", response_model=FigureOut, operation_id="read_rhythm_figure")
def read_figure(
    asked: Rhythm, size: Size = Size.tablet, theme: ThemeName = ThemeName.light, lang: Language = Language.fr
) -> Response:
    """A figure in plotly's schema: one line for each person of the page."""
    figure: Piece = rhythm_figure(asked.people, asked.options(size=size, theme=theme, language=lang))
    return Response(encode(figure), media_type="application/json")


@router.get("/text", operation_id="read_rhythm_text")
def read_text(asked: Rhythm, lang: Language = Language.fr) -> RhythmTextOut:
    """The picture in sentences, from the same contacts."""
    text = rhythm_text(asked.people, asked.options(language=lang))
    paragraphs = list(text.paragraphs)
    return RhythmTextOut(title=text.title, paragraphs=paragraphs, people=asked.all_people, people_a_page=MOST_NAMED)


@router.get("/table", response_model=TableOut, operation_id="read_rhythm_table")
def read_table(asked: Rhythm, lang: Language = Language.fr) -> Response:
    """The picture as a table, from the same contacts."""
    table = rhythm_table(asked.people, asked.options(language=lang))
    return Response(orjson.dumps(table), media_type="application/json")
