"""The topics of a practice and a professional's own templates: whole lists, replaced from the version last read."""

from typing import Any

import pytest
from fastapi.testclient import TestClient

from app.access.models import Practice
from app.identity.models import Account
from app.kit.ids import new_id
from tests.cast import Cast, problem_of

Json = dict[str, Any]
TEMPLATES = "/v1/session-templates"


@pytest.fixture
def practice(cast: Cast) -> Practice:
    return cast.practice()


@pytest.fixture
def marianne(cast: Cast, practice: Practice) -> Account:
    return cast.colleague(practice, "marianne")


def topics_at(practice: Practice) -> str:
    return f"/v1/practices/{practice.id}/session-topics"


def template(name: str, **said: Any) -> Json:
    return {"id": str(new_id()), "name": name, "mode": "in_person", "topics": ["Marche"], **said}


def replaced(browser: TestClient, practice: Practice, version: int, **shelves: list[str]) -> Json:
    answer = browser.put(topics_at(practice), json={"version": version, "shelves": shelves})
    assert answer.status_code == 200, answer.text
    found: Json = answer.json()
    return found


def test_a_practice_without_a_list_is_offered_one_in_either_language(
    cast: Cast, practice: Practice, marianne: Account
) -> None:
    with cast.browser(marianne) as tablet:
        french = tablet.get(topics_at(practice), params={"lang": "fr"}).json()
        english = tablet.get(topics_at(practice), params={"lang": "en"}).json()

    assert (french["version"], english["version"]) == (0, 0)
    assert "Doser ses activités" in french["shelves"]["doing"]
    assert "Pacing activities" in english["shelves"]["doing"]
    assert [len(words) for words in french["shelves"].values()] == [len(words) for words in english["shelves"].values()]


def test_its_own_words_replace_what_was_offered_for_every_colleague(
    cast: Cast, practice: Practice, marianne: Account
) -> None:
    with cast.browser(marianne) as tablet, cast.browser(cast.colleague(practice, "yann")) as other:
        made = replaced(tablet, practice, 0, knowing=["Sommeil"], doing=["Marche nordique"])
        again = replaced(other, practice, made["version"], doing=["Marche nordique", "Gym douce"])
        seen = tablet.get(topics_at(practice)).json()

    assert (made["version"], again["version"]) == (1, 2)
    assert seen["shelves"] == {"knowing": [], "doing": ["Marche nordique", "Gym douce"], "being": []}
    assert "Doser ses activités" in seen["suggested"]["doing"]


def test_a_colleague_who_wrote_in_between_is_not_overwritten(cast: Cast, practice: Practice, marianne: Account) -> None:
    with cast.browser(marianne) as tablet, cast.browser(cast.colleague(practice, "yann")) as other:
        replaced(other, practice, 0, being=["Écoute"])
        for version in (0, 7):
            late = tablet.put(topics_at(practice), json={"version": version, "shelves": {"being": ["Plaisir"]}})
            problem_of(late, 412, "stale_record")
        seen = tablet.get(topics_at(practice)).json()

    assert seen["shelves"]["being"] == ["Écoute"]


@pytest.mark.parametrize(
    ("shelves", "field", "code"),
    [
        ({"doing": ["Marche", "marche"]}, "shelves.doing", "topic_twice"),
        ({"doing": ["Marche"], "being": ["MARCHE"]}, "shelves.being", "topic_twice"),
        ({"doing": ["  "]}, "shelves.doing.0", "too_short"),
        ({"faire": []}, "shelves.faire", "unknown_field"),
    ],
)
def test_a_topic_stands_once_and_says_something(
    cast: Cast, practice: Practice, marianne: Account, shelves: Json, field: str, code: str
) -> None:
    with cast.browser(marianne) as tablet:
        problem = problem_of(
            tablet.put(topics_at(practice), json={"version": 0, "shelves": shelves}), 422, "invalid_fields"
        )

    assert [(one["field"], one["code"]) for one in problem["errors"]] == [(field, code)]


def test_a_topic_renamed_or_dropped_leaves_old_sessions_as_they_were(
    cast: Cast, practice: Practice, marianne: Account
) -> None:
    patient_id = cast.person(practice)
    url = f"/v1/patients/{patient_id}/visits/{new_id()}"
    with cast.browser(marianne) as tablet:
        version = replaced(tablet, practice, 0, doing=["Marche", "Gym"])["version"]
        fields = {"local_date": "2026-02-01", "topics": ["Marche", "Gym"]}
        assert tablet.put(url, json=fields, headers={"If-None-Match": "*"}).status_code == 201
        replaced(tablet, practice, version, doing=["Marche nordique"])
        kept = tablet.get(url).json()

    assert kept["fields"]["topics"] == ["Marche", "Gym"]


def test_templates_follow_their_owner_and_nobody_else(cast: Cast, practice: Practice, marianne: Account) -> None:
    usual = template("Mon modèle", reason="planned", duration_minutes=30)
    with cast.browser(marianne) as tablet, cast.browser(marianne) as desktop:
        assert tablet.get(TEMPLATES).json() == {"version": 0, "templates": []}
        made = tablet.put(TEMPLATES, json={"version": 0, "templates": [usual]})
        assert made.status_code == 200, made.text
        found = desktop.get(TEMPLATES).json()
        with cast.browser(cast.colleague(practice, "yann")) as other:
            theirs = other.get(TEMPLATES).json()

    assert found == made.json() == {"version": 1, "templates": [usual]}
    assert theirs == {"version": 0, "templates": []}


def test_templates_are_replaced_from_the_version_last_read(cast: Cast, practice: Practice, marianne: Account) -> None:
    with cast.browser(marianne) as tablet:
        assert tablet.put(TEMPLATES, json={"version": 0, "templates": []}).json()["version"] == 1
        problem_of(tablet.put(TEMPLATES, json={"version": 0, "templates": []}), 412, "stale_record")
        assert tablet.put(TEMPLATES, json={"version": 1, "templates": []}).json()["version"] == 2


def test_a_template_says_only_what_a_session_can(cast: Cast, practice: Practice, marianne: Account) -> None:
    with cast.browser(marianne) as tablet:
        for wrong in ({"mode": "telepathy"}, {"duration_minutes": 2000}, {"topics": [""]}, {"text": "x"}):
            given = {"version": 0, "templates": [{**template("Mien"), **wrong}]}
            problem_of(tablet.put(TEMPLATES, json=given), 422, "invalid_fields")
