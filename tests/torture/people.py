"""Accounts over HTTP: signing in, inviting, redeeming; the way any client would."""

import secrets
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

import httpx

from tests.torture.mutations import Json
from tests.torture.place import Place

SAME_ORIGIN = {"Sec-Fetch-Site": "same-origin", "Connection": "close"}


def invented_password() -> str:
    return f"long-cours-{secrets.token_hex(8)}"


class Refused(Exception):
    """The server answered with an error; `status` and the answer's text are in the message."""

    def __init__(self, answer: httpx.Response) -> None:
        self.status = answer.status_code
        super().__init__(f"{answer.request.method} {answer.request.url.path}: {answer.status_code} {answer.text[:500]}")


@dataclass(slots=True)
class Browser:
    """One installation: its cookies and its connection. Cookies are Secure, hence carried by hand over loopback."""

    url: str
    timeout_seconds: float = 20
    cookies: dict[str, str] = field(default_factory=dict)
    last_epoch: str = ""

    def ask(self, method: str, path: str, **more: Any) -> httpx.Response:
        headers = {**SAME_ORIGIN, **more.pop("headers", {})}
        if self.cookies:
            headers["Cookie"] = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        answer = httpx.request(method, f"{self.url}{path}", headers=headers, timeout=self.timeout_seconds, **more)
        for line in answer.headers.get_list("set-cookie"):
            name, _, value = line.split(";", 1)[0].partition("=")
            self.cookies[name] = value
        self.last_epoch = answer.headers.get("Longcours-Epoch", self.last_epoch)
        return answer

    def get(self, path: str, **query: Any) -> Any:
        return self._content(self.ask("GET", path, params=query))

    def post(self, path: str, body: Json) -> Any:
        return self._content(self.ask("POST", path, json=body))

    @staticmethod
    def _content(answer: httpx.Response) -> Any:
        if answer.is_error:
            raise Refused(answer)
        return answer.json() if answer.content else None

    def sign_in(self, login: str, password: str) -> Json:
        self.cookies.pop("__Host-s", None)
        return dict(self.post("/v1/session", {"login": login, "password": password, "device_label": "torture"}))


@dataclass(frozen=True, slots=True)
class Account:
    login: str
    password: str
    account_id: str
    role: str


@dataclass(frozen=True, slots=True)
class Cast:
    """Everybody in a run: each patient's account by patient, and the therapists who follow them all."""

    practice: str
    patients: dict[str, Account]
    therapists: tuple[Account, ...]


def _redeem(url: str, invitation: Json, *, login: str, role: str) -> tuple[Account, Json]:
    browser = Browser(url)
    body = {
        "token": urlsplit(invitation["url"]).fragment.rpartition("=")[2],
        "oral_code": invitation.get("oral_code"),
        "login": login,
        "password": invented_password(),
        "display_name": login.capitalize(),
        "language": "fr",
    }
    viewer = browser.post("/v1/invitations/redeem", {name: value for name, value in body.items() if value is not None})
    return Account(login, str(body["password"]), viewer["account_id"], role), viewer


def first_therapist(place: Place, login: str = "therapist-1") -> Account:
    """By the command line, as the person who installs the product does."""
    password = invented_password()
    asked = ("--login", login, "--name", login.capitalize(), "--practice", "Cabinet")
    place.run("create-account", *asked, typed=f"{password}\n")
    return Account(login, password, "", "therapist")


def assemble_cast(url: str, founder: Account, *, patients: int = 2) -> Cast:
    """One practice, two therapists, patients with accounts of their own; the server must be running."""
    browser = Browser(url)
    viewer = browser.sign_in(founder.login, founder.password)
    founder = Account(founder.login, founder.password, viewer["account_id"], "therapist")
    practice = viewer["practices"][0]["id"]
    invitation = browser.post(f"/v1/practices/{practice}/invitations", {"role": "therapist", "delivery": "link"})
    colleague, _ = _redeem(url, invitation, login="therapist-2", role="therapist")
    followed: dict[str, Account] = {}
    for number in range(1, patients + 1):
        person = browser.post(
            f"/v1/practices/{practice}/people", {"display_name": f"Person {number}", "language": "fr"}
        )
        invitation = browser.post(f"/v1/patients/{person['patient_id']}/invitations", {"delivery": "qr"})
        account, viewer = _redeem(url, invitation, login=f"person-{number}", role="patient")
        followed[viewer["patient_id"]] = account
    return Cast(practice, followed, (founder, colleague))
