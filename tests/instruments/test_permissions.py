"""Words that belong to somebody: off until a practice has filed the permission, and off again once it is withdrawn."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from app.access.models import PracticeRole
from app.instruments.texts import read_texts
from app.kit.ids import new_id
from tests.cast import problem_of
from tests.house import DAY, House, Notebook, create
from tests.instruments.test_definitions import a_pack, put_down

Json = dict[str, Any]
WELL = {"items": {f"q{number}": f"Phrase inventée {number}" for number in range(1, 6)}}
SIX = {str(value): f"mot {value}" for value in range(6)}
NINE = {f"q{number}": f"Phrase inventée {number}" for number in range(1, 10)}


@pytest.fixture
def with_packs(house: House, tmp_path: Path) -> Iterator[None]:
    """Invented words in the places of official ones."""
    packs = (
        a_pack(instrument="who-5", answers=SIX, **WELL),
        a_pack(instrument="phq-9", items=NINE),
        a_pack(instrument="pss-4", answers={str(value): f"mot {value}" for value in range(5)}, licence="Lettre"),
    )
    before = house.cast.app.state.instrument_texts
    house.cast.app.state.instrument_texts = read_texts(put_down(tmp_path, *packs))
    yield
    house.cast.app.state.instrument_texts = before


def listed(browser: Any, name: str) -> Json:
    items: list[Json] = browser.get("/v1/instruments", params={"lang": "fr"}).json()["items"]
    return next(one for one in items if one["id"] == name)


def test_words_stay_off_until_the_permission_is_filed_and_after_it_is_withdrawn(
    notebook: Notebook, with_packs: None
) -> None:
    house = notebook.house
    runs_it = house.cast.colleague(house.practice, house.new_login("odile"), PracticeRole.administrator)
    url = f"/v1/practices/{house.practice.id}/instrument-permissions"
    administrator = notebook.browser_of(runs_it)
    answers: Json = {"instrument_id": "who-5", "instrument_version": "1", "lang": "fr", "answers": {"q1": 3}}

    assert (listed(notebook.person, "who-5")["withheld"], listed(notebook.therapist, "who-5")["items"][0]["text"]) == (
        "no_permission",
        None,
    )
    refused = create(notebook.person, notebook.url("prom_response", new_id()), {"local_date": DAY, **answers})
    problem_of(refused, 403, "instrument_not_permitted")

    filed = administrator.post(url, json={"instrument_id": "who-5", "lang": "fr", "reference": "Lettre du 3 mars"})
    today = house.cast.clock().date().isoformat()
    assert filed.status_code == 201
    assert listed(notebook.person, "who-5")["offered"]
    assert not any(one["offered"] for one in [listed(notebook.person, "peg")])
    notebook.writes("prom_response", **answers, local_date=today)

    assert administrator.delete(f"{url}/{filed.json()['id']}").status_code == 204
    assert listed(notebook.person, "who-5")["withheld"] == "no_permission"
    [kept] = administrator.get(url).json()["items"]
    assert (kept["reference"], kept["filed_by"], kept["withdrawn_by"]) == (
        "Lettre du 3 mars",
        str(runs_it.id),
        str(runs_it.id),
    )
    # What a phone brings later was answered while it still could be.
    notebook.writes("prom_response", **answers, local_date=today)


def test_only_what_awaits_a_permission_can_be_given_one(notebook: Notebook) -> None:
    house = notebook.house
    runs_it = house.cast.colleague(house.practice, house.new_login("odile"), PracticeRole.administrator)
    url = f"/v1/practices/{house.practice.id}/instrument-permissions"
    administrator = notebook.browser_of(runs_it)
    asked = {"lang": "fr", "reference": "Lettre"}

    problem_of(administrator.post(url, json={"instrument_id": "pcs", **asked}), 409, "permission_not_needed")
    problem_of(administrator.post(url, json={"instrument_id": "eq-5d", **asked}), 404, "not_reachable")
    problem_of(notebook.therapist.post(url, json={"instrument_id": "who-5", **asked}), 403, "not_allowed")


def test_phq_9_is_of_the_session_and_its_words_are_not_on_the_phone(notebook: Notebook, with_packs: None) -> None:
    fields = {"instrument_id": "phq-9", "instrument_version": "1", "answers": {"q3": 3, "q9": 1}}

    assert listed(notebook.therapist, "phq-9")["offered"]
    assert listed(notebook.person, "phq-9")["withheld"] == "in_session_only"
    assert listed(notebook.person, "phq-9")["items"][0]["text"] is None
    for by, context, status, code in (
        (notebook.person, "home", 422, "invalid_fields"),
        (notebook.person, "session", 403, "instrument_in_session_only"),
        (notebook.therapist, "home", 422, "invalid_fields"),
    ):
        url = notebook.url("prom_response", new_id())
        problem_of(create(by, url, {"local_date": DAY, "context": context, **fields}), status, code)
    given = notebook.writes("prom_response", by=notebook.therapist, context="session", **fields)
    seen = notebook.amends(given, by=notebook.therapist, seen_together_on=DAY)
    assert (seen["fields"]["answers"]["q9"], seen["fields"]["seen_together_on"]) == (1, DAY)


def test_a_licensed_form_is_scored_where_its_words_are_and_typed_everywhere(
    notebook: Notebook, with_packs: None
) -> None:
    assert listed(notebook.therapist, "pss-4")["offered"]
    assert listed(notebook.therapist, "pss-10")["withheld"] == "no_licensed_text"
    assert listed(notebook.therapist, "psqi")["withheld"] == "score_only"
    answered = notebook.writes(
        "prom_response",
        instrument_id="pss-4",
        instrument_version="1",
        answers={"q1": 4, "q2": 0, "q3": 0, "q4": 4},
    )
    copied = notebook.writes(
        "prom_response", by=notebook.therapist, instrument_id="psqi", instrument_version="1", typed={"total": 9}
    )
    assert answered["fields"]["scores"] == {"total": 16}
    assert (copied["fields"]["scores"], copied["fields"]["complete"]) == ({"total": 9}, True)


@pytest.mark.parametrize(
    ("changes", "field", "code"),
    [
        ({"typed": {"total": 22}}, "typed.total", "score_out_of_range"),
        ({"typed": {"sum": 2}}, "typed.sum", "score_unknown"),
        ({"instrument_id": "isi", "typed": {"total": 2}, "answers": {"q1": 1}}, "typed", "typed_or_answered"),
    ],
)
def test_a_copied_total_that_cannot_be_is_refused_with_its_place(
    notebook: Notebook, changes: Json, field: str, code: str
) -> None:
    fields = {"local_date": DAY, "instrument_id": "psqi", "instrument_version": "1", **changes}

    refused = create(notebook.therapist, notebook.url("prom_response", new_id()), fields)

    problem = problem_of(refused, 422, "invalid_fields")
    assert [(one["field"], one["code"]) for one in problem["errors"]] == [(field, code)]


def test_a_proposal_is_let_be_declined_or_answered_by_the_person(notebook: Notebook) -> None:
    asked = {"instrument_id": "trio-3", "instrument_version": "1"}
    first = notebook.writes("prom_request", by=notebook.therapist, **asked)
    second = notebook.writes("prom_request", by=notebook.therapist, **asked)
    response = notebook.writes(
        "prom_response", instrument_id="trio-3", instrument_version="1", answers={"pain_avg_7d": 3}
    )

    declined = notebook.amends(first, state="declined")
    answered = notebook.amends(second, state="answered", response_id=response["id"])

    assert (declined["fields"]["state"], answered["fields"]["response_id"]) == ("declined", response["id"])


@pytest.mark.parametrize(
    ("changes", "field", "code"),
    [
        ({"instrument_id": "phq-9"}, "instrument_id", "instrument_in_session_only"),
        ({"instrument_id": "dn4"}, "instrument_id", "instrument_in_session_only"),
        ({"instrument_id": "eq-5d"}, "instrument_id", "instrument_unknown"),
        ({"instrument_version": "9"}, "instrument_version", "instrument_version_unknown"),
        ({"instrument_id": "pgic"}, "reference_date", "pgic_needs_date"),
    ],
)
def test_what_cannot_be_answered_alone_is_not_proposed(
    notebook: Notebook, changes: Json, field: str, code: str
) -> None:
    fields = {"local_date": DAY, "instrument_id": "trio-3", "instrument_version": "1", **changes}

    refused = create(notebook.therapist, notebook.url("prom_request", new_id()), fields)

    problem = problem_of(refused, 422, "invalid_fields")
    assert [(one["field"], one["code"]) for one in problem["errors"]] == [(field, code)]


@pytest.mark.parametrize(
    ("changes", "field", "code"),
    [
        ({"value": 41}, "value", "score_out_of_range"),
        ({"value": -0.5}, "value", "score_out_of_range"),
        ({"highest": 0}, "highest", "range_empty"),
    ],
)
def test_a_score_from_elsewhere_lies_in_its_range(notebook: Notebook, changes: Json, field: str, code: str) -> None:
    fields = {"name": "Échelle", "value": 12, "lowest": 0, "highest": 40, "direction": "neither", **changes}

    refused = create(notebook.therapist, notebook.url("external_score", new_id()), {"local_date": DAY, **fields})

    problem = problem_of(refused, 422, "invalid_fields")
    assert [(one["field"], one["code"]) for one in problem["errors"]] == [(field, code)]
