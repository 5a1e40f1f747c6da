"""HTTP of the lock of the notebook on the device that asks."""

from fastapi import APIRouter, Request, Response

from app.http.deps import Writing, clock_of, database_of
from app.http.openapi import PROBLEMS, refusals
from app.identity.confirming import Confirmed, require_confirmed
from app.identity.deps import SignedIn, SignedInEvenLocked
from app.identity.locks import LockSecrets, drop_lock, has_lock, set_lock, try_code
from app.identity.schemas import LockHalfOut, LockIn, LockTryIn
from app.kit.errors import DomainError

router = APIRouter(prefix="/v1/device/lock", tags=["account"], responses=PROBLEMS)


@router.put("", operation_id="set_device_lock", responses=refusals(403))
def put_lock(session: Writing, viewer: SignedIn, request: Request, body: LockIn) -> LockHalfOut:
    """From now on this device reads only with its token in `Longcours-Reading`; sending needs none.

    In the place of another lock it also takes that one away, which is asked for like its removal.
    """
    if has_lock(session, viewer.device_id):
        require_confirmed(request, viewer)
    known = LockSecrets(database_of(request).keys)
    half = set_lock(
        session,
        known,
        viewer.device_id,
        read_token=body.read_token,
        verifier=body.verifier,
        now=clock_of(request)(),
    )
    return LockHalfOut(half=half)


@router.post("/tries", operation_id="try_device_code", responses=refusals(403, 404))
def try_lock_code(viewer: SignedInEvenLocked, request: Request, body: LockTryIn) -> LockHalfOut:
    """Five wrong tries, then the half is withheld until the person signs in again on this device."""
    database = database_of(request)
    with database.write() as session:
        found = try_code(session, LockSecrets(database.keys), viewer, body.verifier)
    if isinstance(found, DomainError):
        raise found
    return LockHalfOut(half=found)


@router.delete("", status_code=204, operation_id="remove_device_lock", responses=refusals(403))
def delete_lock(session: Writing, viewer: Confirmed) -> Response:
    drop_lock(session, viewer.device_id)
    return Response(status_code=204)
