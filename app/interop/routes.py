"""HTTP of import and export."""

from typing import Annotated

from fastapi import APIRouter, File, Form, Request, Response, UploadFile

from app.access.dependencies import ExportsRecords, WritesRecords
from app.access.scopes import PatientScope
from app.catalogue.kinds import KINDS_BY_NAME
from app.http.deps import Reading
from app.http.deps import Writing as WriteTransaction
from app.http.openapi import PROBLEMS, refusals
from app.http.problems import reader_language
from app.identity.confirming import CONFIRMED
from app.interop.archive import person_of, write_archive
from app.interop.intake import take_file
from app.interop.schemas import ImportOut
from app.records.envelope import Zone
from app.records.models import AuthorRole
from app.records.mutation import Author
from app.records.routes import author_of, json_answer
from app.records.writing import Writing

router = APIRouter(prefix="/v1/patients/{patient_id}", tags=["import and export"], responses=PROBLEMS)


@router.post("/imports", response_model=ImportOut)
def import_file(
    session: WriteTransaction,
    scope: WritesRecords,
    request: Request,
    file: Annotated[UploadFile, File(description="CSV, JSON, or an archive of this product; at most 20 MiB")],
    mapping: Annotated[str | None, Form(max_length=60)] = None,
    zone: Annotated[Zone | None, Form()] = None,
    dry_run: Annotated[bool, Form(description="True shows what would be written and writes nothing")] = True,
) -> Response:
    taken = take_file(
        session, _importing(request, scope), file.file.read(), mapping_id=mapping, zone=zone, dry_run=dry_run
    )
    return json_answer(taken.document(reader_language(request.scope)))


@router.get(
    "/export",
    response_class=Response,
    dependencies=[CONFIRMED],
    responses={**refusals(403), 200: {"content": {"application/zip": {"schema": {"type": "string"}}}}},
)
def export_file(session: Reading, scope: ExportsRecords, request: Request) -> Response:
    content = write_archive(session, scope, person_of(session, scope), now=request.app.state.clock())
    return Response(
        content,
        media_type="application/zip",
        headers={"Content-Disposition": 'attachment; filename="au-long-cours.zip"'},
    )


def _importing(request: Request, scope: PatientScope) -> Writing:
    """What comes from a file is signed as imported, by whoever brought the file."""
    state, author = request.app.state, author_of(scope)
    signed = Author(author.account_id, AuthorRole.imported, author.device_id, author.practice_id)
    return Writing(scope, signed, KINDS_BY_NAME, state.keys, state.clock())
