"""HTTP of the reminder of the device that asks; nobody else's is ever reached."""

from fastapi import APIRouter, Request, Response

from app.audit.deps import ledger_of
from app.consents.commands import Given, Giver, give_consent
from app.consents.models import Purpose
from app.consents.queries import host_of
from app.http.deps import Reading, Writing, clock_of, database_of
from app.http.openapi import PROBLEMS, refusals
from app.identity.deps import SignedIn
from app.reminders.commands import choose_reminder, forget_reminders, stop_by_token
from app.reminders.encryption import public_key_of, server_key
from app.reminders.models import Reminder
from app.reminders.queries import reminder_of
from app.reminders.schemas import ReminderIn, ReminderOut, StopIn
from app.storage.reach import reach_person

router = APIRouter(prefix="/v1/reminder", tags=["reminder"])


@router.get("", operation_id="read_reminder", responses=PROBLEMS)
def read_reminder(session: Reading, viewer: SignedIn, request: Request) -> ReminderOut:
    return _answer(request, reminder_of(session, viewer))


@router.put("", operation_id="choose_reminder", responses={**PROBLEMS, **refusals(403)})
def put_reminder(session: Writing, viewer: SignedIn, request: Request, body: ReminderIn) -> ReminderOut:
    hosts = request.app.state.settings.push_hosts
    reminder = choose_reminder(session, viewer, body, hosts, clock_of(request)())
    if viewer.patient_id is not None:
        reach_person(session, viewer.patient_id)
        giver = Giver(viewer.patient_id, viewer.account_id, viewer.device_id)
        given = Given(Purpose.reminder, viewer.device_id, host_of(body.endpoint))
        give_consent(session, ledger_of(request), giver, given, body.consent)
    return _answer(request, reminder)


@router.delete("", status_code=204, operation_id="stop_reminder", responses=PROBLEMS)
def delete_reminder(session: Writing, viewer: SignedIn, request: Request) -> Response:
    forget_reminders(session, [viewer.device_id], now=clock_of(request)())
    return Response(status_code=204)


@router.post("/stop", status_code=204, operation_id="stop_reminder_by_token")
def stop_reminder_by_token(session: Writing, request: Request, body: StopIn) -> Response:
    """From the notification itself, without a session."""
    stop_by_token(session, database_of(request).keys, body.token, now=clock_of(request)())
    return Response(status_code=204)


def _answer(request: Request, reminder: Reminder | None) -> ReminderOut:
    return ReminderOut(
        public_key=public_key_of(server_key(database_of(request).keys)),
        choice=reminder.choice if reminder else None,
        day=reminder.day if reminder else None,
        hour=reminder.hour if reminder else None,
        zone=reminder.zone if reminder else None,
    )
