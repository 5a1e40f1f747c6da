"""HTTP of what a practice turned on for itself."""

from fastapi import APIRouter, Request

from app.access.dependencies import SeesPractice
from app.audit.deps import ledger_of
from app.audit.ledger import record_event
from app.audit.models import Action
from app.http.deps import Reading, Writing, clock_of
from app.http.openapi import PROBLEMS
from app.identity.confirming import CONFIRMED
from app.practices.models import Module
from app.practices.modules import is_on_in, turn
from app.practices.schemas import ModulesIn, ModulesOut

router = APIRouter(prefix="/v1/practices/{practice_id}/modules", tags=["practices"], responses=PROBLEMS)


@router.get("", operation_id="read_practice_modules")
def read_modules(session: Reading, scope: SeesPractice) -> ModulesOut:
    return ModulesOut(together=is_on_in(session, Module.together, (scope.practice_id,)))


@router.put("", operation_id="choose_practice_modules", dependencies=[CONFIRMED])
def put_modules(session: Writing, scope: SeesPractice, request: Request, body: ModulesIn) -> ModulesOut:
    """In force at the next request of everybody in the practice."""
    now = clock_of(request)()
    turn(session, scope.practice_id, Module.together, is_on=body.together, changed_by=scope.account_id, now=now)
    event = scope.event(
        Action.practice_changed,
        purpose="modules",
        object_kind="module",
        object_id=f"{Module.together.value}={'on' if body.together else 'off'}",
    )
    record_event(session, ledger_of(request), event)
    return ModulesOut(together=body.together)
