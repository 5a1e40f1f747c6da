"""A service whose reminders go to a push service on this machine."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import httpx
import pytest
from fastapi.testclient import TestClient

from app.reminders.push_service import PushServices
from app.reminders.sending import Sender
from app.settings import Settings
from app.storage.condition import condition_of
from app.storage.engine import Database
from tests.cast import Cast, MovableClock
from tests.reminders.pushing import FakePushService, PushedDevice, push_service

# A Monday, seven in the evening in Paris.
MONDAY_EVENING = datetime(2026, 3, 2, 18, 0, tzinfo=UTC)


@dataclass
class Reminding:
    cast: Cast
    service: FakePushService
    sender: Sender

    def chosen(self, device: PushedDevice, name: str, **other: Any) -> dict[str, Any]:
        """Every Monday at seven in the evening, unless told otherwise."""
        usual = {"choice": "weekly", "day": 0, "hour": 19, "zone": "Europe/Paris"}
        return {**usual, "endpoint": self.service.endpoint(name), **device.keys(), **other}

    def choose(self, browser: TestClient, device: PushedDevice, name: str = "one", **other: Any) -> None:
        answer = browser.put("/v1/reminder", json=self.chosen(device, name, **other))
        assert answer.status_code == 200, answer.text

    def rounds(self) -> int:
        """How many messages one round sends."""
        return self.sender.send_due()


@pytest.fixture
def reminding(settings: Settings, database: Database, tmp_path: Path) -> Iterator[Reminding]:
    with push_service(tmp_path) as service:
        clock = MovableClock(MONDAY_EVENING)
        cast = Cast(settings.model_copy(update={"push_hosts": (service.host,)}), database, clock)
        services = PushServices((service.host,), lambda: _trusting(service))
        sender = Sender(database, clock, services, "mailto:tech@example.org", condition_of(settings))
        yield Reminding(cast, service, sender)


def _trusting(service: FakePushService) -> httpx.Client:
    return httpx.Client(verify=service.trust, follow_redirects=False, trust_env=False)
