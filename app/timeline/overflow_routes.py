"""HTTP of declared flares in figures, of what stood around one, and of the rhythm of contacts."""

from typing import Annotated

from fastapi import APIRouter, Query, Response

from app.balance.around import around_flare, flare_of
from app.balance.contacts import contact_figures
from app.balance.flares import flare_figures
from app.balance.signals import day_number
from app.charts.around import around_told
from app.charts.options import Language
from app.http.openapi import PROBLEMS
from app.kit.errors import NotReachable
from app.timeline.overflow_schemas import AroundOut, ContactsOut, FlaresOut
from app.timeline.routes import CACHED, AskedPicture

router = APIRouter(prefix="/v1/patients/{patient_id}/balance", tags=["timeline"], responses=PROBLEMS)

FlareNamed = Annotated[str, Query(pattern="^flare/[0-9a-fA-F-]{36}$", description='Which flare, as "flare/record id"')]


@router.get("/flares", response_model=FlaresOut, responses=CACHED)
def read_flares(asked: AskedPicture) -> Response:
    """Declared flares: how many, how long, how far apart, by observed year."""

    def make() -> bytes:
        figures = flare_figures(asked.life(), day_number(asked.today))
        return FlaresOut.model_validate(figures).model_dump_json().encode()

    return asked.answer("flares", make)


@router.get("/contacts", response_model=ContactsOut, responses=CACHED)
def read_contacts(asked: AskedPicture) -> Response:
    """Visits, the time between them, and overflows beside them."""

    def make() -> bytes:
        figures = contact_figures(asked.life(), day_number(asked.today))
        return ContactsOut.model_validate(figures).model_dump_json().encode()

    return asked.answer("contacts", make)


@router.get("/around", response_model=AroundOut, responses=CACHED)
def read_around(asked: AskedPicture, of: FlareNamed, lang: Language = Language.fr) -> Response:
    """What was noted in the weeks around the beginning of one flare, each line with the record behind it."""

    def make() -> bytes:
        life = asked.life()
        flare = flare_of(life.flares, of.partition("/")[2].lower())
        if flare is None:
            raise NotReachable
        told = around_told(around_flare(life, flare, day_number(asked.today)), lang)
        return AroundOut.model_validate(told).model_dump_json().encode()

    return asked.answer("around", make, of, lang)
