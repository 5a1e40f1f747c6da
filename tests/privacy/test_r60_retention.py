"""Requirement 60, of its dates: a record is in use, then set apart, then proposed; any contact counts anew."""

from datetime import UTC, date, datetime, timedelta
from uuid import UUID

import pytest
from fastapi.testclient import TestClient
from hypothesis import given
from hypothesis import strategies as st

from app.kit.ids import new_id
from app.patients.commands import touch_people
from app.privacy.retention import (
    YEARS_ACTIVE,
    YEARS_KEPT,
    Stage,
    resting_people,
    stage_on,
    what_is_held,
    years_after,
)
from tests.cast import Cast
from tests.house import create

_DAYS = st.dates(date(1990, 1, 1), date(2090, 12, 31))
_ORDER = [Stage.active, Stage.archive, Stage.deletion_due]


@given(last=_DAYS, later=st.integers(0, 40 * 366))
def test_r60_no_stage_comes_before_its_day_and_none_goes_back_by_itself(last: date, later: int) -> None:
    today = last + timedelta(days=later)
    stage = stage_on(today, last)

    assert (stage is not Stage.active) == (today >= years_after(last, YEARS_ACTIVE))
    assert (stage is Stage.deletion_due) == (today >= years_after(last, YEARS_KEPT))
    assert _ORDER.index(stage_on(today + timedelta(days=1), last)) >= _ORDER.index(stage)


@given(last=_DAYS, contact_after=st.integers(1, 40 * 366), later=st.integers(0, 40 * 366))
def test_r60_a_later_contact_never_brings_the_end_nearer(last: date, contact_after: int, later: int) -> None:
    contact = last + timedelta(days=contact_after)
    today = contact + timedelta(days=later)

    assert _ORDER.index(stage_on(today, contact)) <= _ORDER.index(stage_on(today, last))
    assert stage_on(contact, contact) is Stage.active


def test_r60_the_29th_of_february_has_its_anniversary_the_day_after() -> None:
    leap = date(2024, 2, 29)

    stages = [
        stage_on(day, leap) for day in (date(2029, 2, 28), date(2029, 3, 1), date(2044, 2, 28), date(2044, 2, 29))
    ]
    assert stages == [Stage.active, Stage.archive, Stage.archive, Stage.deletion_due]


@pytest.mark.parametrize("contact", ["the person reads", "the person notes", "the practice notes", "a visit"])
def test_r60_after_twenty_silent_years_any_contact_begins_them_anew(cast: Cast, contact: str) -> None:
    practice = cast.practice()
    patient_id = cast.person(practice)
    person, therapist = cast.account("camille", patient_id=patient_id), cast.colleague(practice, "claire")
    assert _stages(cast) == []
    cast.clock.now = datetime(2031, 3, 2, 9, tzinfo=UTC)
    assert _stages(cast) == [Stage.archive]
    cast.clock.now = datetime(2046, 3, 2, 9, tzinfo=UTC)
    with cast.browser(therapist) as tablet:
        tablet.get(f"/v1/patients/{patient_id}").raise_for_status()
    assert _stages(cast) == [Stage.deletion_due], "reading is no contact"

    if contact == "a visit":
        with cast.database.write() as session:
            touch_people(session, patient_id, note_day=None, visit_day=cast.clock().date(), wants_contact=None)
    else:
        with cast.browser(therapist if contact == "the practice notes" else person) as browser:
            if contact == "the person reads":
                browser.get(f"/v1/patients/{patient_id}").raise_for_status()
            else:
                _note(browser, patient_id)

    assert _stages(cast) == []
    with cast.database.read() as session:
        assert what_is_held(session, patient_id).kept_until == date(2066, 3, 2)


def test_r60_for_the_person_nothing_changes_by_age(cast: Cast) -> None:
    patient_id = cast.person(cast.practice())
    person = cast.account("camille", patient_id=patient_id)
    with cast.browser(person) as phone:
        _note(phone, patient_id)
    cast.clock.now = datetime(2056, 3, 2, 9, tzinfo=UTC)
    assert _stages(cast) == [Stage.deletion_due]

    with cast.browser(person) as phone:
        [kept] = phone.get(f"/v1/patients/{patient_id}/stories").raise_for_status().json()["items"]
        _note(phone, patient_id)
    assert kept["fields"]["text"] == "Le vélo."


def _note(browser: TestClient, patient_id: UUID) -> None:
    fields = {"local_date": "2026-03-01", "text": "Le vélo."}
    answer = create(browser, f"/v1/patients/{patient_id}/stories/{new_id()}", fields)
    assert answer.status_code == 201, answer.text


def _stages(cast: Cast) -> list[Stage]:
    with cast.database.read() as session:
        return [one.stage for one in resting_people(session, cast.clock().date())]
