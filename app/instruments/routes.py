"""HTTP of the questionnaires offered here, answered 304 while nothing moved: a phone keeps them for offline."""

import hashlib
from datetime import datetime
from typing import Annotated
from uuid import UUID

import orjson
from fastapi import APIRouter, Header, Request, Response
from pydantic import BaseModel, Field

from app.access.dependencies import ManagesPractice, SeesPractice, SignedIn
from app.access.gate import PracticeScope
from app.audit.deps import ledger_of
from app.audit.ledger import record_event
from app.audit.models import Action
from app.http.conditions import matches
from app.http.deps import Reading, Writing, clock_of
from app.http.openapi import ETAG, PROBLEMS, refusals
from app.identity.confirming import CONFIRMED
from app.identity.schemas import BodyIn
from app.instruments.definitions import DEFINITIONS, Key
from app.instruments.listing import InstrumentsOut, Listing
from app.instruments.models import InstrumentPermission
from app.instruments.permissions import file_permission, permissions_of, permitted_to, withdraw_permission
from app.kit.locale import Language
from app.kit.text import cleaned
from app.storage.sessions import WriteSession

router = APIRouter()
_instruments = APIRouter(prefix="/v1/instruments", tags=["instruments"], responses=PROBLEMS)
_permissions = APIRouter(
    prefix="/v1/practices/{practice_id}/instrument-permissions", tags=["instruments"], responses=PROBLEMS
)


class PermissionIn(BodyIn):
    """`reference` says where the owner's answer can be found again, such as a letter and its date."""

    instrument_id: Key
    lang: Language = Field(strict=False)
    reference: Annotated[str, Field(min_length=1, max_length=500), cleaned(1, 500)]


class PermissionOut(BaseModel):
    id: UUID
    instrument_id: str
    lang: str
    reference: str
    filed_by: UUID | None
    filed_at: datetime
    withdrawn_by: UUID | None
    withdrawn_at: datetime | None


class PermissionsOut(BaseModel):
    items: list[PermissionOut]


@_instruments.get(
    "",
    response_model=InstrumentsOut,
    responses={200: ETAG, 304: {"description": "Nothing moved since the named ETag", **ETAG}},
)
def list_instruments(
    session: Reading,
    viewer: SignedIn,
    request: Request,
    lang: Language = Language.fr,
    if_none_match: Annotated[str | None, Header(max_length=1000)] = None,
) -> Response:
    permitted = permitted_to(session, viewer, clock_of(request)())
    listing = Listing(request.app.state.instrument_texts, permitted, is_patient=viewer.patient_id is not None)
    items = [listing.show(one, lang) for one in DEFINITIONS.all()]
    body = orjson.dumps(InstrumentsOut(items=items).model_dump(mode="json"))
    tag = f'"{hashlib.sha256(body).hexdigest()[:32]}"'
    headers = {"ETag": tag, "Cache-Control": "private, no-cache"}
    if matches(if_none_match, tag):
        return Response(status_code=304, headers=headers)
    return Response(body, headers=headers, media_type="application/json")


@_permissions.get("", operation_id="list_instrument_permissions")
def list_permissions(session: Reading, scope: SeesPractice) -> PermissionsOut:
    """Withdrawn ones too: what was shown when stays known."""
    return PermissionsOut(items=[_out(one) for one in permissions_of(session, scope.practice_id)])


@_permissions.post(
    "",
    status_code=201,
    operation_id="file_instrument_permission",
    dependencies=[CONFIRMED],
    responses=refusals(409),
)
def post_permission(session: Writing, scope: ManagesPractice, request: Request, body: PermissionIn) -> PermissionOut:
    """In force for the practice's people as soon as it is filed."""
    filed = file_permission(
        session,
        scope.practice_id,
        body.instrument_id,
        body.lang,
        reference=body.reference,
        filed_by=scope.account_id,
        now=clock_of(request)(),
    )
    _note(session, scope, request, filed.id)
    return _out(filed)


@_permissions.delete(
    "/{permission_id}", status_code=204, operation_id="withdraw_instrument_permission", dependencies=[CONFIRMED]
)
def delete_permission(session: Writing, scope: ManagesPractice, request: Request, permission_id: UUID) -> Response:
    """Nobody is shown those words from now on; what was answered stays."""
    now = clock_of(request)()
    withdraw_permission(session, scope.practice_id, permission_id, withdrawn_by=scope.account_id, now=now)
    _note(session, scope, request, permission_id)
    return Response(status_code=204)


def _note(session: WriteSession, scope: PracticeScope, request: Request, permission_id: UUID) -> None:
    event = scope.event(
        Action.practice_changed,
        purpose="instrument_permission",
        object_kind="instrument_permission",
        object_id=str(permission_id),
    )
    record_event(session, ledger_of(request), event)


def _out(filed: InstrumentPermission) -> PermissionOut:
    return PermissionOut.model_validate(filed, from_attributes=True)


for _part in (_instruments, _permissions):
    router.include_router(_part)
