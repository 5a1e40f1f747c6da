"""One service per engine for tests that only need a person of their own in it, and that person's browsers."""

from collections.abc import Iterator, Mapping
from contextlib import ExitStack
from dataclasses import dataclass, field
from itertools import count
from typing import Any
from uuid import UUID

import pytest
from fastapi.testclient import TestClient

from app.access.models import Practice
from app.catalogue.kinds import KINDS_BY_NAME
from app.identity.models import Account
from app.kit.ids import new_id
from app.patients.commands import let_practice_in
from app.storage.engine import open_database
from tests.cast import Cast
from tests.databases import Template

Json = dict[str, Any]

DAY = "2026-02-10"


@dataclass
class House:
    """A practice with a therapist, over a database that many tests share; each takes a new person."""

    cast: Cast
    practice: Practice
    therapist: Account
    numbers: Iterator[int] = field(default_factory=lambda: count(1))

    def new_login(self, word: str) -> str:
        return f"{word}.{next(self.numbers)}"


@dataclass
class Notebook:
    """One person followed by one practice, and a signed-in browser for each side."""

    house: House
    patient_id: UUID
    account: Account
    person: TestClient
    therapist: TestClient
    stack: ExitStack

    def url(self, kind: str, record_id: object = None, *rest: str) -> str:
        parts = [f"/v1/patients/{self.patient_id}/{KINDS_BY_NAME[kind].plural}"]
        parts += [str(record_id)] if record_id is not None else []
        return "/".join([*parts, *rest])

    def browser_of(self, account: Account) -> TestClient:
        return self.stack.enter_context(self.house.cast.browser(account))

    def other_practice(self) -> tuple[Practice, TestClient]:
        """A second practice that follows the same person."""
        practice = self.house.cast.practice("Cabinet du Port")
        colleague = self.house.cast.colleague(practice, self.house.new_login("port"))
        with self.house.cast.database.write() as session:
            let_practice_in(session, self.patient_id, practice.id, granted_by=None, now=self.house.cast.clock())
        return practice, self.browser_of(colleague)

    def writes(
        self, kind: str, record_id: UUID | None = None, /, *, by: TestClient | None = None, **fields: Any
    ) -> Json:
        """A new record as the service gives it back."""
        answer = create(by or self.person, self.url(kind, record_id or new_id()), {"local_date": DAY, **fields})
        assert answer.status_code == 201, answer.text
        return dict(answer.json())

    def amends(self, record: Mapping[str, Any], *, by: TestClient | None = None, **fields: Any) -> Json:
        answer = amend(by or self.person, self.url(record["kind"], record["id"]), record["head"], fields)
        assert answer.status_code == 200, answer.text
        return dict(answer.json())

    def deletes(self, record: Mapping[str, Any], *, by: TestClient | None = None) -> Json:
        headers = {"If-Match": f'"{record["head"]}"'}
        answer = (by or self.person).delete(self.url(record["kind"], record["id"]), headers=headers)
        assert answer.status_code == 200, answer.text
        return dict(answer.json())

    def lists(self, kind: str, /, *, by: TestClient | None = None, **query: Any) -> list[Json]:
        answer = (by or self.person).get(self.url(kind), params=query)
        assert answer.status_code == 200, answer.text
        return list(answer.json()["items"])

    def history(self, record: Mapping[str, Any], *, by: TestClient | None = None) -> list[Json]:
        answer = (by or self.person).get(self.url(record["kind"], record["id"], "history"))
        assert answer.status_code == 200, answer.text
        return list(answer.json()["items"])


def create(client: TestClient, url: str, fields: Mapping[str, Any]) -> Any:
    return client.put(url, json=fields, headers={"If-None-Match": "*"})


def replace(client: TestClient, url: str, head: object, fields: Mapping[str, Any]) -> Any:
    return client.put(url, json=fields, headers={"If-Match": f'"{head}"'})


def amend(client: TestClient, url: str, head: object, fields: Mapping[str, Any]) -> Any:
    return client.patch(url, json=fields, headers={"If-Match": f'"{head}"'})


@pytest.fixture(scope="session")
def houses() -> Iterator[dict[str, House]]:
    opened: dict[str, House] = {}
    yield opened
    for house in opened.values():
        house.cast.database.close()


@pytest.fixture
def house(
    engine_name: str,
    houses: dict[str, House],
    request: pytest.FixtureRequest,
    tmp_path_factory: pytest.TempPathFactory,
) -> House:
    if engine_name not in houses:
        template: Template = request.getfixturevalue(f"{engine_name}_template")
        settings = template.lasting_copy(tmp_path_factory.mktemp(f"house-{engine_name}"))
        cast = Cast(settings, open_database(settings))
        practice = cast.practice()
        houses[engine_name] = House(cast, practice, cast.colleague(practice, "marianne"))
    return houses[engine_name]


@pytest.fixture
def notebook(house: House) -> Iterator[Notebook]:
    patient_id = house.cast.person(house.practice)
    account = house.cast.account(house.new_login("camille"), patient_id=patient_id)
    with ExitStack() as stack:
        browsers = [stack.enter_context(house.cast.browser(one)) for one in (account, house.therapist)]
        yield Notebook(house, patient_id, account, browsers[0], browsers[1], stack)
