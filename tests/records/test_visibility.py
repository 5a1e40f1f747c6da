"""Who sees a record, and who may decide that."""

from collections.abc import Callable
from typing import Any

import pytest
from fastapi.testclient import TestClient

from app.kit.ids import new_id
from tests.cast import problem_of
from tests.house import DAY, Notebook, amend, create

Reader = Callable[[], Any]


def is_seen(notebook: Notebook, record: dict[str, Any], client: TestClient) -> bool:
    """The same answer wherever one looks: alone, in the list, in the history, in the feed."""
    url = notebook.url(record["kind"], record["id"])
    feed = client.get("/v1/sync/changes", params={"patient": str(notebook.patient_id)}).json()["changes"]
    answers = {
        client.get(url).status_code == 200,
        client.get(f"{url}/history").status_code == 200,
        record["id"] in [one["id"] for one in notebook.lists(record["kind"], by=client)],
        any(one["record_id"] == record["id"] and not one["hidden"] for one in feed),
    }
    assert len(answers) == 1
    return answers.pop()


def test_what_is_for_the_person_alone_is_read_by_nobody_else(notebook: Notebook) -> None:
    record = notebook.writes("story", text="Pour moi seule", visibility="patient_only")

    assert is_seen(notebook, record, notebook.person)
    assert not is_seen(notebook, record, notebook.therapist)
    url = notebook.url("story", record["id"])
    problem_of(amend(notebook.therapist, url, record["head"], {"lang": "fr"}), 404, "not_reachable")
    problem_of(notebook.therapist.delete(url, headers={"If-Match": f'"{record["head"]}"'}), 404, "not_reachable")
    problem_of(create(notebook.therapist, url, {"local_date": DAY, "text": "x"}), 404, "not_reachable")
    assert notebook.person.get(url).json() == record


def test_a_practices_own_note_is_read_in_that_practice_alone(notebook: Notebook) -> None:
    colleague = notebook.house.cast.colleague(notebook.house.practice, notebook.house.new_login("colette"))
    _, other = notebook.other_practice()
    note = notebook.writes("visit", by=notebook.therapist, visibility="therapist_only")

    assert is_seen(notebook, note, notebook.therapist)
    assert is_seen(notebook, note, notebook.browser_of(colleague))
    assert not is_seen(notebook, note, other)
    assert not is_seen(notebook, note, notebook.person)


def test_words_from_before_a_note_was_shared_stay_where_they_were(notebook: Notebook) -> None:
    _, other = notebook.other_practice()
    note = notebook.writes("visit", by=notebook.therapist, visibility="therapist_only", note="pensée du cabinet")
    shared = notebook.amends(note, by=notebook.therapist, visibility="shared", note="dit à tous")
    story = notebook.writes("story", text="premier jet", visibility="patient_only")
    told = notebook.amends(story, text="ce que je veux dire", visibility="shared")

    assert len(notebook.history(shared, by=notebook.therapist)) == 2
    for client in (notebook.person, other):
        assert "pensée" not in str(notebook.history(shared, by=client))
    for client in (notebook.therapist, other):
        assert "premier jet" not in str(notebook.history(told, by=client))
    assert len(notebook.history(told)) == 2


def test_an_attention_point_is_for_professionals_whatever_is_asked(notebook: Notebook) -> None:
    fields = {"local_date": DAY, "kind": "yellow", "text": "Redoute la reprise"}
    url = notebook.url("attention_point", new_id())

    problem_of(create(notebook.person, url, fields), 403, "kind_not_yours")
    for visibility in ("shared", "patient_only"):
        refused = create(notebook.therapist, url, {**fields, "visibility": visibility})
        assert problem_of(refused, 422, "invalid_fields")["errors"][0]["code"] == "visibility_not_yours"
    record = notebook.writes("attention_point", by=notebook.therapist, kind="yellow", text="Redoute la reprise")
    assert record["fields"]["visibility"] == "therapist_only"
    assert not is_seen(notebook, record, notebook.person)
    refused = amend(notebook.therapist, notebook.url("attention_point", record["id"]), record["head"], _SHARED)
    problem_of(refused, 422, "invalid_fields")


_SHARED: dict[str, Any] = {"visibility": "shared"}


@pytest.mark.parametrize(
    "fields", [{"category": "money"}, {"category": "legal_admin"}, {"category": "couple", "subtype": "violence"}]
)
def test_money_law_and_violence_start_as_the_persons_own_unless_they_share(
    notebook: Notebook, fields: dict[str, Any]
) -> None:
    kept = notebook.writes("life_event", **fields)
    assert kept["fields"]["visibility"] == "patient_only"
    assert not is_seen(notebook, kept, notebook.therapist)

    assert notebook.writes("life_event", **fields, **_SHARED)["fields"]["visibility"] == "shared"
    assert is_seen(notebook, notebook.amends(kept, **_SHARED), notebook.therapist)
    assert notebook.writes("life_event", category="home")["fields"]["visibility"] == "shared"
    by_therapist = notebook.writes("life_event", by=notebook.therapist, **fields)
    assert by_therapist["fields"]["visibility"] == "shared"


def test_each_side_hides_only_its_own_records_and_only_on_its_own_side(notebook: Notebook) -> None:
    theirs = notebook.writes("flare")
    ours = notebook.writes("visit", by=notebook.therapist)

    for client, record, visibility in (
        (notebook.therapist, theirs, "therapist_only"),
        (notebook.therapist, theirs, "patient_only"),
        (notebook.person, ours, "patient_only"),
        (notebook.person, ours, "therapist_only"),
    ):
        answer = amend(client, notebook.url(record["kind"], record["id"]), record["head"], {"visibility": visibility})
        assert answer.status_code in (403, 422), answer.text
    for record in (theirs, ours):
        assert is_seen(notebook, record, notebook.person)
        assert is_seen(notebook, record, notebook.therapist)


def test_someone_who_follows_nobody_here_cannot_tell_that_there_is_anything(notebook: Notebook) -> None:
    cast = notebook.house.cast
    stranger = notebook.browser_of(cast.colleague(cast.practice("Ailleurs"), notebook.house.new_login("ailleurs")))
    record = notebook.writes("flare")

    real, invented = (stranger.get(notebook.url("flare", one)) for one in (record["id"], new_id()))
    assert problem_of(real, 404, "not_reachable") == problem_of(invented, 404, "not_reachable")
    problem_of(stranger.get(notebook.url("flare")), 404, "not_reachable")
    problem_of(create(stranger, notebook.url("flare", new_id()), {"local_date": DAY}), 404, "not_reachable")
