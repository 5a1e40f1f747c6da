"""Requirement 58: what leaves as an archive comes back whole, on either engine."""

import io
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any
from uuid import UUID, uuid5

import pytest
from sqlalchemy import select

from app.access.scopes import PatientScope, operator_scope
from app.catalogue.kinds import ALL_KINDS, KINDS_BY_NAME
from app.charts.balance import balance_figure, encode
from app.charts.options import Language, Options, Scale
from app.charts.theme import Size, ThemeName
from app.demo.lives import invented_lives
from app.interop.archive import person_of, write_archive
from app.interop.archive_reader import read_archive
from app.kit.ids import NAMESPACE
from app.records.log import verify_log
from app.records.models import AuthorRole, Op
from app.records.mutation import Mutation
from app.records.queries import HEAD, Period, history, records_in
from app.records.replay import Replayed, replay
from app.records.write import write_mutations
from app.settings import Settings
from app.storage.engine import Database, open_database
from app.sync.pull import digest
from app.timeline.columns import Window
from app.timeline.queries import read_timeline
from tests.databases import SqliteTemplate
from tests.lives import NOW, import_diary, new_person, write_life, writing_of

LIFE, DIARY = (uuid5(NAMESPACE, f"round trip of {name}") for name in ("a life", "a diary"))


@dataclass(frozen=True)
class Source:
    """A database with an invented life and a real diary, both amended, deleted from and contested."""

    database: Database


@pytest.fixture(scope="module")
def source(sqlite_template: SqliteTemplate, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Source]:
    database = open_database(sqlite_template.lasting_copy(tmp_path_factory.mktemp("source")))
    life = invented_lives(seed=2026, today=NOW.date())[0]
    scope = new_person(database, LIFE)
    # What only professionals may read never leaves in the person's own archive.
    drafts = [entry.draft for entry in life.entries if not KINDS_BY_NAME[entry.draft.kind].only_visibility]
    write_life(database, scope, drafts)
    _unsettle(database, scope)
    diary = new_person(database, DIARY)
    import_diary(database, diary, "participant1_pain.csv")
    import_diary(database, diary, "participant1_fitbit_monthly/fitbit_export_2019_01.csv")
    _unsettle(database, diary)
    yield Source(database)
    database.close()


def _unsettle(database: Database, scope: PatientScope) -> None:
    """An amendment, a deletion, an undone deletion and a conflict on the first records of the person."""
    with database.write() as session:
        rows = session.execute(select(HEAD).where(HEAD.c.patient_id == scope.patient_id).limit(4)).mappings().all()
        edits: list[tuple[int, Op, dict[str, Any], bool]] = [
            (0, Op.put, {"note": "amendé"}, True),
            (1, Op.delete, {}, True),
            (2, Op.put, {"note": "celle qui reste"}, True),
            (2, Op.put, {"note": "celle qui est contestée"}, False),
            (3, Op.put, {"visibility": "patient_only"}, True),
        ]
        for number, (place, op, fields, is_first) in enumerate(edits):
            row = rows[place]
            author = AuthorRole.patient if is_first else AuthorRole.therapist
            mutation_id = uuid5(row["id"], f"edit {number}")
            mutation = Mutation(mutation_id, row["kind"], row["id"], op, fields, base=row["head"])
            write_mutations(session, writing_of(database, scope, author), [mutation])


def archive_of(database: Database, patient_id: UUID) -> bytes:
    with database.read() as session:
        scope = operator_scope(session, patient_id)
        return write_archive(session, scope, person_of(session, scope), now=NOW)


def bring_in(database: Database, patient_id: UUID, content: bytes) -> Replayed:
    with database.write() as session:
        scope = operator_scope(session, patient_id)
        return replay(session, writing_of(database, scope, AuthorRole.imported), read_archive(content).changes)


def members(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def told(database: Database, patient_id: UUID) -> dict[str, Any]:
    """Everything a person can see of their records: documents, some histories, digest, picture."""
    with database.read() as session:
        scope = operator_scope(session, patient_id)
        kinds = {kind.name: records_in(session, scope, kind, Period(limit=20_000)).items for kind in ALL_KINDS}
        some = [(kind, one["id"]) for kind, items in kinds.items() for one in items[-6:]]
        timeline = read_timeline(session, scope, Window())
        return {
            "records": kinds,
            "histories": [history(session, scope, KINDS_BY_NAME[kind], one) for kind, one in some],
            "digest": digest(session, scope),
            "picture": encode(balance_figure(timeline, _WHOLE_LIFE)),
        }


_WHOLE_LIFE = Options(
    first_day=date(2015, 1, 1),
    last_day=NOW.date(),
    today=NOW.date(),
    scale=Scale.auto,
    size=Size.tablet,
    theme=ThemeName.light,
    language=Language.fr,
)


@pytest.mark.parametrize("patient_id", [LIFE, DIARY], ids=["an invented life", "the eight-year diary"])
def test_r58_an_archive_brought_into_an_empty_database_is_the_same_life(
    source: Source, database: Database, patient_id: UUID
) -> None:
    content = archive_of(source.database, patient_id)
    new_person(database, patient_id)

    done = bring_in(database, patient_id, content)
    assert done.refused == []
    assert done.added == len(members(content)["log.jsonl"].splitlines()) > 1000
    before, after = told(source.database, patient_id), told(database, patient_id)
    assert sum(len(items) for items in before["records"].values()) > 1000
    for part in before:
        assert after[part] == before[part], part
    assert members(archive_of(database, patient_id)) == members(content)
    with database.read() as session:
        assert verify_log(session, database.keys) == (done.added, [])
    again = bring_in(database, patient_id, content)
    assert (again.added, again.known, again.refused) == (0, done.added, [])


def test_r58_an_archive_holds_every_kind_in_three_readable_forms(source: Source) -> None:
    content = members(archive_of(source.database, LIFE))

    assert {"manifest.json", "log.jsonl", "index.html"} < content.keys()
    kinds = {Path(name).stem for name in content if name.startswith("records/")}
    assert kinds == {Path(name).stem for name in content if name.startswith("tables/")}
    assert len(kinds) >= 12
    page = content["index.html"].decode()
    assert page.startswith("<!doctype html>")
    assert "<script" not in page
    for kind in kinds:
        assert f'href="tables/{kind}.csv"' in page


def test_an_archive_shows_its_pictures_without_a_network(source: Source) -> None:
    content = members(archive_of(source.database, LIFE))
    page = content["pictures.html"].decode()

    assert 'href="pictures.html"' in content["index.html"].decode()
    assert "default-src 'none'" in page
    for title in ("Ma ligne, ", "Ma ligne de travail, ", "Mon corps au fil du temps, "):
        assert f"<h2>{title}" in page
    assert len(archive_of(source.database, LIFE)) < 4_000_000


def test_only_live_records_stand_in_tables_and_the_rest_in_the_log(source: Source) -> None:
    content = members(archive_of(source.database, DIARY))

    text = b"".join(content.values()).decode()
    log = content["log.jsonl"].decode()
    assert '"status":"conflict"' in log
    assert "celle qui est contestée" in log
    assert '"deleted":true' in log
    for name, table in content.items():
        if name.startswith("tables/"):
            assert "celle qui est contestée" not in table.decode("utf-8-sig")
    assert "celle qui reste" in text


@pytest.mark.engines("sqlite")
def test_a_later_archive_brings_only_what_is_new(database: Database, new_settings: Callable[[], Settings]) -> None:
    scope = new_person(database)
    import_diary(database, scope, "Participant2PainNew.csv")
    earlier = archive_of(database, scope.patient_id)
    import_diary(database, scope, "participant1_fitbit_monthly/fitbit_export_2019_01.csv")
    later = archive_of(database, scope.patient_id)

    target = open_database(new_settings())
    new_person(target, scope.patient_id)
    bring_in(target, scope.patient_id, earlier)
    done = bring_in(target, scope.patient_id, later)
    assert done.refused == []
    assert done.added > 0
    assert members(archive_of(target, scope.patient_id)) == members(later)
    target.close()
