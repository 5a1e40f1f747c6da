"""What a person wrote stays theirs: others answer beside it, never inside."""

from typing import Any

import pytest
from fastapi.testclient import TestClient

from app.catalogue.kinds import ALL_KINDS, KINDS_BY_NAME
from app.records.models import AuthorRole
from tests.cast import problem_of
from tests.house import Notebook, amend, replace
from tests.records.examples import LEAST

# What is said in answers, in the choice of a questionnaire or of a day: first one's own, then another's.
SAID: dict[str, dict[str, Any]] = {
    "quality": {"mes mots": ["mes mots"], "vos mots": ["vos mots"]},
    "answers": {"mes mots": {"pain_joy": 1}, "vos mots": {"pain_joy": 2}},
    "instrument_id": {"mes mots": "trio-3", "vos mots": "pass"},
    "reference_date": {"mes mots": "2025-12-01", "vos mots": "2025-12-02"},
    "typed": {"mes mots": {"mean": 4.0}, "vos mots": {"mean": 5.0}},
    "value": {"mes mots": 12, "vos mots": 13},
}


def words(field: str, text: str) -> Any:
    return SAID.get(field, {}).get(text, text)


def may_write(notebook: Notebook, side: TestClient, kind: str) -> bool:
    role = AuthorRole.patient if side is notebook.person else AuthorRole.therapist
    return role in KINDS_BY_NAME[kind].written_by


both_sides = [
    pytest.param(kind.name, field, id=f"{kind.name}.{field}") for kind in ALL_KINDS for field in sorted(kind.own_words)
]


@pytest.mark.parametrize(("kind", "field"), both_sides)
def test_words_are_changed_by_their_own_side_alone(notebook: Notebook, kind: str, field: str) -> None:
    fields = {**LEAST[kind], field: words(field, "mes mots")}
    if kind == "annotation":
        fields["about_id"] = notebook.writes("flare")["id"]
    for writer in (notebook.person, notebook.therapist):
        if not may_write(notebook, writer, kind):
            continue
        other = notebook.therapist if writer is notebook.person else notebook.person
        record = notebook.writes(kind, by=writer, **fields)
        url = notebook.url(kind, record["id"])

        changed = {field: words(field, "vos mots")}
        refused = amend(other, url, record["head"], changed)
        if KINDS_BY_NAME[kind].only_visibility:
            problem_of(refused, 404, "not_reachable")
            continue
        if not may_write(notebook, other, kind):
            problem_of(refused, 403, "kind_not_yours")
            continue
        problem_of(refused, 403, "not_your_words")
        whole = replace(other, url, record["head"], {**record["fields"], **changed})
        problem_of(whole, 403, "not_your_words")
        problem_of(other.delete(url, headers={"If-Match": f'"{record["head"]}"'}), 403, "not_your_record")
        assert writer.get(url).json() == record
        corrected = amend(writer, url, record["head"], changed)
        assert corrected.status_code == 200, corrected.text


def test_the_other_side_may_complete_what_is_not_words(notebook: Notebook) -> None:
    flare = notebook.writes("flare", note="Ça a commencé au marché")

    completed = notebook.amends(flare, by=notebook.therapist, worst_pain=7)
    assert completed["fields"]["note"] == "Ça a commencé au marché"
    assert completed["author"]["role"] == "patient"
    assert [one["author"]["role"] for one in notebook.history(completed)] == ["patient", "therapist"]


def test_a_professional_answers_beside_a_story(notebook: Notebook) -> None:
    story = notebook.writes("story", text="Personne ne m'a crue.")
    remark = notebook.writes("annotation", by=notebook.therapist, about_id=story["id"], text="Je vous crois.")

    assert notebook.lists("annotation") == [remark]
    assert remark["author"]["role"] == "therapist"
    assert notebook.person.get(notebook.url("story", story["id"])).json() == story
