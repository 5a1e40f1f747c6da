"""What a shown link holds and to whom it opens, read with nothing but the link in hand."""

import json
from concurrent.futures import ThreadPoolExecutor
from typing import Any
from uuid import UUID

import pytest
from cryptography.exceptions import InvalidTag
from fastapi.testclient import TestClient
from sqlalchemy import update
from sqlmodel import col, select

from app.access.models import Practice
from app.audit.models import AuditEvent
from app.identity.models import Account
from app.kit.ids import new_id
from app.links.models import MOST_WRONG_PASSCODES, ShareFile, ShareLink
from app.links.opening import MOST_OPENINGS_AN_HOUR
from tests.cast import Cast, problem_of
from tests.links.reader import EVERYTHING, Shown, opened, payload_of, show, unpacked

PASSCODE = "482913"
_HIDDEN = "gardé pour moi seule"


def _person(cast: Cast) -> tuple[Practice, UUID]:
    practice = cast.practice()
    patient_id = cast.person(practice)
    cast.account("camille", patient_id=patient_id)
    return practice, patient_id


def _phone(cast: Cast, browser: TestClient, patient_id: UUID) -> TestClient:
    with cast.database.read() as session:
        account = session.exec(select(Account).where(Account.patient_id == patient_id)).one()
    cast.sign_in(browser, account)
    return browser


def note(phone: TestClient, patient_id: UUID, plural: str, **fields: Any) -> str:
    record_id = str(new_id())
    answer = phone.put(
        f"/v1/patients/{patient_id}/{plural}/{record_id}",
        json={"local_date": "2026-02-01", **fields},
        headers={"If-None-Match": "*"},
    )
    assert answer.status_code == 201, answer.text
    return record_id


def _link(cast: Cast, **chosen: Any) -> tuple[UUID, Shown]:
    _, patient_id = _person(cast)
    with cast.browser() as browser:
        phone = _phone(cast, browser, patient_id)
        note(phone, patient_id, "flares", worst_pain=7, note="Le déménagement")
        return patient_id, show(phone, patient_id, **chosen)


def test_a_link_is_a_smart_health_link_and_its_key_stands_nowhere_else(cast: Cast) -> None:
    _, link = _link(cast, passcode=PASSCODE)

    payload = payload_of(link.url)
    assert link.url.startswith("https://testserver/lien#shlink:/")
    assert len(payload["url"]) <= 128
    assert (len(unpacked(payload["key"])), len(unpacked(payload["url"].rpartition("/")[2]))) == (32, 32)
    assert (payload["flag"], payload["v"], payload["label"]) == ("P", 1, "Au long cours")
    assert payload["exp"] == int(cast.clock().timestamp()) + 30 * 24 * 3600
    with cast.database.read() as session:
        kept = [session.exec(select(table)).all() for table in (ShareLink, ShareFile, AuditEvent)]
    everything = "".join(row.model_dump_json() for rows in kept for row in rows)
    for secret in (payload["key"], link.key.hex(), payload["url"].rpartition("/")[2], PASSCODE, "déménagement"):
        assert secret not in everything


def test_whoever_holds_it_reads_a_document_for_programs_and_a_page_for_people(cast: Cast) -> None:
    patient_id, link = _link(cast)

    with cast.browser() as stranger:
        bundle, page = link.read(stranger)

    assert (bundle["resourceType"], bundle["type"]) == ("Bundle", "document")
    assert [entry["resource"]["resourceType"] for entry in bundle["entry"]] == ["Composition", "Patient", "Observation"]
    assert bundle["entry"][1]["resource"]["id"] == str(patient_id)
    [overflows] = [part for part in page["parts"] if part["records"]]
    assert overflows["records"][0]["fields"]["note"] == "Le déménagement"
    assert (page["name"], page["with_words"]) == ("Camille Dubois", True)


def test_a_program_on_no_page_may_open_it_and_a_foreign_page_may_not(cast: Cast) -> None:
    _, link = _link(cast)

    with cast.browser() as program:
        del program.headers["Origin"]
        assert link.ask(program).status_code == 200
        problem_of(
            program.post(link.path, json={"recipient": "X"}, headers={"Origin": "https://elsewhere.example"}),
            403,
            "cross_site_refused",
        )
        problem_of(program.post("/v1/session", json={}), 403, "cross_site_refused")


def test_another_key_or_a_changed_byte_opens_nothing(cast: Cast) -> None:
    _, link = _link(cast)

    with cast.browser() as stranger:
        sealed = link.ask(stranger).json()["files"][0]["embedded"]
    head, _, nonce, content, tag = sealed.split(".")
    changed = content[:-2] + ("AA" if content[-2:] != "AA" else "BB")
    for key, jwe in ((bytes(32), sealed), (link.key, ".".join((head, "", nonce, changed, tag)))):
        with pytest.raises(InvalidTag):
            opened(jwe, key)


def test_r13_a_link_never_holds_what_is_kept_back_by_either_side(cast: Cast) -> None:
    practice, patient_id = _person(cast)
    therapist = cast.colleague(practice, "claire")
    with cast.browser() as browser:
        phone = _phone(cast, browser, patient_id)
        note(phone, patient_id, "life-events", category="couple", title=_HIDDEN, visibility="patient_only")
        note(phone, patient_id, "stories", text="Une histoire dite à tous")
        with cast.browser(therapist) as tablet:
            note(tablet, patient_id, "attention-points", kind="red", text=_HIDDEN, visibility="therapist_only")
            note(tablet, patient_id, "private-notes", text=_HIDDEN, visibility="author_only")
            note(tablet, patient_id, "visits", therapist_summary=_HIDDEN, visibility="therapist_only")
        link = show(phone, patient_id)

    with cast.browser() as stranger:
        bundle, page = link.read(stranger)
    for told in (bundle, page):
        assert _HIDDEN not in json.dumps(told, ensure_ascii=False)
        assert "Une histoire dite à tous" in json.dumps(told, ensure_ascii=False)


def test_only_the_chosen_parts_and_days_leave_and_words_only_where_they_were_chosen(cast: Cast) -> None:
    _, patient_id = _person(cast)
    with cast.browser() as browser:
        phone = _phone(cast, browser, patient_id)
        note(phone, patient_id, "flares", worst_pain=6, note="mot libre", ongoing=False)
        note(phone, patient_id, "flares", local_date="2025-02-01", worst_pain=9, ongoing=False)
        note(phone, patient_id, "nights", sleep_minutes=400)
        note(phone, patient_id, "stories", text="mot libre")
        link = show(
            phone,
            patient_id,
            parts=["overflows", "stories"],
            with_words=False,
            first_day="2026-01-01",
        )

    with cast.browser() as stranger:
        _, page = link.read(stranger)
    told = json.dumps(page, ensure_ascii=False)
    assert '"worst_pain": 6' in told
    assert not [absent for absent in ("mot libre", "sleep_minutes", '"worst_pain": 9') if absent in told]


def test_what_is_noted_afterwards_is_not_in_it(cast: Cast) -> None:
    patient_id, link = _link(cast)
    with cast.browser() as browser:
        phone = _phone(cast, browser, patient_id)
        note(phone, patient_id, "flares", note="venu plus tard")
        _, page = link.read(phone)

    assert "venu plus tard" not in json.dumps(page)


def test_fifty_wrong_passcodes_at_once_use_fifty_tries(cast: Cast) -> None:
    _, link = _link(cast, passcode=PASSCODE)
    _allow(cast, link, 55)

    with cast.browser() as stranger, ThreadPoolExecutor(16) as tries:
        answers = list(tries.map(lambda number: link.ask(stranger, passcode=f"{number:06}"), range(50)))

    assert {answer.status_code for answer in answers} == {401}
    assert sorted(answer.json()["remainingAttempts"] for answer in answers) == list(range(5, 55))
    assert _left(cast, link) == 5


def test_after_the_last_wrong_passcode_even_the_right_one_opens_nothing(cast: Cast) -> None:
    _, link = _link(cast, passcode=PASSCODE)

    with cast.browser() as stranger, ThreadPoolExecutor(8) as tries:
        answers = list(tries.map(lambda _: link.ask(stranger, passcode="000000"), range(30)))
        problem_of(link.ask(stranger, passcode=PASSCODE), 404, "share_link_closed")

    statuses = [answer.status_code for answer in answers]
    assert (statuses.count(401), statuses.count(404)) == (MOST_WRONG_PASSCODES, 30 - MOST_WRONG_PASSCODES)
    with cast.database.read() as session:
        assert session.exec(select(ShareFile)).all() == []


def test_a_right_passcode_uses_no_try_and_no_time_gives_a_wrong_one_back(cast: Cast) -> None:
    _, link = _link(cast, passcode=PASSCODE)

    with cast.browser() as stranger:
        problem_of(link.ask(stranger), 401, "passcode_needed")
        refused = problem_of(link.ask(stranger, passcode="000000"), 401, "passcode_wrong")
        for _ in range(3):
            link.read(stranger, passcode=PASSCODE)
        cast.clock.move(days=20)
        link.read(stranger, passcode=PASSCODE)

    assert refused["remainingAttempts"] == MOST_WRONG_PASSCODES - 1
    assert _left(cast, link) == MOST_WRONG_PASSCODES - 1


def test_r13_a_withdrawn_link_opens_nothing_at_the_next_request(cast: Cast) -> None:
    patient_id, link = _link(cast)

    with cast.browser() as stranger, cast.browser() as browser:
        phone = _phone(cast, browser, patient_id)
        location = link.ask(stranger, embeddedLengthMax=0).json()["files"][0]["location"]
        assert stranger.get(location).headers["content-type"] == "application/jose"
        assert phone.delete(f"/v1/patients/{patient_id}/share-links/{link.id}").status_code == 204
        problem_of(link.ask(stranger), 404, "share_link_closed")
        problem_of(stranger.get(location), 404, "share_link_closed")

    with cast.database.read() as session:
        assert session.exec(select(ShareFile)).all() == []


def test_a_link_too_old_opens_nothing(cast: Cast) -> None:
    _, link = _link(cast, expires_in_days=7)

    with cast.browser() as stranger:
        cast.clock.move(days=6, hours=23)
        location = link.ask(stranger, embeddedLengthMax=0).json()["files"][0]["location"]
        cast.clock.move(hours=1)
        problem_of(link.ask(stranger), 404, "share_link_closed")
        problem_of(stranger.get(location), 404, "share_link_closed")


def test_an_answer_kept_and_asked_again_later_names_no_file(cast: Cast) -> None:
    _, link = _link(cast)

    with cast.browser() as stranger:
        locations = [file["location"] for file in link.ask(stranger, embeddedLengthMax=0).json()["files"]]
        assert len(set(locations)) == 2
        first = stranger.get(locations[0]).text
        assert opened(first, link.key)["resourceType"] == "Bundle"
        forged = locations[0][:-4] + ("AAAA" if locations[0][-4:] != "AAAA" else "BBBB")
        problem_of(stranger.get(forged), 404, "share_link_closed")
        cast.clock.move(minutes=11)
        problem_of(stranger.get(locations[0]), 404, "share_link_closed")
        assert link.ask(stranger).status_code == 200


def test_a_link_asked_for_all_day_is_slowed(cast: Cast) -> None:
    _, link = _link(cast)

    with cast.browser() as stranger:
        statuses = [link.ask(stranger).status_code for _ in range(MOST_OPENINGS_AN_HOUR + 1)]
        slowed = link.ask(stranger)
        assert statuses == [200] * MOST_OPENINGS_AN_HOUR + [429]
        assert 0 < int(slowed.headers["Retry-After"]) <= 3600
        cast.clock.move(hours=1)
        assert link.ask(stranger).status_code == 200


@pytest.mark.engines("sqlite")
def test_what_is_no_manifest_request_is_refused(cast: Cast) -> None:
    _, link = _link(cast)

    with cast.browser() as stranger:
        for given in ({}, {"recipient": ""}, {"recipient": "X" * 101}, {"recipient": "X", "other": 1}):
            problem_of(stranger.post(link.path, json=given), 422, "invalid_fields")
        huge = json.dumps({"recipient": "X" * 2_000_000})
        problem_of(
            stranger.post(link.path, content=huge, headers={"Content-Type": "application/json"}), 413, "body_too_large"
        )
        for address in ("a", "é", "A" * 43, str(new_id())):
            problem_of(stranger.post(f"/v1/shared/{address}", json={"recipient": "X"}), 404, "share_link_closed")


def test_r57_the_person_sees_who_opened_their_link_when_and_who_was_refused(cast: Cast) -> None:
    patient_id, link = _link(cast, passcode=PASSCODE)

    with cast.browser() as stranger, cast.browser() as browser:
        link.ask(stranger, passcode="000000")
        cast.clock.move(minutes=1)
        link.read(stranger, passcode=PASSCODE)
        phone = _phone(cast, browser, patient_id)
        [line] = phone.get(f"/v1/patients/{patient_id}/share-links").json()["items"]
        [opening] = phone.get(f"/v1/patients/{patient_id}/openings").json()["items"]

    assert (line["opened"], line["refused"], line["attempts_left"]) == (1, 1, MOST_WRONG_PASSCODES - 1)
    assert [(one["recipient"], one["answered"]) for one in line["openings"]] == [
        ("Dr Martin", "opened"),
        ("Dr Martin", "wrong_passcode"),
    ]
    assert (opening["reader_name"], opening["acts"]) == (None, ["opened_link"])


def test_twenty_links_may_be_open_at_once(cast: Cast) -> None:
    _, patient_id = _person(cast)

    with cast.browser() as browser:
        phone = _phone(cast, browser, patient_id)
        links = [show(phone, patient_id, parts=["life"]) for _ in range(20)]
        given = {"label": "Une de plus", "parts": EVERYTHING, "with_words": False}
        problem_of(phone.post(f"/v1/patients/{patient_id}/share-links", json=given), 409, "too_many_share_links")
        phone.delete(f"/v1/patients/{patient_id}/share-links/{links[0].id}")
        show(phone, patient_id)


def _allow(cast: Cast, link: Shown, attempts: int) -> None:
    with cast.database.write() as session:
        session.execute(update(ShareLink).where(col(ShareLink.id) == link.id).values(attempts_left=attempts))


def _left(cast: Cast, link: Shown) -> int:
    with cast.database.read() as session:
        return session.exec(select(ShareLink.attempts_left).where(ShareLink.id == link.id)).one()
