"""HTTP of what goes together: where a practice turned it on, for its professionals, never on the person's phone."""

import orjson
from fastapi import APIRouter, Response

from app.balance.associations import associations
from app.balance.basis import NotEnough
from app.balance.version import ENGINE_VERSION
from app.http.openapi import PROBLEMS
from app.kit.errors import NotReachable
from app.practices.models import Module
from app.practices.modules import is_on_in
from app.timeline.routes import CACHED, Asked, AskedPicture
from app.timeline.together_schemas import TogetherOut

router = APIRouter(prefix="/v1/patients/{patient_id}/balance", tags=["timeline"], responses=PROBLEMS)


def is_together_on(asked: Asked) -> bool:
    return not asked.scope.is_patient and is_on_in(asked.session, Module.together, asked.scope.practice_ids)


@router.get("/together", response_model=TogetherOut, responses=CACHED)
def read_together(asked: AskedPicture) -> Response:
    """Every look so far; nothing below ninety usable days. Not found where the practice has not turned it on."""
    if not is_together_on(asked):
        raise NotReachable

    def make() -> bytes:
        found = associations(asked.life())
        told: dict[str, object] = {"looks": [], "pain": None, "missing": None}
        if isinstance(found, NotEnough):
            told |= {"usable_days": found.found, "next_look": found.needed, "missing": found}
        else:
            told |= {"looks": found.looks, "pain": found.pain}
            told |= {"usable_days": found.usable_days, "next_look": found.next_look}
        return orjson.dumps({"engine": ENGINE_VERSION} | told)

    return asked.answer("together", make)
