"""Requirement 56, of reminders: agreed to on the device that asks, taken back however the reminder is stopped."""

from sqlmodel import select

from app.consents.models import Consent, Purpose
from app.consents.texts import texts_by_hash
from app.kit.locale import Language
from tests.cast import problem_of
from tests.reminders.conftest import Reminding
from tests.reminders.pushing import PushedDevice

TEXT = next(
    one.hash
    for one in texts_by_hash().values()
    if one.is_current and (one.purpose, one.language) == (Purpose.reminder, Language.fr)
)


def test_r56_a_reminder_is_agreed_to_and_nothing_is_sent_once_taken_back(reminding: Reminding) -> None:
    cast, device = reminding.cast, PushedDevice()
    patient_id = cast.person(cast.practice())
    with cast.browser(cast.account("camille", patient_id=patient_id)) as phone:
        asked = reminding.chosen(device, "one", consent="0" * 64)
        problem_of(phone.put("/v1/reminder", json=asked), 409, "consent_text_unknown")
        assert phone.get("/v1/reminder").json()["choice"] is None

        reminding.choose(phone, device, consent=TEXT)
        phone.delete("/v1/reminder").raise_for_status()
        assert reminding.rounds() == 0
        cast.clock.move(minutes=1)
        reminding.choose(phone, device, consent=TEXT)
        told = phone.get(f"/v1/patients/{patient_id}/consents").json()["items"]

    told = [one for one in told if one["purpose"] == "reminder"]
    given = [(one["recipient"], one["text"]["hash"], one["withdrawn_at"] is None) for one in told]
    assert given == [("127.0.0.1", TEXT, True), ("127.0.0.1", TEXT, False)]


def test_r56_a_reminder_that_ended_with_its_session_is_taken_back(reminding: Reminding) -> None:
    cast = reminding.cast
    with cast.browser(cast.account("camille", patient_id=cast.person(cast.practice()))) as phone:
        reminding.choose(phone, PushedDevice(), consent=TEXT)
        phone.delete("/v1/session").raise_for_status()
        reminding.rounds()

    with cast.database.read() as session:
        assert session.exec(select(Consent.withdrawn_at)).all() == [cast.clock()]
