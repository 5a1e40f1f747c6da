"""Names found in spite of errors, and people set aside who come back by themselves."""

from typing import Any
from uuid import UUID

import pytest
from fastapi.testclient import TestClient
from hypothesis import given
from hypothesis import strategies as st

from app.access.models import Practice
from app.kit.ids import new_id
from app.kit.nearness import errors_allowed, errors_in
from tests.cast import Cast, problem_of

NAMES = ("Gaëlle Le Goff", "Martin Rousseau", "Marie Dupont", "Marion Dupond", "Jean-Luc Hervé")


def asked(tablet: TestClient, practice: Practice, **query: str) -> dict[str, Any]:
    answer = tablet.get(f"/v1/practices/{practice.id}/people", params=query)
    assert answer.status_code == 200, answer.text
    found: dict[str, Any] = answer.json()
    return found


def names(lines: list[dict[str, Any]]) -> list[str]:
    return [line["display_name"] for line in lines]


@pytest.mark.parametrize(
    ("typed", "found", "near"),
    [
        ("gaelle", ["Gaëlle Le Goff"], []),
        ("marrtin", [], ["Martin Rousseau"]),
        ("dupon mari", ["Marie Dupont", "Marion Dupond"], []),
        ("dupont", ["Marie Dupont"], ["Marion Dupond"]),
        ("rouseau", [], ["Martin Rousseau"]),
        ("hevre", [], ["Jean-Luc Hervé"]),
        ("xy", [], []),
        ("%", [], []),
    ],
)
def test_names_are_found_in_spite_of_accents_and_errors(
    cast: Cast, typed: str, found: list[str], near: list[str]
) -> None:
    practice, elsewhere = cast.practice(), cast.practice("Ailleurs")
    for name in NAMES:
        cast.person(practice, name)
    cast.person(elsewhere, "Martin Ailleurs")
    with cast.browser(cast.colleague(practice, "claire")) as tablet:
        page = asked(tablet, practice, q=typed)

    assert names(page["items"]) == found
    assert names(page["near"]) == near


LETTERS = st.text(alphabet="abcde", min_size=3, max_size=9)


@given(LETTERS, st.integers(0, 8), st.sampled_from("abcde"))
def test_one_error_of_any_kind_is_forgiven(name: str, at: int, letter: str) -> None:
    at = min(at, len(name) - 1)
    wrong = [
        name[:at] + letter + name[at:],
        name[:at] + letter + name[at + 1 :],
        name[:at] + name[at + 1 :],
        name[:at] + name[at : at + 2][::-1] + name[at + 2 :],
    ]
    for typed in wrong:
        if errors_allowed(typed):
            assert errors_in(typed, name) in (0, 1), typed


def aside(practice: Practice, patient_id: UUID) -> str:
    return f"/v1/practices/{practice.id}/people/{patient_id}/aside"


def test_somebody_set_aside_leaves_the_everyday_list_and_nothing_else(cast: Cast) -> None:
    practice = cast.practice()
    patient_id = cast.person(practice, "Marie Dupont")
    cast.person(practice, "Zoé")
    with cast.browser(cast.colleague(practice, "claire")) as tablet:
        assert tablet.put(aside(practice, patient_id), json={}).status_code == 204
        assert names(asked(tablet, practice)["items"]) == ["Zoé"]
        assert names(asked(tablet, practice, aside="true")["items"]) == ["Marie Dupont"]
        assert names(asked(tablet, practice, q="dupont")["items"]) == ["Marie Dupont"]
        assert tablet.get(f"/v1/patients/{patient_id}").status_code == 200
        assert tablet.delete(aside(practice, patient_id)).status_code == 204
        assert names(asked(tablet, practice)["items"]) == ["Marie Dupont", "Zoé"]


@pytest.mark.parametrize("who", ["person", "professional", "professional, to themselves"])
def test_somebody_set_aside_comes_back_as_soon_as_either_side_notes_something(cast: Cast, who: str) -> None:
    practice = cast.practice()
    patient_id = cast.person(practice)
    with (
        cast.browser(cast.colleague(practice, "claire")) as tablet,
        cast.browser(cast.account("camille", patient_id=patient_id)) as phone,
    ):
        tablet.put(aside(practice, patient_id), json={})
        flares = f"/v1/patients/{patient_id}/flares/"
        body = {"local_date": "2026-03-02"}
        new = {"If-None-Match": "*"}
        phone.put(flares + str(new_id()), json=body | {"visibility": "patient_only"}, headers=new)
        assert asked(tablet, practice)["items"] == []
        browser = phone if who == "person" else tablet
        shared = {"visibility": "therapist_only"} if "themselves" in who else {}
        assert browser.put(flares + str(new_id()), json=body | shared, headers=new).status_code == 201

        assert names(asked(tablet, practice)["items"]) == ["Camille Dubois"]


def test_only_a_practice_that_follows_somebody_sets_them_aside(cast: Cast) -> None:
    practice, elsewhere = cast.practice(), cast.practice("Ailleurs")
    patient_id = cast.person(elsewhere)
    with cast.browser(cast.colleague(practice, "claire")) as tablet:
        problem_of(tablet.put(aside(practice, patient_id), json={}), 404, "not_reachable")
        problem_of(tablet.put(aside(elsewhere, patient_id), json={}), 404, "not_reachable")
