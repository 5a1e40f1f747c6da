"""A person's whole file as one ZIP: JSON Lines and CSV per kind, the log with its histories, a readable index."""

import csv
import io
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

import orjson
from sqlalchemy import Table, and_, select

from app.access.scopes import PatientScope
from app.catalogue.kinds import ALL_KINDS
from app.consents.queries import consents_of
from app.consents.schemas import ConsentOut
from app.interop.archive_pictures import PICTURES_NAME, pictures_page
from app.interop.archive_words import index_page, pictures_heading
from app.interop.spreadsheet import safe_cell
from app.keyring.sealing import sealer_of
from app.kit.locale import Language
from app.patients.queries import profile
from app.records.kind import RecordKind
from app.records.queries import CHANGE, HEAD, ORIGIN, document, origin_of, visible_to_side, with_state
from app.records.replay import ArchivedChange
from app.records.rules import is_visible
from app.records.words import opened
from app.storage.sessions import ReadSession
from app.timeline.reader import Reader

FORMAT = "longcours-archive"
FORMAT_VERSION = 1
LOG_NAME = "log.jsonl"
CONSENTS_NAME = "consents.jsonl"
MANIFEST_NAME = "manifest.json"


@dataclass(frozen=True, slots=True)
class Person:
    """What the archive says of whose file it is."""

    id: UUID
    display_name: str
    birth_year: int | None
    language: Language
    zone: str


@dataclass(frozen=True, slots=True)
class Contents:
    """Number of live records by kind name, and of lines in the log."""

    records: dict[str, int]
    log_lines: int


def person_of(session: ReadSession, scope: PatientScope) -> Person:
    """Raises NotReachable."""
    patient, _ = profile(session, scope)
    return Person(patient.id, patient.display_name, patient.birth_year, patient.language, patient.zone)


def write_archive(session: ReadSession, scope: PatientScope, person: Person, *, now: datetime) -> bytes:
    """What the scope's side may see, tombstones and conflicts included; read it back with `longcours import`."""
    buffer = io.BytesIO()
    counts: dict[str, int] = {}
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for kind in ALL_KINDS:
            records = records_of(session, scope, kind)
            if not records:
                continue
            counts[kind.name] = sum(not record["deleted"] for record in records)
            archive.writestr(f"records/{kind.name}.jsonl", _json_lines(records))
            archive.writestr(f"tables/{kind.name}.csv", _table(kind, records))
        log = list(_log(session, scope))
        archive.writestr(LOG_NAME, _json_lines(log))
        if scope.is_patient and (agreed := consents_of(session, scope.patient_id)):
            archive.writestr(CONSENTS_NAME, _json_lines([ConsentOut.of(one).model_dump(mode="json") for one in agreed]))
        contents = Contents(counts, len(log))
        archive.writestr(MANIFEST_NAME, orjson.dumps(_manifest(person, contents, now), option=orjson.OPT_INDENT_2))
        archive.writestr("index.html", index_page(person.display_name, person.language, contents.records, now))
        if counts:
            heading = pictures_heading(person.display_name, person.language)
            archive.writestr(PICTURES_NAME, pictures_page(Reader(session, scope), heading, person.language, now.date()))
    return buffer.getvalue()


def records_of(session: ReadSession, scope: PatientScope, kind: RecordKind) -> list[dict[str, Any]]:
    table: Table = kind.table.__table__  # type: ignore[attr-defined]
    query = (
        with_state(table)
        .where(table.c.patient_id == scope.patient_id, visible_to_side(scope, table))
        .order_by(table.c.local_date, table.c.id)
    )
    sealer = sealer_of(session, scope.patient_id)
    return [document(sealer, kind, row) for row in session.execute(query).mappings()]


def _log(session: ReadSession, scope: PatientScope) -> Iterator[dict[str, Any]]:
    query = (
        select(CHANGE, *ORIGIN)
        .join(HEAD, and_(HEAD.c.patient_id == CHANGE.c.patient_id, HEAD.c.id == CHANGE.c.record_id))
        .where(CHANGE.c.patient_id == scope.patient_id, visible_to_side(scope, HEAD))
        .order_by(CHANGE.c.seq)
    )
    names = ArchivedChange.model_fields
    sealer = sealer_of(session, scope.patient_id)
    for row in session.execute(query).mappings():
        # What a record said before it was shared stays with those it was written for.
        if row["fields"] and is_visible(scope, row["visibility"], origin_of(row)):
            yield {name: row[name] for name in names} | {
                "fields": orjson.Fragment(opened(sealer, row, "fields")),
                "state": orjson.Fragment(opened(sealer, row, "state")),
            }


def _json_lines(documents: Sequence[dict[str, Any]]) -> bytes:
    return b"".join(orjson.dumps(document, option=orjson.OPT_APPEND_NEWLINE) for document in documents)


def _table(kind: RecordKind, records: Sequence[dict[str, Any]]) -> str:
    """One row a live record; lists are JSON in their cell."""
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(["id", "occurred", "author_role", *kind.columns])
    for record in records:
        if record["deleted"]:
            continue
        values = [record["id"], record["occurred"], record["author"]["role"]]
        values += [record["fields"][name] for name in kind.columns]
        writer.writerow([safe_cell(value) for value in values])
    return "\ufeff" + out.getvalue()


def _manifest(person: Person, contents: Contents, now: datetime) -> dict[str, Any]:
    return {
        "format": FORMAT,
        "format_version": FORMAT_VERSION,
        "exported_at": now,
        "person": person,
        "records": contents.records,
        "log_lines": contents.log_lines,
    }
