"""What holds for every kind of record over plain HTTP."""

from typing import Any
from uuid import UUID

import pytest
from fastapi.testclient import TestClient

from app.catalogue.kinds import ALL_KINDS, KINDS_BY_NAME
from app.kit.ids import new_id
from app.records.models import AuthorRole
from tests.cast import problem_of
from tests.house import DAY, Notebook, amend, create, replace
from tests.records.examples import LEAST, REFERRED, everything

every_kind = pytest.mark.parametrize("kind", [kind.name for kind in ALL_KINDS])


def writer_of(notebook: Notebook, kind: str) -> TestClient:
    return notebook.person if AuthorRole.patient in KINDS_BY_NAME[kind].written_by else notebook.therapist


def least(notebook: Notebook, kind: str) -> dict[str, Any]:
    about = {"about_id": notebook.writes("flare")["id"]} if kind == "annotation" else {}
    return {"local_date": DAY, **LEAST[kind], **about}


def referred(notebook: Notebook) -> dict[str, str]:
    return {kind: notebook.writes(kind, **LEAST[kind])["id"] for kind in REFERRED}


def matching(record: dict[str, Any]) -> dict[str, str]:
    return {"If-Match": f'"{record["head"]}"'}


def test_every_kind_has_an_example_that_uses_every_field() -> None:
    ids = dict.fromkeys(REFERRED, str(new_id()))
    for kind in ALL_KINDS:
        given = everything(kind.name, ids)
        assert set(given) == kind.field_names, kind.name
        assert None not in given.values(), kind.name


@every_kind
def test_a_record_is_created_read_listed_amended_deleted_and_keeps_its_history(notebook: Notebook, kind: str) -> None:
    writer, record_id = writer_of(notebook, kind), new_id()
    url, fields = notebook.url(kind, record_id), least(notebook, kind)

    made = create(writer, url, fields)
    assert made.status_code == 201, made.text
    first = made.json()
    assert (first["id"], first["kind"], first["version"], first["occurred"]) == (str(record_id), kind, 1, DAY)
    assert made.headers["ETag"] == f'"{first["head"]}"'
    skipped = {name: value for name, value in first["fields"].items() if name not in fields}
    assert all(value is None or value in ([], {}, False, True) or isinstance(value, str) for value in skipped.values())
    assert writer.get(url).json() == first
    assert first in notebook.lists(kind, by=writer)

    changed = amend(writer, url, first["head"], {"note": "Ajouté le soir"})
    assert changed.status_code == 200, changed.text
    second = changed.json()
    assert second["fields"] == {**first["fields"], "note": "Ajouté le soir"}
    assert (second["version"], second["seq"]) == (2, first["seq"] + 1)

    gone = writer.delete(url, headers=matching(second))
    assert gone.status_code == 200, gone.text
    assert gone.json()["deleted"] is True
    assert writer.get(url).json()["deleted"] is True
    assert record_id not in [UUID(one["id"]) for one in notebook.lists(kind, by=writer)]
    revisions = writer.get(f"{url}/history").json()["items"]
    assert [(one["op"], one["status"], one["version"]) for one in revisions] == [
        ("put", "applied", 1),
        ("put", "applied", 2),
        ("delete", "applied", 3),
    ]
    assert revisions[1]["fields"] == {"note": "Ajouté le soir"}
    assert [one["base"] for one in revisions] == [None, first["head"], second["head"]]


@every_kind
def test_every_field_comes_back_as_it_was_given_and_a_replacement_empties_the_rest(
    notebook: Notebook, kind: str
) -> None:
    writer, url = writer_of(notebook, kind), notebook.url(kind, new_id())
    given = everything(kind, referred(notebook))

    made = create(writer, url, given)
    assert made.status_code == 201, made.text
    assert made.json()["fields"] == given
    assert writer.get(url).json()["fields"] == given

    bare = {"local_date": DAY, **LEAST[kind], **({"about_id": given["about_id"]} if kind == "annotation" else {})}
    replaced = replace(writer, url, made.json()["head"], bare)
    assert replaced.status_code == 200, replaced.text
    newly_made = create(writer, notebook.url(kind, new_id()), bare).json()
    assert replaced.json()["fields"] == newly_made["fields"]


@every_kind
def test_a_change_names_the_revision_it_was_made_from(notebook: Notebook, kind: str) -> None:
    writer, url = writer_of(notebook, kind), notebook.url(kind, new_id())
    fields = least(notebook, kind)

    problem_of(writer.put(url, json=fields), 428, "precondition_missing")
    problem_of(replace(writer, url, new_id(), fields), 404, "not_reachable")
    problem_of(amend(writer, url, new_id(), {"note": "x"}), 404, "not_reachable")
    problem_of(writer.get(url), 404, "not_reachable")
    problem_of(writer.get(f"{url}/history"), 404, "not_reachable")

    first = create(writer, url, fields).json()
    for refused in (writer.patch(url, json={"note": "x"}), writer.delete(url), writer.put(url, json=fields)):
        problem_of(refused, 428, "precondition_missing")
    problem_of(create(writer, url, {**fields, "note": "autre chose"}), 412, "stale_record")
    for tag in (str(new_id()), "not-a-tag"):
        problem_of(amend(writer, url, tag, {"note": "x"}), 412, "stale_record")
        problem_of(writer.delete(url, headers={"If-Match": f'"{tag}"'}), 412, "stale_record")
    assert writer.get(url).json() == first

    gone = writer.delete(url, headers=matching(first)).json()
    problem_of(amend(writer, url, gone["head"], {"note": "x"}), 410, "record_erased")
    problem_of(replace(writer, url, gone["head"], fields), 410, "record_erased")
    problem_of(writer.delete(url, headers=matching(gone)), 410, "record_erased")


@every_kind
def test_the_same_request_twice_gives_the_same_answer_and_one_revision(notebook: Notebook, kind: str) -> None:
    writer, url = writer_of(notebook, kind), notebook.url(kind, new_id())
    fields = least(notebook, kind)

    made = [create(writer, url, fields) for _ in range(2)]
    assert [one.status_code for one in made] == [201, 201]
    assert made[0].json() == made[1].json()
    head = made[0].json()["head"]
    changed = [amend(writer, url, head, {"note": "une fois"}) for _ in range(2)]
    assert [one.status_code for one in changed] == [200, 200]
    assert changed[0].json() == changed[1].json()
    gone = [writer.delete(url, headers=matching(changed[0].json())) for _ in range(2)]
    assert [one.status_code for one in gone] == [200, 200]
    assert gone[0].json() == gone[1].json()

    assert len(writer.get(f"{url}/history").json()["items"]) == 3


@every_kind
def test_what_cannot_be_kept_is_refused_by_field_and_leaves_nothing(notebook: Notebook, kind: str) -> None:
    writer, url = writer_of(notebook, kind), notebook.url(kind, new_id())
    fields = least(notebook, kind)
    wrong: list[tuple[str, object]] = [
        ("local_date", None),
        ("local_date", "2026-02-30"),
        ("local_date", "1899-12-31"),
        ("until_date", "2026-02-09"),
        ("occurred_at", "2026-02-10T08:30:00"),
        ("zone", "Europe/Atlantis"),
        ("visibility", "everybody"),
        ("note", "a" * 2001),
        ("unknown_key", 1),
    ]

    for name, value in wrong:
        problem = problem_of(create(writer, url, {**fields, name: value}), 422, "invalid_fields")
        assert str(value) not in str(problem) or value in (None, 1)
        assert len(problem["errors"]) == 1
        if name != "until_date":
            assert problem["errors"][0]["field"].endswith(name), problem
    by_chance = "019554f2-0000-4000-8000-000000000000"
    problem_of(create(writer, notebook.url(kind, by_chance), fields), 404, "not_reachable")
    assert notebook.lists(kind, by=writer) == []
