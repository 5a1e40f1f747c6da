"""HTTP of the reports: what is read on the tablet, answered 304 while nothing moved."""

from dataclasses import dataclass
from typing import Annotated

import orjson
from fastapi import APIRouter, Depends, Query, Request, Response

from app.access.dependencies import exporting_to
from app.access.scopes import PatientScope
from app.balance.signals import day_number
from app.charts.options import Language
from app.http.deps import Reading
from app.http.openapi import ETAG, PROBLEMS, Responses, refusals
from app.kit.errors import DomainError
from app.reports.lines import Telling
from app.reports.notebook import period_of
from app.reports.printing import printed
from app.reports.queries import read_notebook, read_visits, signed_by
from app.reports.schemas import PeriodOut, SectionOut, SinceLastTimeOut, SynthesisOut
from app.reports.since import since_last_time
from app.reports.synthesis import Audience, synthesis, without
from app.timeline.columns import Window
from app.timeline.routes import Asked, AskedPicture, AskedWindow, Conditions

router = APIRouter(prefix="/v1/patients/{patient_id}", tags=["reports"], responses=PROBLEMS)

_CACHED: Responses = {200: ETAG, 304: {"description": "Nothing moved since the named ETag", **ETAG}}


LineId = Annotated[str, Query(pattern="^[a-z_]{1,40}-[0-9a-f]{10}$")]


class SynthesisMoved(DomainError):
    """Something was written between the preview and the print: what was read is no longer what would be printed."""

    code = "synthesis_moved"
    status = 412


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


@dataclass(frozen=True, slots=True)
class AskedPage:
    """For whom, since when and in which language."""

    audience: Audience
    beginning: bool
    lang: Language


async def _page(
    audience: Annotated[Audience, Query(alias="for")] = Audience.prescriber,
    beginning: Annotated[bool, Query(description="Since the first note rather than the last visit")] = False,
    lang: Language = Language.fr,
) -> AskedPage:
    return AskedPage(audience, beginning, lang)


PageAsked = Annotated[AskedPage, Depends(_page)]


@router.get("/synthesis", response_model=SynthesisOut, responses=_CACHED)
def read_synthesis(
    asked: AskedPicture,
    page: PageAsked,
) -> Response:
    """One page for one reader, from what both sides share and from nothing either keeps back."""
    shared = asked.for_everybody()

    def make() -> bytes:
        telling = telling_of(shared, beginning=page.beginning, lang=page.lang)
        made = synthesis(telling, page.audience, signed_by(shared.session, shared.scope))
        return orjson.dumps(SynthesisOut.of(made).model_dump(mode="json"))

    return shared.answer("synthesis", make, page, shared.scope.account_id)


@dataclass(frozen=True, slots=True)
class Printing:
    """What is to be printed: as it was read (`tag`), without the lines that were left out."""

    window: Window
    tag: str | None
    without: frozenset[str]


async def _printing(
    window: AskedWindow,
    tag: Annotated[str | None, Query(pattern="^[0-9a-f]{16}$")] = None,
    without: Annotated[list[LineId], Query(max_length=200)] = [],  # noqa: B006
) -> Printing:
    return Printing(window, tag, frozenset(without))


PrintsPage = Annotated[PatientScope, Depends(exporting_to("for", [reader.value for reader in Audience]))]


@router.get(
    "/synthesis.pdf",
    response_class=Response,
    responses={200: {"content": {"application/pdf": {"schema": {"type": "string"}}}}, **refusals(412, 503)},
)
def print_synthesis(
    request: Request,
    session: Reading,
    scope: PrintsPage,
    page: PageAsked,
    printing: Annotated[Printing, Depends(_printing)],
) -> Response:
    """The page as it was previewed. With another `tag` than it has now, nothing is printed."""
    asked = Asked(request, session, scope, printing.window, Conditions(None, True)).for_everybody()
    telling = telling_of(asked, beginning=page.beginning, lang=page.lang)
    signed = signed_by(session, scope)
    made = synthesis(telling, page.audience, signed)
    session.close()
    if printing.tag is not None and printing.tag != made.tag:
        raise SynthesisMoved
    kept = without(made, printing.without)
    content = printed(kept, author=signed.author, language=page.lang, now=request.app.state.clock())
    disposition = f'attachment; filename="au-long-cours-{asked.today.isoformat()}.pdf"'
    headers = {"Content-Disposition": disposition, "Cache-Control": "no-store"}
    return Response(content, media_type="application/pdf", headers=headers)


def telling_of(asked: Asked, *, beginning: bool, lang: Language) -> Telling:
    timeline, chosen = asked.life(), asked.window.first
    visits = read_visits(asked.session, asked.scope, timeline, today=asked.today)
    chosen_day = None if chosen is None else day_number(chosen)
    period = period_of(visits, chosen_day=chosen_day, from_beginning=beginning)
    notebook = read_notebook(asked.session, asked.scope, timeline, period)
    return Telling(notebook, period, lang, asked.request.app.state.instrument_texts)
