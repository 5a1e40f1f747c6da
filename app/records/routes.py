"""HTTP of one record kind: the same seven routes for each, typed with the kind's own fields."""

from collections.abc import Mapping
from typing import Annotated, Any
from uuid import UUID

import orjson
from fastapi import APIRouter, Depends, Query, Request, Response

from app.access.dependencies import ReadsRecords, WritesRecords
from app.access.scopes import PatientScope
from app.http.conditions import CreateOrReplace, MatchedHead, entity_tag
from app.http.deps import Reading
from app.http.deps import Writing as WriteTransaction
from app.http.openapi import ETAG, PROBLEMS, Responses, refusals
from app.kit.days import LivedDay
from app.kit.errors import FieldProblem, InvalidFields
from app.kit.ids import ClientId
from app.records.commands import Expected, write_record
from app.records.envelope import RecordFields
from app.records.kind import RecordKind
from app.records.models import AuthorRole, Op
from app.records.mutation import Author
from app.records.queries import Period, history, record, records_in
from app.records.schemas import AmendFields, HistoryOut, amend_in, fields_given, in_json_mode, page_out, record_out
from app.records.writing import Writing

_CHANGE: Responses = {200: ETAG, **refusals(410, 412, 428)}


def author_of(scope: PatientScope) -> Author:
    """Professionals sign for the practice they reach this person through."""
    practice_id = None if scope.is_patient else min(scope.practice_ids, default=None)
    return Author(scope.account_id, AuthorRole(scope.author_role), scope.device_id, practice_id)


def json_answer(document: Any, *, status: int = 200, headers: dict[str, str] | None = None) -> Response:
    """Encoded once, without a second validation of what we made ourselves."""
    return Response(orjson.dumps(document), status, headers, "application/json")


def record_router(kind: RecordKind) -> APIRouter:
    """Routes under `/v1/patients/{patient_id}/<plural>`."""
    router = APIRouter(prefix=f"/v1/patients/{{patient_id}}/{kind.plural}", tags=[kind.plural], responses=PROBLEMS)
    _add_reads(router, kind)
    _add_writes(router, kind)
    return router


def _add_reads(router: APIRouter, kind: RecordKind) -> None:
    one, page, name = record_out(kind), page_out(kind, record_out(kind)), kind.name

    @router.get("", response_model=page, operation_id=f"list_{name}")
    def read_list(session: Reading, scope: ReadsRecords, period: Annotated[Period, Depends(_period)]) -> Response:
        found = records_in(session, scope, kind, period)
        return json_answer({"items": found.items, "next": found.next})

    @router.get("/{record_id}", response_model=one, operation_id=f"read_{name}", responses={200: ETAG})
    def read_one(session: Reading, scope: ReadsRecords, record_id: UUID) -> Response:
        found = record(session, scope, kind, record_id)
        return json_answer(found, headers={"ETag": entity_tag(found["head"])})

    @router.get("/{record_id}/history", response_model=HistoryOut, operation_id=f"history_of_{name}")
    def read_history(session: Reading, scope: ReadsRecords, record_id: UUID) -> Response:
        return json_answer({"items": history(session, scope, kind, record_id)})


def _add_writes(router: APIRouter, kind: RecordKind) -> None:
    one, name = record_out(kind), kind.name
    whole, part = in_json_mode(kind.fields), in_json_mode(amend_in(kind))

    @router.put(
        "/{record_id}",
        response_model=one,
        operation_id=f"put_{name}",
        responses=_CHANGE | {201: {"model": one, **ETAG}},
    )
    def put(
        session: WriteTransaction,
        scope: WritesRecords,
        request: Request,
        record_id: ClientId,
        expected: CreateOrReplace,
        fields: whole,  # type: ignore[valid-type]
    ) -> Response:
        writing = writing_for(request, scope, {kind.name: kind})
        assert isinstance(fields, RecordFields)
        given = fields_given(fields, everything=not expected.creates)
        write_record(
            session, writing, kind, record_id, op=Op.put, given=given, expected=Expected(expected.expected_head)
        )
        return _answer(session, writing, kind, record_id, status=201 if expected.creates else 200)

    @router.patch("/{record_id}", response_model=one, operation_id=f"amend_{name}", responses=_CHANGE)
    def amend(
        session: WriteTransaction,
        scope: WritesRecords,
        request: Request,
        record_id: UUID,
        head: MatchedHead,
        fields: part,  # type: ignore[valid-type]
    ) -> Response:
        writing = writing_for(request, scope, {kind.name: kind})
        assert isinstance(fields, AmendFields)
        given = fields_given(fields, everything=False)
        write_record(session, writing, kind, record_id, op=Op.put, given=given, expected=Expected(head))
        return _answer(session, writing, kind, record_id, status=200)

    @router.delete("/{record_id}", response_model=one, operation_id=f"delete_{name}", responses=_CHANGE)
    def delete(
        session: WriteTransaction, scope: WritesRecords, request: Request, record_id: UUID, head: MatchedHead
    ) -> Response:
        writing = writing_for(request, scope, {kind.name: kind})
        write_record(session, writing, kind, record_id, op=Op.delete, given={}, expected=Expected(head))
        return _answer(session, writing, kind, record_id, status=200)


def _answer(session: WriteTransaction, writing: Writing, kind: RecordKind, record_id: UUID, *, status: int) -> Response:
    found = record(session, writing.scope, kind, record_id)
    return json_answer(found, status=status, headers={"ETag": entity_tag(found["head"])})


def writing_for(request: Request, scope: PatientScope, kinds: Mapping[str, RecordKind]) -> Writing:
    state = request.app.state
    return Writing(scope, author_of(scope), kinds, state.keys, state.clock())


def _period(
    from_: Annotated[LivedDay | None, Query(alias="from")] = None,
    to: LivedDay | None = None,
    after: Annotated[str | None, Query(max_length=1024)] = None,
    limit: Annotated[int, Query(ge=1, le=500)] = 100,
) -> Period:
    if from_ is not None and to is not None and to < from_:
        raise InvalidFields((FieldProblem("to", "end_before_start"),))
    return Period(from_, to, after, limit)
