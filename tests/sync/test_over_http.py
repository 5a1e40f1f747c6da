"""Sync as a client meets it: the epoch in every answer, access lost and given again, limits of a batch."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from uuid import UUID

import pytest
from fastapi.testclient import TestClient

from app.identity.models import Account
from app.sync.upcast import CURRENT_SCHEMA
from tests.cast import Cast, problem_of
from tests.sync.phones import DAY, new_record_id
from tests.torture.device import Device
from tests.torture.mutations import Json, uuid7_at


@dataclass
class Connected:
    """A device and the browser it lives in."""

    client: TestClient
    device: Device
    patient: str

    def writes(self, kind: str, **fields: object) -> str:
        record_id = new_record_id()
        key = (self.patient, record_id)
        when: Json = {"local_date": DAY}
        self.device.write(uuid7_at(1_773_300_000_000), key, kind=kind, op="put", fields=fields, when=when)
        return record_id

    def pushes(self) -> list[str]:
        body = _batch(self.patient, [mutation.body() for mutation in self.device.waiting(self.patient)])
        answer = self.client.post("/v1/sync/push", json=body)
        assert answer.status_code == 200, answer.text
        self.device.take_verdicts(answer.json())
        return [verdict["status"] for verdict in answer.json()["results"]]

    def pulls(self) -> None:
        self.device.take_heads(self.client.get("/v1/sync/heads").json())
        for patient, after in list(self.device.cursors.items()):
            page = self.client.get("/v1/sync/changes", params={"patient": patient, "after": after})
            self.device.take_changes(page.json())


@dataclass
class Household:
    """A person and the therapist who follows them, each signed in on a device."""

    patient: UUID
    account: Account
    person: Connected
    therapist: Connected


def _batch(patient: object, mutations: list[Json], **more: Any) -> Json:
    return {"patient": str(patient), "client_schema": CURRENT_SCHEMA, "mutations": mutations, **more}


@pytest.fixture
def house(cast: Cast) -> Iterator[Household]:
    practice = cast.practice()
    therapist = cast.colleague(practice, "therapist")
    patient = cast.person(practice)
    person = cast.account("person", patient_id=patient)
    with cast.browser(person) as at_home, cast.browser(therapist) as at_work:
        yield Household(
            patient,
            person,
            Connected(at_home, Device(name="phone", account=str(person.id)), str(patient)),
            Connected(at_work, Device(name="tablet", account=str(therapist.id)), str(patient)),
        )


def _withdraw_every_link(house: Household) -> None:
    links = house.person.client.get(f"/v1/patients/{house.patient}/care-links").json()
    for link in links["items"] if isinstance(links, dict) else links:
        answer = house.person.client.delete(f"/v1/patients/{house.patient}/care-links/{link['id']}")
        assert answer.is_success, answer.text


def test_r39_permission_lost_while_offline(house: Household) -> None:
    house.person.writes("goal", text="marcher")
    house.person.pushes()
    house.therapist.pulls()
    house.therapist.writes("need", text="un avis sur le travail")
    _withdraw_every_link(house)

    assert house.therapist.pushes() == ["forbidden"]
    house.therapist.pulls()

    assert house.therapist.device.records == {}, "a person gone from the heads is removed from the device"
    [(kept, status)] = house.therapist.device.needs_attention
    assert (kept.fields["text"], status) == ("un avis sur le travail", "forbidden")
    assert house.therapist.device.outbox == []


def test_r42_a_server_clock_set_back_ends_no_care_link(house: Household, cast: Cast) -> None:
    house.person.writes("flare", worst_pain=4)
    house.person.pushes()
    house.therapist.pulls()

    cast.clock.move(days=-1)
    house.therapist.writes("need", text="un avis sur le travail")
    assert house.therapist.pushes() == ["applied"]
    house.therapist.pulls()
    assert len(house.therapist.device.records) == 2


def test_the_epoch_is_in_every_answer_refusals_included(house: Household, cast: Cast) -> None:
    client = house.person.client
    with cast.browser() as stranger:
        answers = [
            client.get("/v1/sync/heads"),
            client.get("/v1/sync/changes", params={"patient": str(house.patient)}),
            client.get("/v1/sync/changes", params={"patient": "nonsense"}),
            client.get(f"/v1/patients/{new_record_id()}"),
            client.post("/v1/sync/push", json=_batch(house.patient, [])),
            client.post("/v1/sync/push", content=b"{", headers={"Content-Type": "application/json"}),
            stranger.get("/v1/sync/heads"),
            client.get("/v1/nowhere"),
        ]
    assert [answer.status_code for answer in answers] == [200, 200, 422, 404, 422, 400, 401, 404]
    assert {answer.headers.get("Longcours-Epoch") for answer in answers} == {answers[0].json()["epoch"]}


def test_a_push_of_more_than_a_hundred_is_refused_whole(house: Household) -> None:
    mutation = {"mutation_id": uuid7_at(1), "kind": "flare", "record_id": new_record_id(), "op": "put"}

    answer = house.person.client.post("/v1/sync/push", json=_batch(house.patient, [mutation] * 101))
    problem_of(answer, 422, "invalid_fields")
    assert house.person.client.get("/v1/sync/digest", params={"patient": str(house.patient)}).json()["count"] == 0


@pytest.mark.parametrize("schema", [CURRENT_SCHEMA - 3, CURRENT_SCHEMA + 1])
def test_a_client_too_old_or_too_new_is_told_so(house: Household, schema: int) -> None:
    batch = _batch(house.patient, [{"mutation_id": uuid7_at(1)}], client_schema=schema)

    assert house.person.client.post("/v1/sync/push", json=batch).status_code == 422


def test_somebody_elses_outbox_cannot_be_pushed_from_this_phone(house: Household, cast: Cast) -> None:
    stranger = cast.account("stranger", patient_id=cast.person(None, "Alix Martin"))
    house.person.writes("flare", worst_pain=4)
    with cast.browser(stranger) as client:
        house.person.client, own = client, house.person.client

        assert house.person.pushes() == ["forbidden"]
    digest = own.get("/v1/sync/digest", params={"patient": str(house.patient)}).json()
    assert digest["count"] == 0


def test_an_ended_session_costs_no_entry(house: Household, cast: Cast) -> None:
    for number in range(20):
        house.person.writes("flare", worst_pain=number % 10)
    house.person.client.cookies.clear()
    body = _batch(house.patient, [mutation.body() for mutation in house.person.device.outbox])
    assert house.person.client.post("/v1/sync/push", json=body).status_code == 401

    cast.sign_in(house.person.client, house.account)
    assert house.person.pushes() == ["applied"] * 20
    assert house.person.device.outbox == []
