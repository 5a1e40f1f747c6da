"""What professionals keep among themselves, and what one keeps for themselves alone, reaches no other reader.

Words no other record holds are planted in every field of such records; then each reader asks for everything the
service can give: every route that reads, the feed, the digest, the whole file, and the answers to refused writes.
"""

import io
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from fastapi.testclient import TestClient
from pypdf import PdfReader

from app.access.models import LinkRole
from app.catalogue.kinds import ALL_KINDS, KINDS_BY_NAME
from app.kit.ids import new_id
from app.patients.commands import let_practice_in
from app.records.envelope import Visibility
from app.records.models import AuthorRole
from app.reports.synthesis import Audience
from tests.application import application
from tests.cast import problem_of
from tests.house import DAY, Notebook, amend, create
from tests.routes import all_routes, filled

Json = dict[str, Any]

OF_THE_PRACTICE, OF_ONE_AUTHOR = "CHUCHOTÉ-ENTRE-COLLÈGUES", "PENSÉ-POUR-MOI-SEULE"


@dataclass
class Planted:
    """Records of one therapist, marked, amended, contested and deleted, and everybody who may look."""

    notebook: Notebook
    colleague: TestClient
    other_practice: TestClient
    reading_practice: TestClient
    records: list[Json]

    @property
    def author(self) -> TestClient:
        return self.notebook.therapist

    @property
    def private(self) -> Json:
        return next(one for one in self.records if one["kind"] == "private_note")


@pytest.fixture
def planted(notebook: Notebook) -> Planted:
    house = notebook.house
    visit = notebook.writes("visit", by=notebook.therapist)
    marked = {"note": OF_THE_PRACTICE, "visibility": Visibility.therapist_only}
    records = [
        notebook.writes("visit", by=notebook.therapist, therapist_summary=OF_THE_PRACTICE, **marked),
        notebook.writes("tool_use", by=notebook.therapist, kind="opioid", label=OF_THE_PRACTICE, **marked),
        notebook.writes("work_contact", by=notebook.therapist, type="return_visit", **marked),
        notebook.writes("care_contact", by=notebook.therapist, type="opinion", text=OF_THE_PRACTICE, **marked),
        notebook.writes("attention_point", by=notebook.therapist, kind="orange", text=OF_THE_PRACTICE),
        notebook.writes("red_flag_review", by=notebook.therapist, note=OF_THE_PRACTICE),
        notebook.writes(
            "private_note", by=notebook.therapist, text=OF_ONE_AUTHOR, note=OF_ONE_AUTHOR, about_id=visit["id"]
        ),
    ]
    for record in records[-3:]:
        word = OF_ONE_AUTHOR if record["kind"] == "private_note" else OF_THE_PRACTICE
        notebook.amends(record, by=notebook.therapist, note=f"{word}, encore")
    gone = notebook.writes("private_note", by=notebook.therapist, text=OF_ONE_AUTHOR)
    notebook.deletes(gone, by=notebook.therapist)
    _contest(notebook, records)
    reading = house.cast.practice("Cabinet du Quai")
    reader = house.cast.colleague(reading, house.new_login("quai"))
    with house.cast.database.write() as session:
        now = house.cast.clock()
        let_practice_in(session, notebook.patient_id, reading.id, role=LinkRole.reading, granted_by=None, now=now)
    colleague = house.cast.colleague(house.practice, house.new_login("colette"))
    browsers = (notebook.browser_of(colleague), notebook.other_practice()[1], notebook.browser_of(reader))
    return Planted(notebook, *browsers, [*records, gone])


def _contest(notebook: Notebook, records: list[Json]) -> None:
    """A second device of the author, which had not seen the amendment, leaves a conflict in the log."""
    for record in records[-3:]:
        word = OF_ONE_AUTHOR if record["kind"] == "private_note" else OF_THE_PRACTICE
        answer = pushed(notebook, notebook.therapist, record, note=f"{word}, autrement")
        assert answer["results"][0]["status"] == "conflict"


def pushed(notebook: Notebook, by: TestClient, record: Json, **fields: object) -> Json:
    mutation = {
        "mutation_id": str(new_id()),
        "kind": record["kind"],
        "record_id": record["id"],
        "op": "put",
        "fields": fields,
        "base": record["head"],
    }
    body = {"patient": str(notebook.patient_id), "client_schema": 3, "mutations": [mutation]}
    answer = by.post("/v1/sync/push", json=body)
    assert answer.status_code == 200, answer.text
    return dict(answer.json())


def told(planted: Planted, reader: TestClient) -> Iterator[tuple[str, str]]:
    """Everything the service says to one reader, by where it was said; files are unpacked."""
    notebook = planted.notebook
    for method, template in all_routes(application()):
        if method != "GET":
            continue
        of_a_kind = [one for one in planted.records if f"/{KINDS_BY_NAME[one['kind']].plural}/" in template]
        for record in of_a_kind or [{"id": new_id()}]:
            ids = {"patient_id": notebook.patient_id, "practice_id": notebook.house.practice.id}
            path = filled(template, **ids, record_id=record["id"])
            params = {"patient": str(notebook.patient_id)} if template.startswith("/v1/sync/") else {}
            for audience in Audience if "/synthesis" in template else [None]:
                asked = params if audience is None else {"for": audience}
                answer = reader.get(path, params=asked)
                yield template, _readable(answer.content)
                yield template, str(answer.headers)
    for record in planted.records:
        yield "/v1/sync/push", str(pushed(notebook, reader, record, note="x", lang="fr"))
        url = notebook.url(record["kind"], record["id"])
        for refused in (
            amend(reader, url, record["head"], {"lang": "fr"}),
            create(reader, url, {"local_date": DAY}),
            reader.delete(url, headers={"If-Match": '"x"'}),
        ):
            yield url, refused.text


def is_told(words: str, text: str) -> bool:
    return words in text or words.replace("-", "") in text


def _readable(content: bytes) -> str:
    if content.startswith(b"%PDF"):
        pages = PdfReader(io.BytesIO(content)).pages
        # Set in lines: a word may be cut by a hyphen, and a space stand within it.
        return "".join("".join(page.extract_text() for page in pages).replace("-", "").split())
    if not content.startswith(b"PK"):
        return content.decode(errors="replace")
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return "\n".join(name + archive.read(name).decode() for name in archive.namelist())


_STRANGERS: list[tuple[str, Callable[[Planted], TestClient]]] = [
    ("the person", lambda planted: planted.notebook.person),
    ("another practice", lambda planted: planted.other_practice),
    ("a practice that reads", lambda planted: planted.reading_practice),
]


@pytest.mark.parametrize("reader", [way for _, way in _STRANGERS], ids=[name for name, _ in _STRANGERS])
def test_nothing_of_a_practice_and_nothing_private_reaches_another_reader(
    planted: Planted, reader: Callable[[Planted], TestClient]
) -> None:
    for where, text in told(planted, reader(planted)):
        assert not is_told(OF_THE_PRACTICE, text), where
        assert not is_told(OF_ONE_AUTHOR, text), where


def test_the_words_of_a_printed_page_are_read_whoever_it_is_for(planted: Planted) -> None:
    pages = [text for where, text in told(planted, planted.notebook.person) if where.endswith("/synthesis.pdf")]

    assert sum("sansvaleurd’expertise" in page for page in pages) == len(Audience)


def test_a_private_note_is_hidden_from_colleagues_who_read_all_the_rest(planted: Planted) -> None:
    said = list(told(planted, planted.colleague))

    assert [where for where, text in said if is_told(OF_ONE_AUTHOR, text)] == []
    places = {where.rpartition("/")[2] for where, text in said if OF_THE_PRACTICE in text}
    assert {"changes", "export", "attention-points", "history"} <= places


def test_its_author_reads_a_private_note_and_no_file_or_picture_of_theirs_holds_it(planted: Planted) -> None:
    places = {where.rpartition("/")[2] for where, text in told(planted, planted.author) if OF_ONE_AUTHOR in text}

    assert places == {"changes", "private-notes", "{record_id}", "history"}


def test_each_reader_counts_what_they_may_read(planted: Planted) -> None:
    """The digest of a colleague's own copy: with one record more, the device would ask for it again for ever."""
    patient = {"patient": str(planted.notebook.patient_id)}
    for reader in (planted.notebook.person, planted.colleague, planted.other_practice, planted.author):
        told_heads: dict[str, str] = {}
        for change in reader.get("/v1/sync/changes", params=patient).json()["changes"]:
            if change["head"]:
                told_heads[change["record_id"]] = change["head"]
        assert reader.get("/v1/sync/digest", params=patient).json()["count"] == len(told_heads)


def test_a_private_note_can_be_shared_with_nobody(planted: Planted) -> None:
    notebook, record = planted.notebook, planted.private
    fresh = notebook.therapist.get(notebook.url("private_note", record["id"])).json()
    for visibility in Visibility:
        answer = amend(
            notebook.therapist,
            notebook.url("private_note", record["id"]),
            fresh["head"],
            {"visibility": visibility.value},
        )
        assert (answer.status_code == 200) is (visibility is Visibility.author_only), answer.text
        fresh = notebook.therapist.get(notebook.url("private_note", record["id"])).json()


@pytest.mark.parametrize(
    "kind", [kind.name for kind in ALL_KINDS if kind.only_visibility is not Visibility.author_only]
)
def test_no_other_record_can_be_for_its_author_alone(notebook: Notebook, kind: str) -> None:
    writer = notebook.therapist if AuthorRole.therapist in KINDS_BY_NAME[kind].written_by else notebook.person
    refused = create(writer, notebook.url(kind, new_id()), {"local_date": DAY, "visibility": "author_only"})
    problem_of(refused, 422, "invalid_fields")


def test_the_person_writes_no_private_note(notebook: Notebook) -> None:
    url = notebook.url("private_note", new_id())
    problem_of(create(notebook.person, url, {"local_date": DAY, "text": "à moi"}), 403, "kind_not_yours")
