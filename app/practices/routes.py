"""HTTP of a practice: itself and its team."""

from fastapi import APIRouter

from app.access.dependencies import SeesPractice
from app.http.deps import Reading
from app.http.openapi import PROBLEMS
from app.practices import invitation_routes, leaving_routes, module_routes
from app.practices.queries import members_of, practice_of
from app.practices.schemas import MemberOut, PracticeOut

router = APIRouter()
_practice_router = APIRouter(prefix="/v1/practices/{practice_id}", tags=["practices"], responses=PROBLEMS)


@_practice_router.get("", operation_id="read_practice")
def read_practice(session: Reading, scope: SeesPractice) -> PracticeOut:
    practice = practice_of(session, scope)
    return PracticeOut(id=practice.id, name=practice.name, code=practice.code)


@_practice_router.get("/members", operation_id="list_members")
def list_members(session: Reading, scope: SeesPractice) -> list[MemberOut]:
    return [
        MemberOut(account_id=found.account_id, display_name=found.display_name, role=found.role, since=found.since)
        for found in members_of(session, scope)
    ]


for _part in (_practice_router, module_routes.router, invitation_routes.router, leaving_routes.router):
    router.include_router(_part)
