"""Archives brought by somebody signed in: looked at first, signed by who brings them, distrusted throughout."""

import io
import zipfile
from typing import Any

import orjson
import pytest

from app.kit.ids import new_id
from tests.cast import problem_of
from tests.house import Notebook

Json = dict[str, Any]


def exported(notebook: Notebook, *, by: Any = None) -> bytes:
    answer = (by or notebook.person).get(f"/v1/patients/{notebook.patient_id}/export")
    assert answer.status_code == 200, answer.text
    assert answer.headers["content-type"] == "application/zip"
    return bytes(answer.content)


def bring(notebook: Notebook, content: bytes, *, by: Any = None, dry_run: bool = False) -> Any:
    url = f"/v1/patients/{notebook.patient_id}/imports"
    form = {"dry_run": str(dry_run).lower()}
    return (by or notebook.person).post(url, data=form, files={"file": ("archive.zip", content)})


def rewritten(content: bytes, **members: bytes) -> bytes:
    """The archive with some members replaced (`log`, `manifest`) or left out (empty)."""
    names = {"log": "log.jsonl", "manifest": "manifest.json", "pictures": "pictures.html"}
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as new:
        changed = {names[name]: value for name, value in members.items()}
        for name in old.namelist():
            value = changed.get(name, old.read(name))
            if value:
                new.writestr(name, value)
    return buffer.getvalue()


def log_of(content: bytes) -> list[Json]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return [orjson.loads(line) for line in archive.read("log.jsonl").splitlines()]


def with_log(content: bytes, lines: list[Json]) -> bytes:
    return rewritten(content, log=b"\n".join(orjson.dumps(line) for line in lines))


@pytest.fixture
def full(notebook: Notebook) -> bytes:
    """An archive of somebody who wrote a flare, amended it, and deleted a night."""
    flare = notebook.writes("flare", worst_pain=4)
    notebook.amends(flare, note="Encore")
    notebook.deletes(notebook.writes("night", sleep_minutes=300))
    return exported(notebook)


@pytest.fixture
def newcomer(notebook: Notebook, full: bytes) -> Notebook:
    """Somebody else of the same practice, with an empty notebook."""
    house = notebook.house
    patient_id = house.cast.person(house.practice, "Alex Martin")
    account = house.cast.account(house.new_login("alex"), patient_id=patient_id)
    return Notebook(house, patient_id, account, notebook.browser_of(account), notebook.therapist, notebook.stack)


def test_a_preview_counts_and_writes_nothing(newcomer: Notebook, full: bytes) -> None:
    answer = bring(newcomer, full, dry_run=True)

    assert answer.status_code == 200, answer.text
    report = answer.json()
    assert (report["written"], report["source"]) == (False, "archive")
    assert report["plan"] == {"new": 4, "changed": 0, "unchanged": 0, "edited_since": 0, "refused": 0}
    assert newcomer.lists("flare") == []
    feed = newcomer.person.get("/v1/sync/changes", params={"patient": str(newcomer.patient_id)}).json()
    assert feed["changes"] == []


def test_what_is_brought_in_is_signed_by_who_brought_it(newcomer: Notebook, full: bytes) -> None:
    assert bring(newcomer, full).json()["plan"]["new"] == 4
    assert bring(newcomer, full).json()["plan"] == {
        "new": 0,
        "changed": 0,
        "unchanged": 4,
        "edited_since": 0,
        "refused": 0,
    }

    (flare,) = newcomer.lists("flare")
    assert (flare["fields"]["worst_pain"], flare["fields"]["note"]) == (4, "Encore")
    assert flare["author"] == {"account_id": str(newcomer.account.id), "role": "import"}
    assert len(newcomer.history(flare)) == 2
    assert newcomer.lists("night") == []
    assert newcomer.amends(flare, note="À moi")["fields"]["note"] == "À moi"


def test_a_persons_archive_holds_none_of_a_practices_notes_and_the_reverse(notebook: Notebook) -> None:
    notebook.writes("visit", by=notebook.therapist, visibility="therapist_only", note="Pensée du cabinet")
    opened = notebook.writes("visit", by=notebook.therapist, visibility="therapist_only", note="Brouillon du cabinet")
    notebook.amends(opened, by=notebook.therapist, visibility="shared", note="Dit à voix haute")
    notebook.writes("story", text="Pour moi seule", visibility="patient_only")

    def text_of(content: bytes) -> str:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            return "".join(archive.read(name).decode() for name in archive.namelist())

    theirs, ours = text_of(exported(notebook)), text_of(exported(notebook, by=notebook.therapist))
    assert "du cabinet" not in theirs
    assert "Dit à voix haute" in theirs
    assert "Pour moi seule" in theirs
    assert "Pour moi seule" not in ours
    assert "Brouillon du cabinet" in ours


def test_lines_that_contradict_themselves_are_refused_and_the_rest_is_kept(newcomer: Notebook, full: bytes) -> None:
    first, *others = log_of(full)
    fresh = {"record_id": str(new_id()), "mutation_id": (other := str(new_id())), "head": other}
    wrong: list[Json] = [
        {**first, **fresh, "kind": "wish"},
        {**first, **fresh, "state": {**first["state"], "worst_pain": 99}},
        {**first, **fresh, "state": {"worst_pain": 3}},
        {**first, **fresh, "fields": {"colour": "red"}},
        {**first, **fresh, "visibility": "patient_only"},
        {**first, **fresh, "head": str(new_id())},
        {**first, **fresh, "deleted": True},
        {**first, **fresh, "status": "conflict"},
        {**first, **fresh, "visibility": "therapist_only", "state": {**first["state"], "visibility": "therapist_only"}},
        {**first, **fresh, **_ATTENTION},
    ]
    doubled = {**others[0], "kind": "night", "mutation_id": other, "head": other}

    answer = bring(newcomer, with_log(full, [*wrong, first, doubled, first, *others]))
    assert answer.status_code == 200, answer.text
    assert answer.json()["plan"] == {
        "new": 4,
        "changed": 0,
        "unchanged": 1,
        "edited_since": 0,
        "refused": len(wrong) + 1,
    }
    assert len(newcomer.lists("flare")) == 1
    assert newcomer.lists("attention_point", by=newcomer.therapist) == []


_ATTENTION: Json = {
    "kind": "attention_point",
    "visibility": "shared",
    "fields": {},
    "state": {"local_date": "2026-02-10", "kind": "red", "text": "Inventé", "visibility": "shared"},
}


@pytest.mark.parametrize("number", [1, 3])
def test_a_line_that_cannot_be_read_is_named_and_nothing_is_written(
    newcomer: Notebook, full: bytes, number: int
) -> None:
    lines = [orjson.dumps(line) for line in log_of(full)]
    for broken in (b"{", b"[]", b"\xff", lines[0].replace(b'"seq":1', b'"seq":1e400'), b'{"unknown":1}'):
        changed = [*lines[: number - 1], broken, *lines[number:]]
        problem = problem_of(bring(newcomer, rewritten(full, log=b"\n".join(changed))), 422, "invalid_fields")
        assert problem["errors"][0]["field"] == f"log.jsonl:{number}"
    assert newcomer.lists("flare") == []


def test_what_is_no_archive_of_ours_is_refused(newcomer: Notebook, full: bytes) -> None:
    empty = io.BytesIO()
    with zipfile.ZipFile(empty, "w") as archive:
        archive.writestr("hello.txt", "bonjour")
    for content in (
        b"PK\x03\x04 no archive at all",
        full[: len(full) // 2],
        empty.getvalue(),
        rewritten(full, manifest=b""),
        rewritten(full, log=b""),
        rewritten(full, manifest=b"{}"),
        rewritten(full, manifest=b"nonsense"),
        rewritten(full, manifest=b'{"format":"longcours-archive","format_version":2,"person":{}}'),
    ):
        problem_of(bring(newcomer, content), 400, "archive_unreadable")


def test_a_small_archive_cannot_fill_the_memory(newcomer: Notebook, full: bytes) -> None:
    bomb = rewritten(full, log=b" " * (64 * 1024 * 1024), pictures=b"")
    assert len(bomb) < 200_000
    problem_of(bring(newcomer, bomb), 413, "body_too_large")

    crowd = io.BytesIO(full)
    with zipfile.ZipFile(crowd, "a") as archive:
        for number in range(2_001):
            archive.writestr(f"{number}", "")
    problem_of(bring(newcomer, crowd.getvalue()), 413, "body_too_large")
