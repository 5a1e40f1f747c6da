"""A practice with a person whose notebook is worth keeping, on a database of its own."""

from dataclasses import dataclass
from uuid import UUID

import pytest
from fastapi.testclient import TestClient

from app.identity.models import Account
from app.kit.ids import new_id
from tests.cast import Cast
from tests.house import create


@dataclass
class Practised:
    """`therapist` can sign in with the password of the cast."""

    cast: Cast
    therapist: Account
    patient_id: UUID

    def note(self, browser: TestClient, day: str = "2026-03-01", **fields: object) -> str:
        record_id = str(new_id())
        answer = create(browser, f"/v1/patients/{self.patient_id}/checkins/{record_id}", {"local_date": day, **fields})
        assert answer.status_code == 201, answer.text
        return record_id

    def digest(self, browser: TestClient) -> tuple[int, str]:
        answer = browser.get("/v1/sync/digest", params={"patient": str(self.patient_id)}).json()
        return answer["count"], answer["sha256"]


@pytest.fixture
def practised(cast: Cast) -> Practised:
    practice = cast.practice()
    return Practised(cast, cast.colleague(practice, "marianne"), cast.person(practice))
