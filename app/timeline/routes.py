"""HTTP of the timeline and the balance picture, each answered 304 while nothing moved."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Annotated

import orjson
from fastapi import APIRouter, Depends, Header, Query, Request, Response

from app.access.dependencies import ReadsRecords
from app.access.scopes import PatientScope
from app.balance.signals import Timeline
from app.balance.version import ENGINE_VERSION
from app.charts.balance import balance_figure, encode
from app.charts.options import Language, Options, Scale, extent_of, last_noted
from app.charts.paper import on_paper
from app.charts.table import balance_table
from app.charts.text import balance_text
from app.charts.theme import Size, ThemeName
from app.http.conditions import matches
from app.http.deps import Reading
from app.http.openapi import ETAG, PROBLEMS, Responses
from app.kit.days import LivedDay
from app.kit.errors import FieldProblem, InvalidFields
from app.storage.sessions import ReadSession
from app.timeline.cache import Timelines, log_length, view_of
from app.timeline.columns import Window
from app.timeline.queries import read_timeline
from app.timeline.reader import Reader
from app.timeline.schemas import FigureOut, TableOut, TextOut, TimelineOut

router = APIRouter(prefix="/v1/patients/{patient_id}", tags=["timeline"], responses=PROBLEMS)

CACHED: Responses = {200: ETAG, 304: {"description": "Nothing moved since the named ETag", **ETAG}}


async def _window(
    from_: Annotated[LivedDay | None, Query(alias="from")] = None, to: Annotated[LivedDay | None, Query()] = None
) -> Window:
    if from_ is not None and to is not None and to < from_:
        raise InvalidFields((FieldProblem("to", "end_before_start"),))
    return Window(from_, to)


AskedWindow = Annotated[Window, Depends(_window)]


@dataclass(frozen=True, slots=True)
class Conditions:
    """`pain` is false for a person who has chosen not to meet its numbers; `shared` leaves out what either side keeps
    back, for a screen that both look at."""

    if_none_match: str | None
    pain: bool
    shared: bool = False


async def _conditions(
    if_none_match: Annotated[str | None, Header(max_length=1000)] = None,
    pain: Annotated[bool, Query()] = True,
    shared: Annotated[bool, Query()] = False,
) -> Conditions:
    return Conditions(if_none_match, pain, shared)


class Asked(Reader):
    """What one request wants to see, and whether it holds it already."""

    def __init__(
        self,
        request: Request,
        session: ReadSession,
        scope: PatientScope,
        window: Window,
        conditions: Conditions,
    ) -> None:
        super().__init__(session, scope, pain=conditions.pain)
        self.request, self.window, self.if_none_match = request, window, conditions.if_none_match
        self.today: date = request.app.state.clock().date()

    def for_everybody(self) -> "Asked":
        """The same question about what both sides share, and nothing either keeps back."""
        shared = self.scope.without_what_is_kept_back()
        return Asked(self.request, self.session, shared, self.window, Conditions(self.if_none_match, self.pain))

    @cached_property
    def seq(self) -> int:
        return log_length(self.session, self.scope.patient_id)

    def answer(self, name: str, make: Callable[[], bytes], *parameters: object) -> Response:
        """304 costs one key look-up; the tag names everything the bytes depend on."""
        # After a restore the log may reach the same length by another way: the epoch tells the two apart.
        life = self.request.app.state.epoch
        _, is_patient, practice_ids, shared_only = view_of(self.scope)
        known = (
            life,
            is_patient,
            sorted(practice_ids),
            shared_only,
            self.today,
            self.window,
            self.pain,
            parameters,
        )
        digest = hashlib.sha256(repr((name, known)).encode()).hexdigest()[:20]
        tag = f'W/"{self.seq}-{ENGINE_VERSION}-{digest}"'
        headers = {"ETag": tag, "Cache-Control": "private, no-cache"}
        is_known = matches(self.if_none_match, tag)
        body = None if is_known else make()
        # Closed here, where a thread is at hand, rather than by another one afterwards.
        self.session.close()
        if body is None:
            return Response(status_code=304, headers=headers)
        return Response(body, headers=headers, media_type="application/json")

    def whole_life(self) -> Timeline:
        state = self.request.app.state
        if not hasattr(state, "timelines"):
            state.timelines = Timelines()
        timelines: Timelines = state.timelines
        return timelines.whole_life(self.session, self.scope, self.seq)


async def _asked(
    request: Request,
    session: Reading,
    scope: ReadsRecords,
    window: AskedWindow,
    conditions: Annotated[Conditions, Depends(_conditions)],
) -> Asked:
    asked = Asked(request, session, scope, window, conditions)
    return asked.for_everybody() if conditions.shared else asked


AskedPicture = Annotated[Asked, Depends(_asked)]


@dataclass(frozen=True, slots=True)
class Look:
    """How a figure is to be drawn; the words and the table only have a language."""

    scale: Scale = Scale.auto
    size: Size = Size.tablet
    theme: ThemeName = ThemeName.light
    lang: Language = Language.fr


async def _look(
    scale: Scale = Scale.auto,
    size: Size = Size.tablet,
    theme: ThemeName = ThemeName.light,
    lang: Language = Language.fr,
) -> Look:
    return Look(scale, size, theme, lang)


AskedLook = Annotated[Look, Depends(_look)]


def options_for(asked: Asked, look: Look) -> Options:
    life = asked.life()
    first, last = extent_of(life, asked.today)
    last_day = asked.window.last or max(last, asked.window.first or last)
    return Options(
        # A window may end before the first record does begin.
        first_day=asked.window.first or min(first, last_day),
        last_day=last_day,
        today=asked.today,
        scale=look.scale,
        size=look.size,
        theme=ThemeName.print if look.size is Size.print else look.theme,
        language=look.lang,
        begins=first,
        ends=last_noted(life, asked.today),
    )


@router.get("/timeline", response_model=TimelineOut, responses=CACHED)
def read_whole_timeline(asked: AskedPicture) -> Response:
    """Columns for the dense values, one item each for what has a length or a name."""

    def make() -> bytes:
        whole = asked.window == Window()
        timeline = asked.life() if whole else asked.shown(read_timeline(asked.session, asked.scope, asked.window))
        return orjson.dumps(timeline, option=orjson.OPT_SERIALIZE_NUMPY)

    return asked.answer("timeline", make)


@router.get("/charts/balance", response_model=FigureOut, responses=CACHED)
def read_balance_figure(asked: AskedPicture, look: AskedLook) -> Response:
    """A figure in plotly's schema."""

    def make() -> bytes:
        options = options_for(asked, look)
        return encode(on_paper(balance_figure(asked.life(), options), options))

    return asked.answer("figure", make, look)


@router.get("/charts/balance/text", response_model=TextOut, responses=CACHED)
def read_balance_text(asked: AskedPicture, lang: Language = Language.fr) -> Response:
    """The picture in sentences, from the same data."""

    def make() -> bytes:
        return orjson.dumps(balance_text(asked.life(), options_for(asked, Look(lang=lang))))

    return asked.answer("text", make, lang)


@router.get("/charts/balance/table", response_model=TableOut, responses=CACHED)
def read_balance_table(asked: AskedPicture, lang: Language = Language.fr) -> Response:
    """The picture as a table, from the same data."""

    def make() -> bytes:
        return orjson.dumps(balance_table(asked.life(), options_for(asked, Look(lang=lang))))

    return asked.answer("table", make, lang)
