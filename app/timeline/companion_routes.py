"""HTTP of the companion pictures: one address for each form, the picture named in it."""

from typing import Annotated, Any
from uuid import UUID

import orjson
from fastapi import APIRouter, Query, Response

from app.charts.balance import encode
from app.charts.companion import Picture
from app.charts.options import Language
from app.charts.paper import on_paper
from app.http.openapi import PROBLEMS
from app.kit.errors import NotAllowed, NotReachable
from app.timeline.companions import COMPANIONS, Drawn
from app.timeline.routes import CACHED, Asked, AskedLook, AskedPicture, Look, options_for
from app.timeline.schemas import FigureOut, TableOut, TextOut

router = APIRouter(prefix="/v1/patients/{patient_id}/charts", tags=["timeline"], responses=PROBLEMS)


_About = Annotated[UUID | None, Query(description="The record the picture is about, where it is about one")]


def _drawn(asked: Asked, picture: Picture) -> Drawn[Any]:
    drawn = COMPANIONS[picture]
    if not drawn.is_there(asked):
        raise NotReachable
    if drawn.companion.professionals_only and asked.scope.is_patient:
        raise NotAllowed
    return drawn


@router.get("/{picture}", response_model=FigureOut, responses=CACHED)
def read_companion_figure(asked: AskedPicture, picture: Picture, look: AskedLook, of: _About = None) -> Response:
    """A companion of the balance picture as a figure in plotly's schema."""
    drawn = _drawn(asked, picture)

    def make() -> bytes:
        options = options_for(asked, look)
        return encode(on_paper(drawn.companion.figure(drawn.life(asked), options, _text(of)), options))

    return asked.answer("companion", make, picture, of, look)


@router.get("/{picture}/text", response_model=TextOut, responses=CACHED)
def read_companion_text(
    asked: AskedPicture, picture: Picture, lang: Language = Language.fr, of: _About = None
) -> Response:
    """The same companion in sentences, from the same data."""
    drawn = _drawn(asked, picture)

    def make() -> bytes:
        return orjson.dumps(drawn.companion.text(drawn.life(asked), options_for(asked, Look(lang=lang)), _text(of)))

    return asked.answer("companion-text", make, picture, of, lang)


@router.get("/{picture}/table", response_model=TableOut, responses=CACHED)
def read_companion_table(
    asked: AskedPicture, picture: Picture, lang: Language = Language.fr, of: _About = None
) -> Response:
    """The same companion as a table, from the same data."""
    drawn = _drawn(asked, picture)

    def make() -> bytes:
        return orjson.dumps(drawn.companion.table(drawn.life(asked), options_for(asked, Look(lang=lang)), _text(of)))

    return asked.answer("companion-table", make, picture, of, lang)


def _text(record_id: UUID | None) -> str | None:
    return None if record_id is None else str(record_id)
