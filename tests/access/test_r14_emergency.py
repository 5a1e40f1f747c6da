"""Requirement 14: a notebook is opened in an emergency with a reason, for sixty minutes, and the person is told."""

from contextlib import ExitStack
from dataclasses import dataclass
from uuid import UUID

import pytest
from fastapi.testclient import TestClient
from sqlmodel import col, select

from app.access.commands import remove_member
from app.access.models import Practice, PracticeRole
from app.audit.models import Action, AuditEvent, Outcome
from app.identity.models import Account
from app.patients.commands import let_practice_in, shut_practice_out
from tests.cast import Cast, problem_of

REASON = "Amenée aux urgences, ne peut pas répondre"


@dataclass
class Lapsed:
    """A person whose link with a practice came to its end an hour ago, and a signed-in browser for each side."""

    cast: Cast
    practice: Practice
    patient_id: UUID
    therapist: Account
    tablet: TestClient
    phone: TestClient

    @property
    def address(self) -> str:
        return f"/v1/patients/{self.patient_id}"

    def opens(self, reason: str = REASON) -> object:
        return self.tablet.post(f"{self.address}/emergency-openings", json={"reason": reason})

    def told(self) -> list[dict[str, object]]:
        items: list[dict[str, object]] = self.phone.get(f"{self.address}/emergency-openings").json()["items"]
        return items

    def lines(self) -> list[AuditEvent]:
        with self.cast.database.read() as session:
            query = select(AuditEvent).where(AuditEvent.purpose == "emergency-openings")
            return list(session.exec(query.order_by(col(AuditEvent.number))).all())


@pytest.fixture
def lapsed(cast: Cast) -> object:
    practice = cast.practice()
    patient_id = cast.person(None, "Camille Dubois")
    therapist, person = cast.colleague(practice, "claire"), cast.account("camille", patient_id=patient_id)
    with cast.database.write() as session:
        soon = cast.clock.now.replace(minute=30)
        let_practice_in(session, patient_id, practice.id, ends_at=soon, granted_by=None, now=cast.clock())
    cast.clock.move(hours=1)
    with ExitStack() as stack:
        tablet, phone = (stack.enter_context(cast.browser(one)) for one in (therapist, person))
        yield Lapsed(cast, practice, patient_id, therapist, tablet, phone)


def test_r14_sixty_minutes_and_not_one_more(lapsed: Lapsed) -> None:
    problem_of(lapsed.tablet.get(lapsed.address), 404, "not_reachable")
    opened = lapsed.opens()
    assert opened.status_code == 201, opened.text  # type: ignore[attr-defined]

    assert lapsed.tablet.get(lapsed.address).json()["until"] is not None
    assert lapsed.tablet.get(f"{lapsed.address}/synthesis").status_code == 200
    lapsed.cast.clock.move(minutes=59)
    lapsed.cast.sign_in(lapsed.tablet, lapsed.therapist)
    assert lapsed.tablet.get(lapsed.address).status_code == 200
    lapsed.cast.clock.move(minutes=1)
    problem_of(lapsed.tablet.get(lapsed.address), 404, "not_reachable")
    problem_of(lapsed.tablet.get(f"{lapsed.address}/synthesis"), 404, "not_reachable")


def test_r14_it_is_for_reading_alone_and_no_copy_goes_to_the_tablet(lapsed: Lapsed) -> None:
    lapsed.opens()

    problem_of(lapsed.tablet.patch(lapsed.address, json={"display_name": "X"}), 403, "not_allowed")
    problem_of(lapsed.tablet.get(f"{lapsed.address}/export"), 403, "not_allowed")
    problem_of(lapsed.tablet.get(f"{lapsed.address}/synthesis.pdf"), 403, "not_allowed")
    problem_of(lapsed.tablet.post(f"{lapsed.address}/invitations", json={"delivery": "qr"}), 403, "not_allowed")
    assert lapsed.tablet.get("/v1/sync/heads").json()["patients"] == []


def test_r14_the_person_is_told_who_when_and_why_until_they_say_they_have_read_it(lapsed: Lapsed) -> None:
    assert lapsed.phone.get("/v1/session").json()["emergencies_unseen"] == 0
    lapsed.opens()
    lapsed.tablet.get(f"{lapsed.address}/synthesis")

    assert lapsed.phone.get("/v1/session").json()["emergencies_unseen"] == 1
    [told] = lapsed.told()
    names = ("reader_name", "practice_name", "reason", "is_seen")
    assert [told[name] for name in names] == ["Claire", lapsed.practice.name, REASON, False]
    [opening] = lapsed.phone.get(f"{lapsed.address}/openings").json()["items"]
    assert (opening["reader_name"], opening["acts"]) == ("Claire", ["emergency", "read"])
    assert opening["reasons"] == [REASON]
    assert lapsed.phone.post(f"{lapsed.address}/emergency-openings/seen", json={}).status_code == 204
    assert lapsed.phone.get("/v1/session").json()["emergencies_unseen"] == 0
    assert [told["is_seen"] for told in lapsed.told()] == [True]


def test_r14_the_ledger_has_a_line_of_it_without_the_reason(lapsed: Lapsed) -> None:
    lapsed.opens()

    [line] = [line for line in lapsed.lines() if line.outcome is Outcome.done]
    assert (line.action, line.actor_id, line.patient_id) == (
        Action.sharing_changed,
        lapsed.therapist.id,
        lapsed.patient_id,
    )
    assert line.object_kind == "emergency_opening"
    assert REASON not in str(line)


@pytest.mark.parametrize("reason", ["", "urgence", " " * 20, "x" * 501])
def test_r14_without_a_reason_nothing_opens(lapsed: Lapsed, reason: str) -> None:
    problem_of(lapsed.opens(reason), 422, "invalid_fields")

    problem_of(lapsed.tablet.get(lapsed.address), 404, "not_reachable")


def test_r14_it_is_asked_who_is_there(lapsed: Lapsed) -> None:
    lapsed.cast.clock.move(minutes=6)

    problem_of(lapsed.opens(), 403, "step_up_required")


def test_r14_whoever_was_shut_out_stays_out(lapsed: Lapsed) -> None:
    """The person said no: a link withdrawn later than the one that ran out closes this door too."""
    now = lapsed.cast.clock()
    with lapsed.cast.database.write() as session:
        link = let_practice_in(session, lapsed.patient_id, lapsed.practice.id, granted_by=None, now=now)
        shut_practice_out(session, lapsed.patient_id, link.id, now=now)

    problem_of(lapsed.opens(), 404, "not_reachable")
    found = lapsed.tablet.get(f"/v1/practices/{lapsed.practice.id}/formerly-followed", params={"q": "camille"})
    assert found.json() == {"items": []}


def test_r14_it_is_for_the_one_who_asked_while_they_are_in_the_practice(lapsed: Lapsed) -> None:
    lapsed.opens()
    colleague = lapsed.cast.colleague(lapsed.practice, "fanny")
    with lapsed.cast.browser(colleague) as other:
        problem_of(other.get(lapsed.address), 404, "not_reachable")
    with lapsed.cast.database.write() as session:
        remove_member(session, lapsed.practice.id, lapsed.therapist.id, role=PracticeRole.therapist)

    problem_of(lapsed.tablet.get(lapsed.address), 404, "not_reachable")


def test_r14_an_unknown_person_and_one_of_elsewhere_are_answered_alike(lapsed: Lapsed) -> None:
    elsewhere = lapsed.cast.person(lapsed.cast.practice("Ailleurs"), "Dominique Petit")
    for patient_id in (elsewhere, UUID(int=7, version=4)):
        answer = lapsed.tablet.post(f"/v1/patients/{patient_id}/emergency-openings", json={"reason": REASON})
        problem_of(answer, 404, "not_reachable")


def test_r14_people_formerly_followed_are_found_by_name_and_never_listed(lapsed: Lapsed) -> None:
    address = f"/v1/practices/{lapsed.practice.id}/formerly-followed"
    [found] = lapsed.tablet.get(address, params={"q": "dubois"}).json()["items"]
    assert (found["display_name"], found["until"]) == ("Camille Dubois", None)
    problem_of(lapsed.tablet.get(address, params={"q": "ca"}), 422, "invalid_fields")
    problem_of(lapsed.tablet.get(address), 422, "invalid_fields")
    lapsed.opens()

    [found] = lapsed.tablet.get(address, params={"q": "dubois"}).json()["items"]
    assert found["until"] is not None
