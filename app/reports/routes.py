"""HTTP of the reports: what is read on the tablet, answered 304 while nothing moved."""

from typing import Annotated

import orjson
from fastapi import APIRouter, Query, Response

from app.balance.signals import day_number
from app.charts.options import Language
from app.http.openapi import ETAG, PROBLEMS, Responses
from app.reports.lines import Telling
from app.reports.notebook import period_of
from app.reports.queries import read_notebook, read_visits
from app.reports.schemas import PeriodOut, SectionOut, SinceLastTimeOut
from app.reports.since import since_last_time
from app.timeline.routes import Asked, AskedPicture

router = APIRouter(prefix="/v1/patients/{patient_id}", tags=["reports"], responses=PROBLEMS)

_CACHED: Responses = {200: ETAG, 304: {"description": "Nothing moved since the named ETag", **ETAG}}


@router.get("/since-last-time", response_model=SinceLastTimeOut, responses=_CACHED)
def read_since_last_time(
    asked: AskedPicture,
    beginning: Annotated[bool, Query(description="Since the first note rather than the last visit")] = False,
    lang: Language = Language.fr,
) -> Response:
    """Since the last visit before today, unless `from` names another day."""

    def make() -> bytes:
        telling = telling_of(asked, beginning=beginning, lang=lang)
        told = since_last_time(telling)
        answer = SinceLastTimeOut(
            heading=told.heading,
            period=PeriodOut.of(telling.period),
            sections=[SectionOut.of(section) for section in told.sections],
        )
        return orjson.dumps(answer.model_dump(mode="json"))

    return asked.answer("since-last-time", make, beginning, lang)


def telling_of(asked: Asked, *, beginning: bool, lang: Language) -> Telling:
    timeline, chosen = asked.life(), asked.window.first
    visits = read_visits(asked.session, asked.scope, timeline, today=asked.today)
    chosen_day = None if chosen is None else day_number(chosen)
    period = period_of(visits, chosen_day=chosen_day, from_beginning=beginning)
    notebook = read_notebook(asked.session, asked.scope, timeline, period)
    return Telling(notebook, period, lang, asked.request.app.state.instrument_texts)
