"""A reminder somebody chose: sent once, at its time, and stopped in one gesture wherever that is made."""

import logging
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from uuid import UUID

import pytest
from fastapi.testclient import TestClient
from sqlmodel import select

from app.backup.commands import begin_new_life
from app.identity.models import Account
from app.kit.ids import new_id
from app.reminders.models import Reminder
from app.storage.condition import condition_of
from tests.cast import problem_of
from tests.reminders.conftest import Reminding
from tests.reminders.pushing import PushedDevice


@pytest.fixture
def patient_id(reminding: Reminding) -> UUID:
    return reminding.cast.person(reminding.cast.practice())


@pytest.fixture
def account(reminding: Reminding, patient_id: UUID) -> Account:
    return reminding.cast.account("camille", patient_id=patient_id)


@pytest.fixture
def phone(reminding: Reminding, account: Account) -> Iterator[TestClient]:
    with reminding.cast.browser(account) as browser:
        yield browser


@pytest.fixture
def device() -> PushedDevice:
    return PushedDevice()


def kept(reminding: Reminding) -> int:
    with reminding.cast.database.read() as session:
        return len(session.exec(select(Reminder.device_id)).all())


def write(phone: TestClient, patient_id: UUID, plural: str, **fields: object) -> None:
    url = f"/v1/patients/{patient_id}/{plural}/{new_id()}"
    answer = phone.put(url, json={"local_date": "2026-03-02", **fields}, headers={"If-None-Match": "*"})
    assert answer.status_code == 201, answer.text


def test_nothing_is_sent_to_whoever_chose_nothing(reminding: Reminding, phone: TestClient) -> None:
    answer = phone.get("/v1/reminder").json()

    assert (answer["choice"], answer["hour"]) == (None, None)
    assert len(answer["public_key"]) == 87
    assert reminding.rounds() == 0


def test_it_is_sent_once_and_lasts_four_hours(reminding: Reminding, phone: TestClient, device: PushedDevice) -> None:
    reminding.choose(phone, device)
    reminding.cast.clock.move(minutes=10)

    assert [reminding.rounds() for _ in range(3)] == [1, 0, 0]

    [one] = reminding.service.delivered
    assert one.headers["TTL"] == str(230 * 60)
    assert one.headers["Urgency"] == "low"
    assert one.headers["Content-Encoding"] == "aes128gcm"
    assert device.read(one.body)["body"] == "Votre carnet est là, si vous voulez."
    reminding.cast.clock.move(days=7)
    assert reminding.rounds() == 1


def test_two_processes_never_send_the_same_one(reminding: Reminding, phone: TestClient, device: PushedDevice) -> None:
    reminding.choose(phone, device)

    with ThreadPoolExecutor(4) as pool:
        sent = list(pool.map(lambda _: reminding.rounds(), range(8)))

    assert sum(sent) == 1
    assert len(reminding.service.delivered) == 1


def test_what_fails_is_not_tried_again(reminding: Reminding, phone: TestClient, device: PushedDevice) -> None:
    reminding.choose(phone, device)
    reminding.service.status = 500

    assert reminding.rounds() == 0
    reminding.service.status = 201
    assert reminding.rounds() == 0
    assert len(reminding.service.delivered) == 1


def test_a_redirect_is_not_followed(reminding: Reminding, phone: TestClient, device: PushedDevice) -> None:
    reminding.choose(phone, device)
    reminding.service.status = 302

    assert reminding.rounds() == 0
    assert len(reminding.service.delivered) == 1


@pytest.mark.parametrize("status", [404, 410])
def test_a_push_service_that_knows_the_device_no_longer_ends_it(
    reminding: Reminding, phone: TestClient, device: PushedDevice, status: int
) -> None:
    reminding.choose(phone, device)
    reminding.service.status = status

    reminding.rounds()

    assert kept(reminding) == 0
    assert phone.get("/v1/reminder").json()["choice"] is None


def test_a_day_already_noted_stays_quiet(
    reminding: Reminding, phone: TestClient, device: PushedDevice, patient_id: UUID
) -> None:
    reminding.choose(phone, device)
    write(phone, patient_id, "checkins", margin=1)

    assert reminding.rounds() == 0
    reminding.cast.clock.move(days=7)
    assert reminding.rounds() == 1


def test_nothing_is_sent_while_it_overflows(
    reminding: Reminding, phone: TestClient, device: PushedDevice, patient_id: UUID
) -> None:
    reminding.choose(phone, device)
    write(phone, patient_id, "flares")
    reminding.cast.clock.move(days=7)

    assert reminding.rounds() == 0


def test_evenings_are_only_those_of_a_focus_window(
    reminding: Reminding, phone: TestClient, device: PushedDevice, patient_id: UUID
) -> None:
    reminding.choose(phone, device, choice="evenings", day=None)
    assert reminding.rounds() == 0
    write(phone, patient_id, "focus-windows", days=14, keys=["margin"])

    sent = []
    for _ in range(16):
        sent.append(reminding.rounds())
        reminding.cast.clock.move(days=1)

    assert sent == [0, *[1] * 13, 0, 0]


def test_the_token_of_a_notification_stops_it_without_a_session(
    reminding: Reminding, phone: TestClient, device: PushedDevice
) -> None:
    reminding.choose(phone, device)
    reminding.rounds()
    token = device.read(reminding.service.delivered[0].body)["token"]

    with reminding.cast.browser() as nobody:
        for wrong in ("", "x", token[:-2] + "AA", token + "A", "é"):
            assert nobody.post("/v1/reminder/stop", json={"token": wrong}).status_code in (204, 422)
        assert kept(reminding) == 1
        assert nobody.post("/v1/reminder/stop", json={"token": token}).status_code == 204

    assert kept(reminding) == 0
    assert phone.get("/v1/reminder").json()["choice"] is None


def test_the_token_of_a_former_choice_stops_no_later_session(
    reminding: Reminding, phone: TestClient, device: PushedDevice, account: Account
) -> None:
    reminding.choose(phone, device)
    reminding.rounds()
    token = device.read(reminding.service.delivered[0].body)["token"]
    reminding.cast.sign_in(phone, account)
    reminding.choose(phone, device)

    assert phone.post("/v1/reminder/stop", json={"token": token}).status_code == 204

    assert phone.get("/v1/reminder").json()["choice"] == "weekly"


def test_it_is_stopped_in_the_settings(reminding: Reminding, phone: TestClient, device: PushedDevice) -> None:
    reminding.choose(phone, device)

    assert phone.delete("/v1/reminder").status_code == 204

    assert reminding.rounds() == 0
    assert kept(reminding) == 0


def test_signing_out_ends_it(reminding: Reminding, phone: TestClient, device: PushedDevice) -> None:
    reminding.choose(phone, device)

    phone.delete("/v1/session")

    assert reminding.rounds() == 0
    assert kept(reminding) == 0


def test_a_device_signed_out_from_another_one_is_reminded_no_more(
    reminding: Reminding, phone: TestClient, device: PushedDevice, account: Account
) -> None:
    reminding.choose(phone, device)
    with reminding.cast.browser(account) as other:
        other.post("/v1/devices/sign-out-others", json={})

    assert reminding.rounds() == 0
    assert kept(reminding) == 0


def test_a_restore_ends_every_one(reminding: Reminding, phone: TestClient, device: PushedDevice) -> None:
    reminding.choose(phone, device)

    begin_new_life(reminding.cast.database, now=reminding.cast.clock())

    assert reminding.rounds() == 0
    assert kept(reminding) == 0


def test_none_is_sent_from_a_damaged_database(reminding: Reminding, phone: TestClient, device: PushedDevice) -> None:
    """It could not be written down, so that the next round would send it again."""
    reminding.choose(phone, device)
    condition = condition_of(reminding.cast.settings)
    condition.note_damage(("pages_damaged",), now=reminding.cast.clock())
    assert reminding.rounds() == 0

    condition.note_sound()
    assert reminding.rounds() == 1


def test_each_device_has_its_own(
    reminding: Reminding, phone: TestClient, device: PushedDevice, account: Account
) -> None:
    reminding.choose(phone, device)
    with reminding.cast.browser(account) as tablet:
        assert tablet.get("/v1/reminder").json()["choice"] is None
        assert tablet.delete("/v1/reminder").status_code == 204

    assert phone.get("/v1/reminder").json()["choice"] == "weekly"


def test_a_professional_has_none(reminding: Reminding, device: PushedDevice) -> None:
    colleague = reminding.cast.colleague(reminding.cast.practice("Autre"), "claire")
    with reminding.cast.browser(colleague) as browser:
        problem_of(browser.put("/v1/reminder", json=reminding.chosen(device, "one")), 403, "not_allowed")


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"day": 7}, "day"),
        ({"day": None}, "day"),
        ({"choice": "monthly", "day": 29}, "day"),
        ({"choice": "monthly", "day": 0}, "day"),
        ({"choice": "evenings"}, "day"),
        ({"choice": "daily"}, "choice"),
        ({"hour": 3}, "hour"),
        ({"zone": "Europe/Atlantis"}, "zone"),
        ({"p256dh": "x"}, "p256dh"),
        ({"auth": "x" * 21}, "auth"),
    ],
)
def test_what_cannot_be_a_reminder_is_named(
    reminding: Reminding, phone: TestClient, device: PushedDevice, wrong: dict[str, object], field: str
) -> None:
    problem = problem_of(
        phone.put("/v1/reminder", json=reminding.chosen(device, "one", **wrong)), 422, "invalid_fields"
    )

    assert [one["field"] for one in problem["errors"]] == [field]


@pytest.mark.engines("sqlite")
def test_the_log_never_names_a_device(
    reminding: Reminding,
    phone: TestClient,
    device: PushedDevice,
    capsys: pytest.CaptureFixture[str],
    caplog: pytest.LogCaptureFixture,
) -> None:
    caplog.set_level(logging.INFO)
    reminding.choose(phone, device, "un-appareil-precis")
    reminding.rounds()

    written = capsys.readouterr()
    assert "un-appareil-precis" in reminding.service.delivered[0].path
    assert "un-appareil-precis" not in written.out + written.err + caplog.text
