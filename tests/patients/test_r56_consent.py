"""Requirement 56: what a person agrees to is kept word for word, for whom and when; taking it back holds at once."""

import hashlib
import io
import json
import zipfile
from typing import Any
from uuid import UUID

import pytest
from fastapi.testclient import TestClient
from sqlalchemy import text, update
from sqlmodel import select

from app.access.models import Practice
from app.audit.models import AuditEvent
from app.consents.models import Consent, Purpose
from app.consents.texts import texts_by_hash
from app.kit.locale import Language
from app.links.commands import withdraw_all_share_links
from tests.cast import PASSWORD, Cast, problem_of
from tests.links.reader import show

# What was ever shown to somebody. A text that changes is a new version with a line of its own; no line leaves.
PUBLISHED = {
    "00efe3b42f3c4b4b0cc52ae664cf71de475563a372b47602a1a015db65fd5736": "treating 1 fr",
    "9a5cd64170142fa1225d6242dd115449e3efca6c0ae73bd5b7e512093b7f5141": "treating 1 en",
    "54d5e89d1fbe923a90fcecd3da710e62111cd2e05fb1c5466eeec7981bcce6c2": "reading 1 fr",
    "5d838f9d0fc92211b51a49a3a179f9f524680a6e91d2370b478165e818816f93": "reading 1 en",
    "be4429a9b53f22765db4179975c7eb85b0293df312b1232e03ca728a25c57c95": "shown_link 1 fr",
    "2a9d39ff04e9b6b255ebb1618f72c80d1ee87eaa377eee46b7c34af824e5079f": "shown_link 1 en",
    "13953e82bca35387b00fda108f5882523fa24e68ea7433487952d754b368de98": "reminder 1 fr",
    "85292be75ba2a681316f380b9da10e6baf2e149133ee2b5cfe763a66b5df99d0": "reminder 1 en",
}


def test_r56_no_published_text_was_edited_or_taken_away() -> None:
    found = {text.hash: f"{text.purpose} {text.version} {text.language}" for text in texts_by_hash().values()}

    assert found == PUBLISHED


def test_r56_every_purpose_has_one_text_of_today_in_each_language() -> None:
    current = sorted((text.purpose, text.language) for text in texts_by_hash().values() if text.is_current)

    assert current == sorted((purpose, language) for purpose in Purpose for language in Language)


def test_r56_a_text_is_found_by_its_hash_by_anybody(cast: Cast) -> None:
    with cast.browser() as anybody:
        for text_hash in PUBLISHED:
            told = anybody.get(f"/v1/consent-texts/{text_hash}").raise_for_status().json()
            assert hashlib.sha256(told["text"].encode()).hexdigest() == text_hash == told["hash"]
        shown = anybody.get("/v1/consent-texts").raise_for_status().json()["items"]
        problem_of(anybody.get(f"/v1/consent-texts/{'0' * 64}"), 404, "not_reachable")

    assert {one["hash"] for one in shown} == {text.hash for text in texts_by_hash().values() if text.is_current}


@pytest.mark.parametrize("role", ["treating", "reading"])
def test_r56_given_withdrawn_and_given_again_is_told_whole_and_withdrawn_is_refused_at_once(
    cast: Cast, role: str
) -> None:
    practice, patient_id = cast.practice(), cast.person(None)
    person, therapist = cast.account("camille", patient_id=patient_id), cast.colleague(practice, "claire")
    french, english = _hash(role), _hash(role, "en")
    with cast.browser(person) as phone, cast.browser(therapist) as tablet:
        link = _let_in(phone, patient_id, practice, role=role, consent=french)
        assert tablet.get(f"/v1/patients/{patient_id}").status_code == 200
        cast.clock.move(minutes=2)
        assert phone.delete(f"/v1/patients/{patient_id}/care-links/{link}").status_code == 204
        problem_of(tablet.get(f"/v1/patients/{patient_id}"), 404, "not_reachable")
        cast.clock.move(minutes=2)
        _let_in(phone, patient_id, practice, role=role, consent=english)
        assert tablet.get(f"/v1/patients/{patient_id}").status_code == 200
        again, first = _consents(phone, patient_id)

    assert (first["given_at"], first["withdrawn_at"]) == ("2026-03-02T09:00:00Z", "2026-03-02T09:02:00Z")
    assert (again["given_at"], again["withdrawn_at"]) == ("2026-03-02T09:04:00Z", None)
    assert [(one["purpose"], one["recipient"]) for one in (first, again)] == [(role, practice.name)] * 2
    assert [(one["text"]["hash"], one["text"]["language"]) for one in (first, again)] == [
        (french, "fr"),
        (english, "en"),
    ]


def test_r56_accepting_an_invitation_keeps_the_text_that_was_shown(cast: Cast) -> None:
    practice = cast.practice()
    patient_id = cast.person(practice)
    with cast.browser(cast.colleague(practice, "claire")) as tablet, cast.browser() as phone:
        asked = {"delivery": "qr"}
        made = tablet.post(f"/v1/patients/{patient_id}/invitations", json=asked).raise_for_status().json()
        account = {"login": "camille", "password": PASSWORD, "display_name": "Camille", "consent": _hash("treating")}
        account["token"] = made["url"].partition("#i=")[2]
        problem_of(
            phone.post("/v1/invitations/redeem", json=account | {"consent": _hash("reminder")}),
            409,
            "consent_text_unknown",
        )
        phone.post("/v1/invitations/redeem", json=account).raise_for_status()
        [consent] = _consents(phone, patient_id)
        [link] = phone.get(f"/v1/patients/{patient_id}/care-links").json()
        phone.delete(f"/v1/patients/{patient_id}/care-links/{link['id']}").raise_for_status()
        problem_of(tablet.get(f"/v1/patients/{patient_id}"), 404, "not_reachable")
        [ended] = _consents(phone, patient_id)

    assert (consent["purpose"], consent["recipient"]) == ("treating", practice.name)
    assert (consent["text"]["hash"], consent["withdrawn_at"]) == (_hash("treating"), None)
    assert ended["withdrawn_at"] is not None


def test_r56_a_shown_link_is_agreed_to_and_opens_nothing_once_taken_back(cast: Cast) -> None:
    patient_id = cast.person(cast.practice())
    with cast.browser(cast.account("camille", patient_id=patient_id)) as phone, cast.browser() as reader:
        first = show(phone, patient_id, label="Consultation du 12", consent=_hash("shown_link"))
        second = show(phone, patient_id, label="Expertise", consent=_hash("shown_link"))
        assert first.ask(reader).status_code == 200
        cast.clock.move(minutes=1)
        phone.delete(f"/v1/patients/{patient_id}/share-links/{first.id}").raise_for_status()
        problem_of(first.ask(reader), 404, "share_link_closed")
        by_name = {one["recipient"]: one for one in _consents(phone, patient_id)}
        with cast.database.write() as session:
            withdraw_all_share_links(session, now=cast.clock())
        problem_of(second.ask(reader), 404, "share_link_closed")
        ended = [one["withdrawn_at"] for one in _consents(phone, patient_id) if one["purpose"] == "shown_link"]

    withdrawn, open_one = by_name["Consultation du 12"], by_name["Expertise"]
    assert (withdrawn["withdrawn_at"] is None, open_one["withdrawn_at"]) == (False, None)
    assert open_one["ends_at"] == "2026-04-01T09:00:00Z"
    assert None not in ended


def test_r56_closing_the_account_takes_everything_back_with_the_links(cast: Cast) -> None:
    practice, patient_id = cast.practice(), cast.person(None)
    with cast.browser(cast.account("camille", patient_id=patient_id)) as phone:
        _let_in(phone, patient_id, practice, consent=_hash("treating"))
        phone.post("/v1/account/closing", json={"shut_practices_out": True}).raise_for_status()

    with cast.database.read() as session:
        assert session.exec(select(Consent.withdrawn_at)).all() == [cast.clock()]


def test_r56_what_was_shared_before_texts_were_kept_has_no_text_and_none_is_invented(cast: Cast) -> None:
    practice = cast.practice()
    patient_id = cast.person(practice)
    with cast.browser(cast.account("camille", patient_id=patient_id)) as phone:
        show(phone, patient_id, label="Ancien lien")
        told = _consents(phone, patient_id)

    assert {(one["purpose"], one["recipient"], one["text"]) for one in told} == {
        ("treating", practice.name, None),
        ("shown_link", "Ancien lien", None),
    }
    with cast.database.read() as session:
        assert session.exec(select(Consent.id)).all() == []


def test_r56_nothing_is_shared_where_the_text_is_not_one_of_the_service(cast: Cast) -> None:
    practice, patient_id = cast.practice(), cast.person(None)
    with cast.browser(cast.account("camille", patient_id=patient_id)) as phone:
        path = f"/v1/patients/{patient_id}/care-links"
        for wrong in ("0" * 64, _hash("reading"), _hash("shown_link")):
            body = {"practice_code": practice.code, "consent": wrong}
            problem_of(phone.post(path, json=body), 409, "consent_text_unknown")
        assert phone.get(path).json() == []


def test_r56_the_ledger_names_the_text_and_the_complete_export_holds_every_line(cast: Cast) -> None:
    practice, patient_id = cast.practice(), cast.person(None)
    therapist = cast.colleague(practice, "claire")
    with cast.browser(cast.account("camille", patient_id=patient_id)) as phone, cast.browser(therapist) as tablet:
        _let_in(phone, patient_id, practice, consent=_hash("treating"))
        told = _consents(phone, patient_id)
        taken = _taken_away(phone, patient_id)
        theirs = _members(tablet, patient_id)

    assert taken == told
    assert "consents.jsonl" not in theirs
    with cast.database.read() as session:
        query = select(AuditEvent.reason).where(AuditEvent.patient_id == patient_id, AuditEvent.purpose == "consent")
        assert session.exec(query).all() == [_hash("treating")]


def test_r56_the_name_of_a_recipient_is_sealed_in_its_row(cast: Cast) -> None:
    patient_id = cast.person(None)
    with cast.browser(cast.account("camille", patient_id=patient_id)) as phone:
        show(phone, patient_id, label="un-nom-de-lien-7719", consent=_hash("shown_link"))
        with cast.database.read() as session:
            [row] = session.execute(text("SELECT recipient FROM consent")).scalars().all()
            assert "7719" not in row
        with cast.database.write() as session:
            session.execute(update(Consent).values(recipient=row[:-4] + "AAAA"))
        problem_of(phone.get(f"/v1/patients/{patient_id}/consents"), 503, "words_unreadable")


def _hash(purpose: str, language: str = "fr") -> str:
    return next(
        one.hash
        for one in texts_by_hash().values()
        if (one.purpose, one.language, one.is_current) == (purpose, language, True)
    )


def _let_in(phone: TestClient, patient_id: UUID, practice: Practice, **given: str) -> str:
    answer = phone.post(f"/v1/patients/{patient_id}/care-links", json={"practice_code": practice.code, **given})
    assert answer.status_code == 201, answer.text
    return str(answer.json()["id"])


def _consents(phone: TestClient, patient_id: UUID) -> list[dict[str, Any]]:
    items: list[dict[str, Any]] = phone.get(f"/v1/patients/{patient_id}/consents").raise_for_status().json()["items"]
    return items


def _members(browser: TestClient, patient_id: UUID) -> dict[str, bytes]:
    content = browser.get(f"/v1/patients/{patient_id}/export").raise_for_status().content
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def _taken_away(phone: TestClient, patient_id: UUID) -> list[dict[str, Any]]:
    lines = _members(phone, patient_id)["consents.jsonl"].splitlines()
    return [json.loads(line) for line in lines]
