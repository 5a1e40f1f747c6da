"""HTTP of sync: push, heads, changes, digest."""

import base64
from typing import Annotated, Any
from uuid import UUID

from fastapi import APIRouter, Query, Request, Response

from app.access.dependencies import AccessGate, SendingGate, SignedIn, SignedInEvenLocked
from app.access.scopes import scopes_of
from app.catalogue.kinds import KINDS_BY_NAME
from app.http.deps import Reading, database_of
from app.http.deps import Writing as WriteTransaction
from app.http.openapi import PROBLEMS, refusals
from app.http.problems import field_entries, reader_language
from app.kit.errors import NotAllowed, NotReachable
from app.kit.locale import Language
from app.kit.sentences import sentence
from app.records.routes import json_answer, writing_for
from app.storage.epoch import current_epoch
from app.storage.reach import reach_person
from app.storage.sessions import ReadSession
from app.sync.pull import Reached, changes_after, digest, reached
from app.sync.push import NamedVerdict, Sender, forbid, push
from app.sync.schemas import ChangesOut, DigestOut, HeadsOut, PushBody, PushIn, PushOut, SealingKeyOut
from app.sync.sealing import sealing_key
from app.sync.upcast import refuse_unknown_schema

# What the database counts with.
_LAST_NUMBER = 2**31 - 1

router = APIRouter(prefix="/v1/sync", tags=["sync"], responses=PROBLEMS)


@router.post("/push", response_model=PushOut)
def push_mutations(session: WriteTransaction, gate: SendingGate, request: Request, body: PushIn) -> Response:
    assert isinstance(body, PushBody)
    refuse_unknown_schema(body.client_schema)
    covered = Reached()
    try:
        scope = gate.to_write(session, body.patient, purpose="sync/push")
    except (NotReachable, NotAllowed):
        verdicts = forbid(body.mutations)
    else:
        writing = writing_for(request, scope, KINDS_BY_NAME)
        verdicts = push(session, writing, body.mutations, Sender(body.client_schema, body.epoch))
        covered = reached(session, {body.patient}).get(body.patient, covered)
    language = reader_language(request.scope)
    return json_answer(
        _envelope(session, request)
        | {
            "backup_covers_seq": covered.backed_up_seq,
            "results": [_verdict(named, language) for named in verdicts],
        }
    )


@router.get("/sealing-key")
def read_sealing_key(_: SignedInEvenLocked, request: Request) -> SealingKeyOut:
    """What a locked device seals its words with: it can write and send them, and not read them again."""
    key = sealing_key(database_of(request).keys)
    return SealingKeyOut(key_id=key.key_id, public_key=base64.b64encode(key.public).decode())


@router.get("/heads", response_model=HeadsOut)
def read_heads(session: Reading, viewer: SignedIn, request: Request) -> Response:
    reachable = scopes_of(session, viewer, request.app.state.clock())
    found = reached(session, {one.scope.patient_id for one in reachable})
    patients = []
    for one in reachable:
        far = found.get(one.scope.patient_id, Reached())
        patients.append(
            {
                "patient": one.scope.patient_id,
                "seq": far.seq,
                "access_version": one.access_version,
                "backup_covers_seq": far.backed_up_seq,
            }
        )
    return json_answer(_envelope(session, request) | {"patients": patients})


@router.get("/changes", response_model=ChangesOut, responses=refusals(403, 404))
def read_changes(
    session: Reading,
    gate: AccessGate,
    request: Request,
    patient: UUID,
    after: Annotated[int, Query(ge=0, le=_LAST_NUMBER)] = 0,
    limit: Annotated[int, Query(ge=1, le=500)] = 500,
) -> Response:
    scope = gate.to_read(patient, purpose="sync/changes")
    reach_person(session, scope.patient_id)
    feed = changes_after(session, scope, after, limit)
    return json_answer(
        _envelope(session, request)
        | {"patient": patient, "changes": feed.changes, "through": feed.through, "more": feed.more}
    )


@router.get("/digest", response_model=DigestOut, responses=refusals(403, 404))
def read_digest(session: Reading, gate: AccessGate, request: Request, patient: UUID) -> Response:
    scope = gate.to_read(patient, purpose="sync/digest")
    reach_person(session, scope.patient_id)
    count, sha256 = digest(session, scope)
    return json_answer(_envelope(session, request) | {"patient": patient, "count": count, "sha256": sha256})


def _envelope(session: ReadSession, request: Request) -> dict[str, Any]:
    """The epoch is read in the same transaction as the answer, so that no answer can outlive its database."""
    return {"epoch": current_epoch(session), "server_time": request.app.state.clock()}


def _verdict(named: NamedVerdict, language: Language) -> dict[str, Any]:
    mutation_id, verdict = named
    problem = None
    if verdict.code is not None:
        errors = field_entries(verdict.problems, language)
        problem = {"code": verdict.code, "detail": sentence(verdict.code, language), "errors": errors}
    return {
        "mutation_id": mutation_id,
        "status": verdict.status,
        "seq": verdict.seq,
        "head": verdict.head,
        "duplicate": verdict.duplicate,
        "problem": problem,
    }
