"""What a browser test needs to know: the house it visits, its screens' sizes, and how to come in."""

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from itertools import count
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest
from playwright.sync_api import Page

from app.access.models import Practice
from app.kit.ids import new_id
from tests.cast import PASSWORD, Cast

_PATIENCE_SECONDS = 60
PATIENT, THERAPIST = "anais", "marianne"
SIZES = {
    "phone": (390, 844),
    "tablet": (1180, 820),
    "portrait": (820, 1180),
    "desktop": (1440, 900),
    "narrow": (320, 640),
}
OpenPage = Callable[..., Page]
# What signing out must leave nothing of.
LEFT_HERE = """async () => [
  ...(await indexedDB.databases()).map(({ name }) => name),
  ...(await caches.keys()),
  ...(await navigator.serviceWorker.getRegistrations()).map(({ scope }) => scope),
  ...Object.keys(sessionStorage),
]"""
IN_BOTH_LANGUAGES = pytest.mark.parametrize("language", ["fr", "en"])


def mutation(kind: str, day: date, fields: dict[str, Any]) -> dict[str, Any]:
    """A new record as a phone sends it."""
    return {
        "mutation_id": str(new_id()),
        "kind": kind,
        "record_id": str(new_id()),
        "op": "put",
        "base": None,
        "parent": None,
        "fields": fields,
        "local_date": day.isoformat(),
        "device_time": datetime.now(UTC).isoformat(),
    }


@dataclass
class KnowingCast(Cast):
    """Remembers the accounts it made."""

    known: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class House:
    """A service with one practice, one therapist and one person who keeps a notebook."""

    address: str
    cast: KnowingCast
    practice: Practice
    patient_id: UUID
    numbers: Iterator[int] = field(default_factory=lambda: count(1))

    def new_person(self) -> "Somebody":
        number = next(self.numbers)
        name, login = f"Personne {number:03}", f"personne.{number}"
        patient_id = self.cast.person(self.practice, name)
        self.cast.known[login] = self.cast.account(login, patient_id=patient_id)
        return Somebody(self, name, login, patient_id)


@dataclass(frozen=True)
class Somebody:
    """Somebody followed in the house who has not written anything yet, alone in their test."""

    house: House
    name: str
    login: str
    patient_id: UUID

    def sign_out_everywhere(self) -> None:
        """From another device, which alone stays signed in."""
        with self.house.cast.browser(self.house.cast.known[self.login]) as client:
            assert client.post("/v1/devices/sign-out-others", json={}).is_success

    def withdraws_access(self) -> None:
        """Of every practice."""
        with self.house.cast.browser(self.house.cast.known[self.login]) as client:
            links = f"/v1/patients/{self.patient_id}/care-links"
            for link in client.get(links).json():
                assert client.delete(f"{links}/{link['id']}").is_success

    def writes(self, kind: str, fields: dict[str, Any], **more: Any) -> str:
        """As another device of theirs sends it; the id of the note."""
        return self.sends(kind, fields, "applied", **more)

    def writes_twice_at_once(self, kind: str, fields: dict[str, Any], other_note: str) -> str:
        """A note of which two devices said something else, neither knowing of the other."""
        record_id = self.writes(kind, fields)
        return self.sends(kind, {**fields, "note": other_note}, "conflict", record_id=record_id)

    def sends(self, kind: str, fields: dict[str, Any], verdict: str, **more: Any) -> str:
        sent = mutation(kind, datetime.now(UTC).date(), fields) | more
        with self.house.cast.browser(self.house.cast.known[self.login]) as client:
            batch = {"patient": str(self.patient_id), "client_schema": 3, "mutations": [sent]}
            answer = client.post("/v1/sync/push", json=batch)
        assert [one["status"] for one in answer.json()["results"]] == [verdict], answer.text
        return str(sent["record_id"])

    def flares_once(self, **told: Any) -> list[dict[str, Any]]:
        """The flares as soon as the latest one says this."""
        eventually(lambda: {name: self._latest().get(name) for name in told} == told)
        return self.flares()

    def _latest(self) -> dict[str, Any]:
        fields: dict[str, Any] = next((flare["fields"] for flare in self.flares()), {})
        return fields

    def flares(self) -> list[dict[str, Any]]:
        return self.notes("flares")

    def notes(self, plural: str) -> list[dict[str, Any]]:
        """What the therapist is shown over HTTP, the latest first."""
        with self.house.cast.browser(self.house.cast.known[THERAPIST]) as client:
            answer: list[dict[str, Any]] = client.get(f"/v1/patients/{self.patient_id}/{plural}").json()["items"]
            return answer

    def is_visited(self) -> None:
        self.is_given("visits")

    def is_given(self, plural: str, **fields: Any) -> None:
        """What the therapist notes of them, today unless said otherwise."""
        with self.house.cast.browser(self.house.cast.known[THERAPIST]) as client:
            day = datetime.now(ZoneInfo("Europe/Paris")).date().isoformat()
            path = f"/v1/patients/{self.patient_id}/{plural}/{new_id()}"
            answer = client.put(path, json={"local_date": day, **fields}, headers={"If-None-Match": "*"})
            assert answer.status_code == 201, answer.text

    def only_note(self, plural: str, **told: Any) -> dict[str, Any]:
        """The fields of the one note of this kind, as soon as they say this."""
        eventually(lambda: any(told.items() <= note["fields"].items() for note in self.notes(plural)))
        notes = self.notes(plural)
        assert len(notes) == 1
        fields: dict[str, Any] = notes[0]["fields"]
        return fields


def sign_in(page: Page, login: str, password: str = PASSWORD) -> None:
    page.get_by_label("Identifiant").or_(page.get_by_label("Sign-in name")).fill(login)
    page.locator("input[autocomplete=current-password]").fill(password)
    page.locator("button[type=submit]").click()
    page.locator("nav.places").wait_for()


def stored(page: Page, place: str, how: str) -> list[Any]:
    """What this device keeps in one place of its database."""
    found: list[Any] = page.evaluate(
        """async ([place, how]) => {
          const asked = indexedDB.open('longcours');
          const base = await new Promise((done) => { asked.onsuccess = () => done(asked.result); });
          const kept = base.transaction(place).objectStore(place)[how]();
          const found = await new Promise((done) => { kept.onsuccess = () => done(kept.result); });
          base.close();
          return found;
        }""",
        [place, how],
    )
    return found


def open_settings(page: Page) -> None:
    """The person's own settings are reached from « Partager »."""
    page.locator("nav").get_by_role("link", name="Partager").click()
    page.locator("main").get_by_role("link", name="Mes réglages").first.click()


def eventually(holds: Callable[[], bool]) -> None:
    """A phone sends after it has answered the hand: what the service knows comes a moment later."""
    deadline = time.monotonic() + _PATIENCE_SECONDS
    while not holds():
        assert time.monotonic() < deadline, "it never came to hold"
        time.sleep(0.1)
