"""Records point at records of the same person, which must exist."""

from typing import Any

import pytest

from app.catalogue.kinds import ALL_KINDS
from app.kit.ids import new_id
from tests.cast import problem_of
from tests.house import DAY, Notebook, create
from tests.records.examples import LEAST
from tests.records.test_every_kind import writer_of

paths = [pytest.param(kind.name, path, id=f"{kind.name}.{path}") for kind in ALL_KINDS for path in kind.references]


def _pointing(path: str, record_id: str) -> dict[str, Any]:
    name, _, inner = path.partition(".")
    if name == "tools":
        return {name: [{inner: record_id, "label": "Marche", "change": "kept"}]}
    if inner:
        return {name: [{inner: record_id}]}
    return {name: record_id if name.endswith("_id") else [record_id]}


@pytest.mark.parametrize(("kind", "path"), paths)
def test_a_reference_names_a_record_of_the_same_person(notebook: Notebook, kind: str, path: str) -> None:
    house = notebook.house
    elsewhere = house.cast.person(house.practice, "Alex Martin")
    foreign = str(new_id())
    made = create(notebook.therapist, f"/v1/patients/{elsewhere}/flares/{foreign}", {"local_date": DAY})
    assert made.status_code == 201
    here = notebook.writes("flare")["id"]

    for record_id in (foreign, str(new_id())):
        body = {"local_date": DAY, **LEAST[kind], **_pointing(path, record_id)}
        answer = create(writer_of(notebook, kind), notebook.url(kind, new_id()), body)
        problem = problem_of(answer, 422, "invalid_fields")
        assert [error["code"] for error in problem["errors"]] == ["reference_unknown"]
        assert problem["errors"][0]["field"].endswith(path)
    record = notebook.writes(kind, by=writer_of(notebook, kind), **LEAST[kind], **_pointing(path, here))
    assert here in str(record["fields"])
