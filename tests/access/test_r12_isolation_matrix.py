"""Requirement 12: every route, seen by eleven kinds of people, gives the answer declared here and nothing else.

The routes are those of the OpenAPI document: one without a row fails. Unknown and forbidden are both 404; 403 is for
people who may know that the thing exists.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any
from uuid import UUID

import pytest
from fastapi.testclient import TestClient
from httpx2 import Response
from sqlalchemy import update
from sqlmodel import select

from app.access.commands import remove_member
from app.access.models import LinkRole, Practice, PracticeRole
from app.access.queries import roles_of
from app.audit.models import AuditEvent
from app.catalogue.kinds import ALL_KINDS
from app.identity.models import Account
from app.instruments.permissions import file_permission
from app.kit.ids import new_id
from app.kit.locale import Language
from app.patients.commands import let_practice_in, shut_practice_out
from app.practices.commands import invite_colleague
from app.practices.models import Delivery, Module
from app.practices.modules import turn
from app.records.models import AuthorRole
from tests.application import application
from tests.cast import Cast
from tests.links.reader import address_of
from tests.routes import all_routes, filled

MARKER = "un mot que seuls les siens lisent"


class Who(StrEnum):
    anonymous = "anonymous"
    person = "person"
    other_person = "other_person"
    linked = "linked"
    reading = "reading"
    former_colleague = "former_colleague"
    other_practice = "other_practice"
    administrator = "administrator"
    withdrawn = "withdrawn"
    ended = "ended"
    link_reader = "link_reader"


Row = dict[Who, int]


def _row(stranger: int, allowed: int, *who: Who, **others: int) -> Row:
    """`allowed` for those named, 401 for nobody, the others as given, `stranger` for the rest."""
    row = dict.fromkeys(Who, stranger) | {Who.anonymous: 401, Who.link_reader: 401} | dict.fromkeys(who, allowed)
    return row | {Who(name): status for name, status in others.items()}


def reads(allowed: int = 200) -> Row:
    return _row(404, allowed, Who.person, Who.linked, Who.reading)


def writes(allowed: int) -> Row:
    return _row(404, allowed, Who.person, Who.linked, reading=403)


def exports(allowed: int = 200) -> Row:
    return _row(404, allowed, Who.person, Who.linked, reading=403)


def shares(allowed: int) -> Row:
    return _row(404, allowed, Who.person, linked=403, reading=403)


def invites(allowed: int) -> Row:
    return _row(404, allowed, Who.linked, person=403, reading=403)


def practice(allowed: int, *who: Who, **others: int) -> Row:
    return _row(404, allowed, *who, **others)


def professionals(allowed: int = 200) -> Row:
    return _row(404, allowed, Who.linked, Who.reading, person=403)


def signed_in(allowed: int) -> Row:
    return _row(allowed, allowed)


def holds_a_link(allowed: int) -> Row:
    return dict.fromkeys(Who, 404) | {Who.link_reader: allowed}


def everybody(status: int) -> Row:
    return dict.fromkeys(Who, status)


_HELD = ("address", "ticket")
_MEMBERS = (Who.linked, Who.administrator)
_PATIENT, _PRACTICE = "/v1/patients/{patient_id}", "/v1/practices/{practice_id}"

# 422 and 428 are the answers to an empty body once the door is passed.
MATRIX: dict[tuple[str, str], Row] = {
    ("GET", "/livez"): everybody(200),
    ("GET", "/readyz"): everybody(200),
    ("GET", "/v1/catalogue"): signed_in(200),
    ("GET", "/v1/consent-texts"): everybody(200),
    ("GET", "/v1/consent-texts/{text_hash}"): everybody(404),
    ("GET", "/v1/instruments"): signed_in(200),
    ("POST", "/v1/session"): everybody(422),
    ("DELETE", "/v1/session"): everybody(204),
    ("POST", "/v1/invitations/look-up"): everybody(422),
    ("POST", "/v1/invitations/redeem"): everybody(422),
    ("POST", "/v1/invitations/way-back"): everybody(422),
    ("POST", "/v1/session/passkey/challenge"): everybody(200),
    ("POST", "/v1/session/passkey"): everybody(422),
    ("GET", "/v1/session"): signed_in(200),
    ("GET", "/v1/devices"): signed_in(200),
    ("DELETE", "/v1/devices/{device_id}"): signed_in(404),
    ("POST", "/v1/devices/sign-out-others"): signed_in(204),
    ("POST", "/v1/session/confirm"): signed_in(422),
    ("POST", "/v1/session/confirm/passkey/challenge"): signed_in(200),
    ("POST", "/v1/session/confirm/passkey"): signed_in(422),
    ("PUT", "/v1/account/password"): signed_in(422),
    ("GET", "/v1/account/ways-in"): signed_in(200),
    ("POST", "/v1/account/passkeys/challenge"): signed_in(200),
    ("POST", "/v1/account/passkeys"): signed_in(422),
    ("PATCH", "/v1/account/passkeys/{passkey_id}"): signed_in(422),
    ("DELETE", "/v1/account/passkeys/{passkey_id}"): signed_in(404),
    ("POST", "/v1/account/one-time-codes"): signed_in(201),
    ("PUT", "/v1/account/one-time-codes"): signed_in(422),
    ("DELETE", "/v1/account/one-time-codes"): signed_in(204),
    ("POST", "/v1/account/recovery-codes"): signed_in(201),
    ("POST", "/v1/account/closing"): signed_in(422),
    ("PUT", "/v1/device/lock"): signed_in(422),
    ("POST", "/v1/device/lock/tries"): signed_in(422),
    ("DELETE", "/v1/device/lock"): signed_in(204),
    ("GET", "/v1/sync/sealing-key"): signed_in(200),
    ("GET", "/v1/reminder"): signed_in(200),
    ("PUT", "/v1/reminder"): signed_in(422),
    ("DELETE", "/v1/reminder"): signed_in(204),
    ("POST", "/v1/reminder/stop"): everybody(422),
    ("GET", "/v1/self-notice"): signed_in(200),
    ("PUT", "/v1/self-notice"): signed_in(422),
    ("DELETE", "/v1/self-notice"): signed_in(204),
    ("POST", "/v1/self-notice/telling"): signed_in(200),
    ("GET", "/v1/sync/heads"): signed_in(200),
    ("GET", "/v1/sync/changes"): reads(),
    ("GET", "/v1/sync/digest"): reads(),
    ("POST", "/v1/sync/push"): signed_in(200),
    ("GET", _PATIENT): reads(),
    ("PATCH", _PATIENT): writes(200),
    ("GET", f"{_PATIENT}/care-links"): reads(),
    ("POST", f"{_PATIENT}/care-links"): shares(422),
    ("DELETE", f"{_PATIENT}/care-links/{{link_id}}"): shares(204),
    ("GET", f"{_PATIENT}/openings"): shares(200),
    ("GET", f"{_PATIENT}/consents"): shares(200),
    ("GET", f"{_PATIENT}/share-links"): shares(200),
    ("POST", f"{_PATIENT}/share-links"): shares(422),
    ("DELETE", f"{_PATIENT}/share-links/{{share_id}}"): shares(204),
    ("POST", "/v1/shared/{address}"): holds_a_link(200),
    ("GET", "/v1/shared/files/{ticket}"): holds_a_link(200),
    # The link of their practice ran out: it may be opened in an emergency, by nobody else and never once withdrawn.
    ("POST", f"{_PATIENT}/emergency-openings"): _row(404, 422, Who.ended, person=403, linked=409, reading=409),
    ("GET", f"{_PATIENT}/emergency-openings"): shares(200),
    ("POST", f"{_PATIENT}/emergency-openings/seen"): shares(204),
    ("POST", f"{_PATIENT}/invitations"): invites(422),
    ("POST", f"{_PATIENT}/way-back"): invites(422),
    ("GET", f"{_PATIENT}/since-last-time"): reads(),
    ("GET", f"{_PATIENT}/synthesis"): reads(),
    ("GET", f"{_PATIENT}/synthesis.pdf"): exports(),
    ("GET", f"{_PATIENT}/timeline"): reads(),
    ("GET", f"{_PATIENT}/balance/usual-range"): reads(),
    ("GET", f"{_PATIENT}/balance/phases"): reads(),
    ("GET", f"{_PATIENT}/balance/load"): reads(),
    ("GET", f"{_PATIENT}/balance/summaries"): reads(),
    ("GET", f"{_PATIENT}/charts/balance"): reads(),
    ("GET", f"{_PATIENT}/charts/balance/text"): reads(),
    ("GET", f"{_PATIENT}/charts/balance/table"): reads(),
    ("GET", f"{_PATIENT}/charts/{{picture}}"): reads(),
    ("GET", f"{_PATIENT}/charts/{{picture}}/text"): reads(),
    ("GET", f"{_PATIENT}/charts/{{picture}}/table"): reads(),
    ("GET", f"{_PATIENT}/balance/flares"): reads(),
    ("GET", f"{_PATIENT}/balance/contacts"): reads(),
    ("GET", f"{_PATIENT}/balance/around"): reads(),
    ("GET", f"{_PATIENT}/balance/after"): professionals(),
    ("GET", f"{_PATIENT}/balance/together"): _row(404, 200, Who.linked),
    ("POST", f"{_PATIENT}/imports"): writes(422),
    ("GET", f"{_PATIENT}/export"): exports(),
    ("GET", _PRACTICE): practice(200, *_MEMBERS),
    ("GET", f"{_PRACTICE}/modules"): practice(200, *_MEMBERS),
    ("PUT", f"{_PRACTICE}/modules"): practice(422, *_MEMBERS),
    ("GET", f"{_PRACTICE}/members"): practice(200, *_MEMBERS),
    ("POST", f"{_PRACTICE}/members/{{account_id}}/way-back"): practice(422, Who.administrator, linked=403),
    ("DELETE", f"{_PRACTICE}/members/{{account_id}}"): practice(404, linked=403),
    ("GET", f"{_PRACTICE}/formerly-followed"): practice(422, Who.linked, administrator=403),
    ("GET", f"{_PRACTICE}/people"): practice(200, Who.linked, administrator=403),
    ("POST", f"{_PRACTICE}/people"): practice(422, Who.linked, administrator=403),
    ("GET", f"{_PRACTICE}/session-topics"): practice(200, Who.linked, administrator=403),
    ("PUT", f"{_PRACTICE}/session-topics"): practice(422, Who.linked, administrator=403),
    ("GET", "/v1/session-templates"): signed_in(200),
    ("PUT", "/v1/session-templates"): signed_in(422),
    ("PUT", f"{_PRACTICE}/people/{{patient_id}}/aside"): practice(204, Who.linked, administrator=403),
    ("DELETE", f"{_PRACTICE}/people/{{patient_id}}/aside"): practice(204, Who.linked, administrator=403),
    ("GET", f"{_PRACTICE}/agenda/{{day}}"): practice(200, Who.linked, administrator=403),
    ("PUT", f"{_PRACTICE}/agenda/{{day}}/people/{{patient_id}}"): practice(204, Who.linked, administrator=403),
    ("DELETE", f"{_PRACTICE}/agenda/{{day}}/people/{{patient_id}}"): practice(204, Who.linked, administrator=403),
    ("POST", f"{_PRACTICE}/agenda/{{day}}/calendar"): practice(422, Who.linked, administrator=403),
    ("GET", f"{_PRACTICE}/rhythm"): practice(200, Who.linked, administrator=403),
    ("GET", f"{_PRACTICE}/rhythm/text"): practice(200, Who.linked, administrator=403),
    ("GET", f"{_PRACTICE}/rhythm/table"): practice(200, Who.linked, administrator=403),
    ("GET", f"{_PRACTICE}/invitations"): practice(200, Who.administrator, linked=403),
    ("POST", f"{_PRACTICE}/invitations"): practice(422, Who.administrator, linked=403),
    ("DELETE", f"{_PRACTICE}/invitations/{{invitation_id}}"): practice(204, Who.administrator, linked=403),
    ("GET", f"{_PRACTICE}/instrument-permissions"): practice(200, *_MEMBERS),
    ("POST", f"{_PRACTICE}/instrument-permissions"): practice(422, Who.administrator, linked=403),
    ("DELETE", f"{_PRACTICE}/instrument-permissions/{{permission_id}}"): practice(204, Who.administrator, linked=403),
}
for _kind in ALL_KINDS:
    _list, _one = f"{_PATIENT}/{_kind.plural}", f"{_PATIENT}/{_kind.plural}/{{record_id}}"
    MATRIX |= {
        ("GET", _list): reads(),
        ("GET", _one): reads(),
        ("GET", f"{_one}/history"): reads(),
        ("PUT", _one): writes(428),
        ("PATCH", _one): writes(428),
        ("DELETE", _one): writes(428),
    }
# What a practice keeps to itself is not there for anybody else, the person included.
for _plural in ("attention-points", "red-flag-reviews", "private-notes"):
    for _path in (f"{_PATIENT}/{_plural}/{{record_id}}", f"{_PATIENT}/{_plural}/{{record_id}}/history"):
        MATRIX["GET", _path] = _row(404, 200, Who.linked)

# Last, since they end the session that the other rows need.
_LAST = [("DELETE", "/v1/session")]
ROUTES = list(all_routes(application()))
ORDERED = [route for route in ROUTES if route not in _LAST] + _LAST
_DELETING_LAST = sorted(ROUTES, key=lambda route: (route[1].endswith("/invitations"), route[0] == "DELETE"))


def test_r12_every_route_has_a_row_and_every_row_a_route() -> None:
    assert set(MATRIX) == set(ROUTES)


@pytest.mark.parametrize("who", Who)
def test_r12_isolation_matrix(cast: Cast, who: Who) -> None:
    place = Place.made(cast)
    deviations: list[tuple[str, str, str]] = []
    with place.browser_of(who) as browser:
        for method, path in ORDERED:
            answer = _ask(browser, place.held_by(who), method, path)
            expected = MATRIX[method, path][who]
            if answer.status_code != expected:
                deviations.append((method, path, f"{answer.status_code} instead of {expected}"))
            if answer.status_code >= 400 and MARKER in answer.text:
                deviations.append((method, path, "shows a word it refused"))
            if who not in (Who.person, Who.linked, Who.reading) and MARKER in answer.text:
                deviations.append((method, path, "shows a word to a stranger"))

    assert deviations == []


_ABOUT_A_PERSON = ("/v1/sync/changes", "/v1/sync/digest", "/v1/sync/push")


def test_r54_every_route_about_a_person_writes_a_line(cast: Cast) -> None:
    """Asked by whoever may, every route that names a person leaves one line in that person's chain."""
    place = Place.made(cast)
    silent = []
    with (
        place.browser_of(Who.linked) as linked,
        place.browser_of(Who.person) as person,
        place.browser_of(Who.ended) as ended,
    ):
        browsers = {Who.linked: linked, Who.person: person, Who.ended: ended}
        for method, path in _DELETING_LAST:
            if "{patient_id}" not in path and path not in _ABOUT_A_PERSON:
                continue
            who = _who_may(method, path)
            browser = browsers[who]
            cast.sign_in(linked, place.account(Who.linked))
            given = _complete(browser, place, method, path)
            cast.clock.move(minutes=16)
            # Some of these acts ask for somebody who has just said who they are.
            cast.sign_in(browser, place.account(who))
            before = _lines(cast, place.patient_id)
            answer = _ask(browser, place, method, path, **given)
            assert answer.status_code < 300, (method, path, answer.text)
            if _lines(cast, place.patient_id) != before + 1:
                silent.append((method, path))

    assert silent == []


def _who_may(method: str, path: str) -> Who:
    """The therapist where they may, else the person; in an emergency whoever's link ran out."""
    if (method, path) == ("POST", f"{_PATIENT}/emergency-openings"):
        return Who.ended
    written_by_the_person = {kind.plural for kind in ALL_KINDS if AuthorRole.therapist not in kind.written_by}
    is_theirs = method != "GET" and not written_by_the_person.isdisjoint(path.split("/"))
    return Who.person if is_theirs or MATRIX[method, path][Who.linked] in (403, 404) else Who.linked


@dataclass(frozen=True)
class Place:
    """One person with a record of every kind, and everybody around them."""

    cast: Cast
    accounts: dict[Who, Account | None]
    patient_id: UUID
    ids: dict[str, Any]
    records: dict[str, UUID]
    spare_code: str

    @classmethod
    def made(cls, cast: Cast) -> "Place":
        main, second, elsewhere, left, lapsed = (cast.practice(name) for name in ("A", "B", "C", "D", "E"))
        patient_id = cast.person(main)
        other_patient = cast.person(elsewhere, "Dominique Petit")
        accounts: dict[Who, Account | None] = {
            Who.anonymous: None,
            Who.person: cast.account("camille", patient_id=patient_id),
            Who.other_person: cast.account("dominique", patient_id=other_patient),
            Who.linked: cast.colleague(main, "claire"),
            Who.reading: cast.colleague(second, "rachid"),
            Who.former_colleague: cast.colleague(main, "fanny"),
            Who.other_practice: cast.colleague(elsewhere, "zoe"),
            Who.administrator: cast.colleague(main, "odile", PracticeRole.administrator),
            Who.withdrawn: cast.colleague(left, "walter"),
            Who.ended: cast.colleague(lapsed, "edith"),
            Who.link_reader: None,
        }
        ids = cls._links(cast, patient_id, (second, left, lapsed), accounts)
        ids |= {"practice_id": main.id, "patient_id": patient_id}
        place = cls(cast, accounts, patient_id, ids, {}, cast.practice("G").code)
        place._write_everything()
        place._show_a_link()
        return place

    def held_by(self, who: Who) -> "Place":
        """Only the reader of a link knows its address, and one of its files."""
        held = ("address", "ticket") if who is Who.link_reader else ()
        return replace(self, ids={name: at for name, at in self.ids.items() if name not in _HELD or name in held})

    def _show_a_link(self) -> None:
        chosen = {"label": MARKER, "parts": ["overflows", "stories"], "with_words": True}
        with self.browser_of(Who.person) as phone:
            made = phone.post(f"/v1/patients/{self.patient_id}/share-links", json=chosen).json()
            self.ids.update(address=address_of(made["url"]), share_id=made["link"]["id"])
            opened = phone.post(f"/v1/shared/{self.ids['address']}", json={"recipient": "X", "embeddedLengthMax": 0})
            self.ids["ticket"] = opened.json()["files"][0]["location"].rpartition("/")[2]

    @staticmethod
    def _links(
        cast: Cast, patient_id: UUID, practices: tuple[Practice, ...], accounts: dict[Who, Account | None]
    ) -> dict[str, UUID]:
        second, left, lapsed = practices
        spare = cast.practice("F")
        former = accounts[Who.former_colleague]
        assert former is not None
        now = cast.clock()
        with cast.database.write() as session:
            given = {"granted_by": None, "now": now}
            let_practice_in(session, patient_id, second.id, role=LinkRole.reading, **given)  # type: ignore[arg-type]
            spare_link = let_practice_in(session, patient_id, spare.id, **given)  # type: ignore[arg-type]
            withdrawn = let_practice_in(session, patient_id, left.id, **given)  # type: ignore[arg-type]
            soon = cast.clock.now.replace(minute=30)
            let_practice_in(session, patient_id, lapsed.id, ends_at=soon, **given)  # type: ignore[arg-type]
        cast.clock.move(minutes=45)
        with cast.database.write() as session:
            shut_practice_out(session, patient_id, withdrawn.id, now=cast.clock())
            [main_id] = [role.practice_id for role in roles_of(session, former.id)]
            remove_member(session, main_id, former.id, role=PracticeRole.therapist)
            invited = invite_colleague(
                session,
                cast.database.keys,
                main_id,
                role=PracticeRole.therapist,
                delivery=Delivery.qr,
                created_by=None,
                now=cast.clock(),
            )
            turn(session, main_id, Module.together, is_on=True, changed_by=former.id, now=cast.clock())
            filed = file_permission(
                session, main_id, "who-5", Language.fr, reference="Lettre", filed_by=None, now=cast.clock()
            )
            return {"link_id": spare_link.id, "invitation_id": invited.invitation.id, "permission_id": filed.id}

    def _write_everything(self) -> None:
        with self.browser_of(Who.linked) as tablet, self.browser_of(Who.person) as phone:
            for kind in ALL_KINDS:
                record_id = self.records[kind.plural] = new_id()
                writer = tablet if AuthorRole.therapist in kind.written_by else phone
                body = {"local_date": "2026-02-01", "note": MARKER, **self._required(kind.name)}
                answer = writer.put(
                    f"/v1/patients/{self.patient_id}/{kind.plural}/{record_id}",
                    json=body,
                    headers={"If-None-Match": "*"},
                )
                assert answer.status_code == 201, (kind.name, answer.text)

    def _required(self, kind: str) -> dict[str, Any]:
        required: dict[str, dict[str, Any]] = {
            "life_event": {"category": "family"},
            "story": {"text": MARKER},
            "annotation": {"text": MARKER, "about_id": str(self.records.get("visits"))},
            "tool_use": {"kind": "nsaid", "label": MARKER},
            "work_status": {"status": "sick_leave"},
            "work_contact": {"type": "return_visit"},
            "need": {"text": MARKER},
            "goal": {"text": MARKER},
            "adjustment": {"what": MARKER},
            "rhythm": {"text": MARKER, "door_open": True},
            "focus_window": {"days": 14, "keys": ["margin"], "why": MARKER},
            "condition_label": {"text": MARKER},
            "attention_point": {"kind": "red", "text": MARKER, "visibility": "therapist_only"},
            "care_actor": {"role": "surgeon"},
            "care_contact": {"type": "letter", "text": MARKER},
            "referral": {"role": "psychologist"},
            "private_note": {"text": MARKER},
            "prom_response": {"instrument_id": "pass", "instrument_version": "1", "answers": {"acceptable": 1}},
            "prom_request": {"instrument_id": "pass", "instrument_version": "1"},
            "external_score": {"name": MARKER, "value": 1, "lowest": 0, "highest": 4, "direction": "neither"},
        }
        return required.get(kind, {})

    @contextmanager
    def browser_of(self, who: Who) -> Iterator[TestClient]:
        with self.cast.browser(self.accounts[who]) as browser:
            yield browser

    def account(self, who: Who) -> Account:
        account = self.accounts[who]
        assert account is not None
        return account

    def path(self, template: str) -> str:
        plural = template.removeprefix(f"{_PATIENT}/").partition("/")[0]
        record = {"record_id": self.records[plural]} if plural in self.records else {}
        return filled(template, day="2026-03-02", **self.ids, **record)


def _ask(browser: TestClient, place: Place, method: str, template: str, **given: Any) -> Response:
    """An empty request, which shows whether the door opens, unless more is given."""
    path = place.path(template)
    if template in ("/v1/sync/changes", "/v1/sync/digest"):
        path += f"?patient={place.patient_id}"
    if template.endswith("/balance/around"):
        path += f"?of=flare/{place.records['flares']}"
    if method == "GET":
        return browser.get(path)
    if template == "/v1/shared/{address}":
        return browser.post(path, json={"recipient": "Dr Martin"})
    if template.endswith(("/imports", "/calendar")):
        return browser.post(path, **(given or {"files": {"unexpected": b""}}))
    if template == "/v1/sync/push":
        mutation = {"mutation_id": str(new_id()), "kind": "flare", "record_id": str(new_id()), "op": "put"}
        given = {"json": {"patient": str(place.patient_id), "client_schema": 1, "mutations": [mutation]}}
    answer = browser.request(method, path, **(given or {"json": {}}))
    if template == "/v1/sync/push" and answer.status_code == 200:
        [result] = answer.json()["results"]
        assert result["status"] in ("forbidden", "rejected")
    return answer


def _complete(browser: TestClient, place: Place, method: str, template: str) -> dict[str, Any]:
    """What makes a writing request go all the way."""
    if template.endswith("/imports"):
        exported = browser.get(f"/v1/patients/{place.patient_id}/export").content
        return {"files": {"file": ("everything.zip", exported)}}
    if "{record_id}" in template and method != "GET":
        found = browser.get(place.path(template))
        bodies: dict[str, Any] = {"PUT": found.json()["fields"], "PATCH": {"note": "autrement"}, "DELETE": {}}
        return {"json": bodies[method], "headers": {"If-Match": str(found.headers["ETag"])}}
    if method == "POST" and template.endswith("/share-links"):
        return {"json": {"label": "Pour la consultation", "parts": ["overflows"], "with_words": False}}
    if method == "POST" and template.endswith("/care-links"):
        return {"json": {"practice_code": place.spare_code}}
    if template.endswith("/way-back"):
        return {"json": {"delivery": "qr"}}
    if method == "POST" and template.endswith("/emergency-openings"):
        return {"json": {"reason": "Amenée aux urgences"}}
    if method == "POST" and template.endswith("/invitations"):
        with place.cast.database.write() as session:
            session.execute(update(Account).values(patient_id=None))
        return {"json": {"delivery": "qr"}}
    return {}


def _lines(cast: Cast, patient_id: UUID) -> int:
    with cast.database.read() as session:
        return len(session.exec(select(AuditEvent.number).where(AuditEvent.patient_id == patient_id)).all())
