"""Requirement 24: push messages carry no health data and have one length."""

from itertools import cycle
from typing import Any

import pytest

from app.kit.locale import Language
from app.reminders.words import WORDS
from tests.reminders.conftest import Reminding
from tests.reminders.pushing import PushedDevice

CHOICES: tuple[dict[str, Any], ...] = (
    {"choice": "weekly", "day": 0},
    {"choice": "monthly", "day": 2},
    {"choice": "evenings", "day": None},
)


def test_r24_fifty_reminders_of_all_kinds_have_one_length_and_no_name(reminding: Reminding) -> None:
    devices: list[PushedDevice] = []
    reminding.cast.clock.move(days=-1)
    for number, choice in zip(range(50), cycle(CHOICES), strict=False):
        patient_id = reminding.cast.person(None, f"Zéphirine {number}")
        account = reminding.cast.account(f"zephirine.{number}", patient_id=patient_id)
        devices.append(PushedDevice())
        with reminding.cast.browser(account) as browser:
            window = {"local_date": "2026-03-01", "days": 14, "keys": ["margin"], "why": "Zéphirine a mal."}
            url = f"/v1/patients/{patient_id}/focus-windows/019554f2-0000-7000-8000-{number:012}"
            assert browser.put(url, json=window, headers={"If-None-Match": "*"}).status_code == 201
            reminding.choose(browser, devices[-1], str(number), **choice)
    reminding.cast.clock.move(days=1)

    assert reminding.rounds() == 50

    delivered = reminding.service.delivered
    said = [devices[int(one.path.rpartition("/")[2])].read(one.body) for one in delivered]

    assert {len(one.body) for one in delivered} == {615}
    allowed = {(words["title"], words["body"], words["stop"]) for words in WORDS.values()}
    assert {(one["title"], one["body"], one["stop"]) for one in said} <= allowed
    assert all(set(one) == {"title", "body", "stop", "lang", "token"} for one in said)
    assert len({one["token"] for one in said}) == len(said)
    assert b"phirine" not in b"".join(one.body for one in delivered)


def test_r24_the_words_name_no_illness() -> None:
    said = " ".join(word for words in WORDS.values() for word in words.values()).lower()

    assert not any(word in said for word in ("douleur", "pain", "santé", "health", "soin", "symptom", "poussée"))
    assert set(WORDS) == set(Language)


@pytest.mark.parametrize(
    "endpoint",
    [
        "https://push.example.org/x",
        "http://fcm.googleapis.com/x",
        "https://fcm.googleapis.com:8443/x",
        "https://fcm.googleapis.com.example.org/x",
        "https://me:secret@fcm.googleapis.com/x",
        "https://127.0.0.1/x",
        "https://[::1]/x",
        "https://evil.example#fcm.googleapis.com",
        "https://fcm.googleapis.com:notaport/x",
        "file:///etc/passwd",
    ],
)
def test_r24_an_endpoint_outside_the_list_is_refused_and_never_connected_to(
    reminding: Reminding, endpoint: str
) -> None:
    account = reminding.cast.account("paul", patient_id=reminding.cast.person(None))
    with reminding.cast.browser(account) as browser:
        refused = browser.put("/v1/reminder", json=reminding.chosen(PushedDevice(), "one", endpoint=endpoint))
        assert (refused.status_code, refused.json()["code"]) == (422, "push_service_refused")
        assert "example" not in refused.text
        assert browser.get("/v1/reminder").json()["choice"] is None

    assert reminding.rounds() == 0
    assert reminding.service.delivered == []
