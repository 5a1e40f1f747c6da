"""HTTP of shown links: the person makes, lists and withdraws them; whoever holds one opens it without an account."""

import io
from datetime import datetime, timedelta
from typing import Annotated
from uuid import UUID

import segno
from fastapi import APIRouter, Path, Request, Response
from starlette.concurrency import run_in_threadpool

from app.access.dependencies import ManagesSharing, SeesOpenings
from app.audit.deps import ledger_of
from app.consents.commands import Given, Giver, give_consent
from app.consents.models import Purpose
from app.http.deps import Reading, Writing, clock_of, database_of
from app.http.openapi import PROBLEMS, refusals
from app.identity.confirming import CONFIRMED
from app.identity.deps import hashing
from app.identity.passwords import hash_password, is_password
from app.kit.errors import PasscodeRefused
from app.links.commands import Asked, make_link, withdraw_share_link
from app.links.opening import Knocking, Opened, file_of, knock, let_in, refuse, ticket_of
from app.links.queries import LinkLine, share_links_of
from app.links.schemas import (
    ManifestFileOut,
    ManifestIn,
    ManifestOut,
    ShareLinkIn,
    ShareLinkMadeOut,
    ShareLinkOut,
    ShareLinksOut,
)

router = APIRouter()
_own = APIRouter(prefix="/v1/patients/{patient_id}/share-links", tags=["share links"], responses=PROBLEMS)
_shared = APIRouter(prefix="/v1/shared", tags=["share links"], responses=refusals(404))

_EMBEDDED_AT_MOST = 100_000
_Address = Annotated[str, Path(max_length=64)]
_Ticket = Annotated[str, Path(max_length=200)]


@_own.get("", operation_id="list_share_links")
def list_share_links(session: Reading, scope: SeesOpenings, request: Request) -> ShareLinksOut:
    """With who opened them, in the words they gave of themselves; for the person alone."""
    now = clock_of(request)()
    return ShareLinksOut(items=[ShareLinkOut.of(line, now) for line in share_links_of(session, scope.patient_id)])


@_own.post("", status_code=201, operation_id="make_share_link", dependencies=[CONFIRMED], responses=refusals(403, 409))
async def post_share_link(
    session: Writing, scope: ManagesSharing, request: Request, body: ShareLinkIn
) -> ShareLinkMadeOut:
    """A sealed copy of what the person may see and shares at this moment. The link is given once."""
    passcode = body.passcode
    passcode_hash = await hashing(request, lambda: hash_password(passcode)) if passcode is not None else None
    asked = Asked(body.label, body.selection(), timedelta(days=body.expires_in_days), passcode_hash)
    origin, now = request.app.state.settings.origins[0], clock_of(request)()
    made = await run_in_threadpool(make_link, session, scope, asked, origin=origin, now=now)
    giver = Giver(scope.patient_id, scope.account_id, scope.device_id)
    given = Given(Purpose.shown_link, made.link.id, asked.label, ends_at=made.link.expires_at)
    await run_in_threadpool(give_consent, session, ledger_of(request), giver, given, body.consent)
    line = LinkLine(made.link, asked.label)
    return ShareLinkMadeOut(link=ShareLinkOut.of(line, now), url=made.url, qr_svg=_code_of(made.url))


@_own.delete("/{share_id}", status_code=204, operation_id="withdraw_share_link")
def delete_share_link(session: Writing, scope: ManagesSharing, request: Request, share_id: UUID) -> Response:
    """Holds from the next request on, for files that were already named too."""
    withdraw_share_link(session, scope.patient_id, share_id, now=clock_of(request)())
    return Response(status_code=204)


@_shared.post(
    "/{address}",
    operation_id="open_share_link",
    response_model_exclude_none=True,
    responses=refusals(401, 429),
)
async def post_manifest(request: Request, address: _Address, body: ManifestIn) -> ManifestOut:
    """The manifest of SMART Health Links. A wrong passcode takes one try of ten for good."""
    now, passcode = clock_of(request)(), body.passcode
    knocking = await run_in_threadpool(_knock, request, address, passcode is not None, now)
    if knocking.passcode_hash is not None:
        is_right = await hashing(request, lambda: is_password(passcode or "", knocking.passcode_hash))
        if not is_right:
            await run_in_threadpool(_refuse, request, knocking, body.recipient, now)
            raise PasscodeRefused(knocking.attempts_left)
    opened = await run_in_threadpool(_let_in, request, knocking, body.recipient, now)
    longest = _EMBEDDED_AT_MOST if body.embeddedLengthMax is None else body.embeddedLengthMax
    return ManifestOut(files=[_file_out(request, one, longest, now) for one in opened])


@_shared.get(
    "/files/{ticket}",
    operation_id="read_shared_file",
    response_class=Response,
    responses={200: {"content": {"application/jose": {"schema": {"type": "string"}}}}},
)
def get_shared_file(session: Reading, request: Request, ticket: _Ticket) -> Response:
    found = file_of(session, database_of(request).keys, ticket, clock_of(request)())
    return Response(found, media_type="application/jose")


for _part in (_own, _shared):
    router.include_router(_part)


def _knock(request: Request, address: str, gives_passcode: bool, now: datetime) -> Knocking:
    with database_of(request).write() as session:
        return knock(session, address, gives_passcode=gives_passcode, now=now)


def _refuse(request: Request, knocking: Knocking, recipient: str, now: datetime) -> None:
    with database_of(request).write() as session:
        refuse(session, ledger_of(request), knocking, recipient, now)


def _let_in(request: Request, knocking: Knocking, recipient: str, now: datetime) -> tuple[Opened, ...]:
    with database_of(request).write() as session:
        return let_in(session, ledger_of(request), knocking, recipient, now)


def _file_out(request: Request, opened: Opened, longest: int, now: datetime) -> ManifestFileOut:
    if len(opened.sealed) <= longest:
        return ManifestFileOut(embedded=opened.sealed)
    origin = request.app.state.settings.origins[0]
    ticket = ticket_of(database_of(request).keys, opened, now)
    return ManifestFileOut(location=f"{origin}/v1/shared/files/{ticket}")


def _code_of(url: str) -> str:
    drawn = io.BytesIO()
    segno.make(url, error="m", boost_error=False).save(
        drawn, kind="svg", xmldecl=False, svgns=True, scale=8, border=4, nl=False
    )
    return drawn.getvalue().decode()
