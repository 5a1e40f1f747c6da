"""A sentence somebody asked for: said to them alone, when it is true, once in thirty days; to all others nothing."""

from collections.abc import Iterator
from datetime import timedelta
from uuid import UUID

import pytest
from fastapi.testclient import TestClient

from app.balance.above_now import days_above
from app.balance.signals import PainSeries, PainSource, Timeline, day_number
from app.kit.ids import new_id
from tests.cast import Cast

_QUIET = [4, 5, 4, 3, 4, 5]
NOTHING = {"days": None, "words": None}


@pytest.fixture
def patient_id(cast: Cast) -> UUID:
    return cast.person(cast.practice())


@pytest.fixture
def phone(cast: Cast, patient_id: UUID) -> Iterator[TestClient]:
    with cast.browser(cast.account("camille", patient_id=patient_id)) as browser:
        yield browser


def writes(cast: Cast, phone: TestClient, patient_id: UUID, values: list[int]) -> None:
    """One rating a day, the last one today."""
    for place, value in enumerate(values):
        day = cast.clock.now.date() - timedelta(days=len(values) - 1 - place)
        answer = phone.put(
            f"/v1/patients/{patient_id}/checkins/{new_id()}",
            json={"local_date": day.isoformat(), "pain_now": value},
            headers={"If-None-Match": "*"},
        )
        assert answer.status_code == 201, answer.text


def ask(phone: TestClient, days: int = 7, words: str | None = None) -> None:
    answer = phone.put("/v1/self-notice", json={"days": days, "words": words})
    assert answer.status_code == 200, answer.text


def told(phone: TestClient) -> dict[str, object]:
    answer = phone.post("/v1/self-notice/telling", json={})
    assert answer.status_code == 200, answer.text
    return dict(answer.json())


def test_nothing_is_said_to_whoever_asked_for_nothing(cast: Cast, phone: TestClient, patient_id: UUID) -> None:
    writes(cast, phone, patient_id, [*_QUIET * 5, *[9] * 14])

    assert phone.get("/v1/self-notice").json() == NOTHING
    assert told(phone) == NOTHING


def test_it_is_said_in_the_own_words_on_one_day_and_again_after_thirty_at_the_earliest(
    cast: Cast, phone: TestClient, patient_id: UUID
) -> None:
    writes(cast, phone, patient_id, [*_QUIET * 5, *[9] * 14])
    ask(phone, words="Appeler Marianne")

    said = told(phone)
    days = said["days"]
    assert isinstance(days, int)
    assert 7 <= days <= 13
    assert said["words"] == "Appeler Marianne"
    assert told(phone) == said
    cast.clock.move(days=1)
    assert told(phone) == NOTHING
    cast.clock.move(days=29)
    writes(cast, phone, patient_id, [10] * 29)
    assert told(phone)["days"] is not None


def test_asking_again_does_not_tell_sooner(cast: Cast, phone: TestClient, patient_id: UUID) -> None:
    writes(cast, phone, patient_id, [*_QUIET * 5, *[9] * 14])
    ask(phone)
    assert told(phone)["days"] is not None
    cast.clock.move(days=2)
    ask(phone, words="Respirer")

    assert told(phone) == NOTHING


def test_a_few_days_above_are_not_enough_and_the_threshold_is_ones_own(
    cast: Cast, phone: TestClient, patient_id: UUID
) -> None:
    writes(cast, phone, patient_id, [*_QUIET * 5, *[9] * 14])
    ask(phone, days=14)

    assert told(phone) == NOTHING


def test_what_was_asked_is_forgotten_in_one_gesture(cast: Cast, phone: TestClient, patient_id: UUID) -> None:
    writes(cast, phone, patient_id, [*_QUIET * 5, *[9] * 14])
    ask(phone)

    assert phone.delete("/v1/self-notice").status_code == 204
    assert phone.get("/v1/self-notice").json() == NOTHING
    assert told(phone) == NOTHING


def test_professionals_have_nothing_to_ask_for_and_are_told_nothing(cast: Cast) -> None:
    practice = cast.practice()
    with cast.browser(cast.colleague(practice, "marianne")) as therapist:
        assert therapist.put("/v1/self-notice", json={"days": 7, "words": None}).status_code == 403
        assert therapist.get("/v1/self-notice").json() == NOTHING
        assert told(therapist) == NOTHING


@pytest.mark.parametrize("asked", [{"days": 6}, {"days": 61}, {"days": 7, "words": "x" * 201}, {}])
def test_less_than_a_week_cannot_be_asked_for(phone: TestClient, asked: dict[str, object]) -> None:
    assert phone.put("/v1/self-notice", json=asked).status_code == 422


def life(values: list[int], cast: Cast, *, silent_days: int = 0) -> Timeline:
    last = cast.clock.now.date() - timedelta(days=silent_days)
    rows = [
        (last - timedelta(days=len(values) - 1 - place), float(value), f"r{place:03}", PainSource.check_in)
        for place, value in enumerate(values)
    ]
    return Timeline(pain=PainSeries.of(rows))


def test_one_high_note_is_never_a_reason_nor_are_notes_of_more_than_a_week_ago(cast: Cast) -> None:
    today = day_number(cast.clock.now.date())

    assert days_above(life([*_QUIET * 5, 10], cast), today) is None
    assert days_above(life([*_QUIET * 5, *[9] * 14], cast), today) is not None
    assert days_above(life([*_QUIET * 5, *[9] * 14], cast, silent_days=7), today) is None
    assert days_above(Timeline(), today) is None
