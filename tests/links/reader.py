"""Whoever was shown a link: reads it as the specification of SMART Health Links says, with nothing else in hand."""

import base64
import json
import zlib
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from fastapi.testclient import TestClient
from httpx2 import Response

from app.links.page import PAGE_TYPE

EVERYTHING = ["overflows", "everyday", "life", "work", "treatments", "sessions", "questionnaires", "stories"]


def unpacked(text: str) -> bytes:
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))


def payload_of(url: str) -> dict[str, Any]:
    """What stands in the link, behind the viewer's address."""
    found: dict[str, Any] = json.loads(unpacked(url.partition("#shlink:/")[2]))
    return found


def address_of(url: str) -> str:
    return str(payload_of(url)["url"]).rpartition("/")[2]


def opened(jwe: str, key: bytes) -> dict[str, Any]:
    """Raises InvalidTag for another key, or for a file somebody changed."""
    header, encrypted_key, nonce, content, tag = jwe.split(".")
    assert encrypted_key == ""
    assert json.loads(unpacked(header)) == {
        "alg": "dir",
        "enc": "A256GCM",
        "cty": "application/fhir+json",
        "zip": "DEF",
    }
    plain = AESGCM(key).decrypt(unpacked(nonce), unpacked(content) + unpacked(tag), header.encode())
    found: dict[str, Any] = json.loads(zlib.decompress(plain, wbits=-zlib.MAX_WBITS))
    return found


@dataclass(frozen=True)
class Shown:
    """A link as it was handed over, and its two files once opened."""

    id: UUID
    url: str

    @property
    def key(self) -> bytes:
        return unpacked(payload_of(self.url)["key"])

    @property
    def path(self) -> str:
        return f"/v1/shared/{address_of(self.url)}"

    def ask(self, browser: TestClient, **given: Any) -> Response:
        return browser.post(self.path, json={"recipient": "Dr Martin", **given})

    def read(self, browser: TestClient, **given: Any) -> tuple[dict[str, Any], dict[str, Any]]:
        """The Bundle for programs, and the page for people."""
        answer = self.ask(browser, **given)
        assert answer.status_code == 200, answer.text
        bundle, binary = (opened(file["embedded"], self.key) for file in answer.json()["files"])
        assert binary["contentType"] == PAGE_TYPE
        page: dict[str, Any] = json.loads(base64.b64decode(binary["data"]))
        return bundle, page


def show(phone: TestClient, patient_id: UUID, **chosen: Any) -> Shown:
    """By the person, on their phone."""
    given = {"label": "Consultation douleur", "parts": EVERYTHING, "with_words": True, **chosen}
    answer = phone.post(f"/v1/patients/{patient_id}/share-links", json=given)
    assert answer.status_code == 201, answer.text
    made = answer.json()
    return Shown(UUID(made["link"]["id"]), made["url"])
