"""A picture that did not change is not sent again; one that did always is."""

from uuid import UUID

import pytest
from fastapi.testclient import TestClient

from app.charts.companion import Picture
from app.kit.ids import new_id
from app.patients.commands import let_practice_in
from app.practices.models import Module
from app.practices.modules import turn
from app.storage.epoch import begin_next_life, current_epoch
from tests.cast import Cast
from tests.house import create

PICTURES = ("balance", *Picture)
FOR_PROFESSIONALS = ("charts/after", "charts/together")
PLACES = (
    "timeline",
    "balance/usual-range",
    "balance/phases",
    "balance/load",
    "balance/summaries",
    *(f"charts/{picture}{form}" for picture in PICTURES for form in ("", "/text", "/table")),
)


def _tag(browser: TestClient, url: str) -> str:
    answer = browser.get(url)
    assert answer.status_code == 200, answer.text
    assert answer.headers["Cache-Control"] == "private, no-cache"
    return str(answer.headers["ETag"])


def _is_unchanged(browser: TestClient, url: str, tag: str) -> bool:
    answer = browser.get(url, headers={"If-None-Match": f'"other", {tag}'})
    if answer.status_code == 304:
        assert answer.content == b""
        assert answer.headers["ETag"] == tag
    else:
        assert answer.status_code == 200
        assert answer.headers["ETag"] != tag
    return bool(answer.status_code == 304)


def _note(browser: TestClient, patient_id: UUID, **fields: object) -> None:
    url = f"/v1/patients/{patient_id}/checkins/{new_id()}"
    assert create(browser, url, {"local_date": "2026-03-01", **fields}).status_code == 201


@pytest.mark.parametrize("place", PLACES)
def test_nothing_is_sent_twice_until_a_note_a_day_or_a_question_changes(cast: Cast, place: str) -> None:
    practice, other = cast.practice(), cast.practice("Cabinet du Port")
    patient_id = cast.person(practice)
    url = f"/v1/patients/{patient_id}/{place}"
    person, marianne = cast.account("camille", patient_id=patient_id), cast.colleague(practice, "marianne")
    with cast.database.write() as session:
        let_practice_in(session, patient_id, other.id, granted_by=None, now=cast.clock())
        for id_ in (practice.id, other.id):
            turn(session, id_, Module.together, is_on=True, changed_by=marianne.id, now=cast.clock())
    account = marianne if place.startswith(FOR_PROFESSIONALS) else person
    with cast.browser(account) as browser, cast.browser(cast.colleague(other, "yann")) as therapist:
        _note(browser, patient_id, stress=3)
        tag = _tag(browser, url)
        assert _is_unchanged(browser, url, tag)
        assert not _is_unchanged(browser, f"{url}?from=2026-01-01", tag)
        if place.startswith("charts"):
            assert not _is_unchanged(browser, f"{url}?lang=en", tag)
        if place in {f"charts/{picture}" for picture in PICTURES}:
            for question in ("size=phone", "theme=dark", "scale=week"):
                assert not _is_unchanged(browser, f"{url}?{question}", tag)
        # Two readers never share a tag: they do not see the same.
        assert not _is_unchanged(therapist, url, tag)

        _note(browser, patient_id, stress=4)
        assert not _is_unchanged(browser, url, tag)
        tag = _tag(browser, url)
        assert _is_unchanged(browser, url, tag)

        cast.clock.move(days=1)
        cast.sign_in(browser, account)
        assert not _is_unchanged(browser, url, tag)


def test_a_restored_database_gives_no_tag_a_former_life_gave(cast: Cast) -> None:
    patient_id = cast.person(None)
    account = cast.account("camille", patient_id=patient_id)
    url = f"/v1/patients/{patient_id}/timeline"
    with cast.browser(account) as browser:
        _note(browser, patient_id, stress=3)
        tag = _tag(browser, url)
    with cast.database.write() as session:
        begin_next_life(session)
        epoch = current_epoch(session)

    again = Cast(cast.settings, cast.database, cast.clock)
    with again.browser(account) as browser:
        assert browser.get(url).headers["Longcours-Epoch"] == str(epoch)
        assert not _is_unchanged(browser, url, tag)
