"""Devices that live on a simulated clock, with a service that stands in this process."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

import httpx
from fastapi.testclient import TestClient

from app.identity.models import Account as KnownAccount
from tests.cast import ORIGIN, Cast, MovableClock
from tests.torture.handset import Handset
from tests.torture.mutations import Json
from tests.torture.people import Browser

PARIS = ZoneInfo("Europe/Paris")
# What a refusal quotes of the request; the other half is in its answer.
_ASKED = httpx.Request("GET", ORIGIN)


def _told(headers: Any) -> dict[str, str]:
    """Without how the content was packed: it comes unpacked."""
    return {name: value for name, value in headers.items() if name not in ("content-encoding", "content-length")}


@dataclass(slots=True)
class InProcess(Browser):
    """A browser whose service stands in this process, on a clock of its own."""

    service: Callable[[], Cast] = field(kw_only=True)
    known: KnownAccount = field(kw_only=True)
    _over: Cast | None = None
    _client: TestClient | None = None

    def ask(self, method: str, path: str, **more: Any) -> httpx.Response:
        answer: Any = self._connected().request(method, path, **more)
        self.last_epoch = answer.headers.get("Longcours-Epoch", self.last_epoch)
        return httpx.Response(answer.status_code, headers=_told(answer.headers), content=answer.content, request=_ASKED)

    def sign_in(self, login: str, password: str) -> Json:
        client = self._connected()
        assert self._over is not None
        self._over.sign_in(client, self.known)
        return {}

    def _connected(self) -> TestClient:
        """A restore puts another service in the place of the former."""
        if self._client is None or self._over is not self.service():
            self._over = self.service()
            self._client = TestClient(self._over.app, base_url=ORIGIN, headers={"Origin": ORIGIN})
        return self._client


@dataclass
class Aged(Handset):
    """A device that lives on the simulated clock, in Paris."""

    clock: MovableClock = field(kw_only=True)

    def now(self) -> datetime:
        return self.clock.now

    def _when(self) -> Json:
        local = self.clock.now.astimezone(PARIS)
        offset = local.utcoffset()
        assert offset is not None
        minutes = int(offset.total_seconds() // 60)
        return {"occurred_at": local.isoformat(timespec="seconds"), "zone": "Europe/Paris", "offset_min": minutes}
