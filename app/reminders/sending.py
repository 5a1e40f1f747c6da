"""One round: whatever is due now is claimed, then sent once. What fails is not tried again: it is only a reminder."""

from dataclasses import dataclass
from datetime import datetime

from app.access.scopes import operator_scope
from app.http.deps import Database
from app.kit.clock import Clock
from app.reminders.commands import claim, forget_reminders
from app.reminders.due import Due, due_at
from app.reminders.encryption import Ephemeral, Recipient, authorization, encrypt, server_key
from app.reminders.models import Choice, Reminder
from app.reminders.push_service import PushServiceRefused, PushServices, listed_address
from app.reminders.queries import (
    Reminded,
    has_evening_on,
    has_open_flare,
    has_written_since,
    living_reminders,
    voided_reminders,
)
from app.reminders.tokens import stop_token
from app.reminders.words import PADDED_TO, message
from app.storage.condition import Condition
from app.storage.sessions import ReadSession

_GONE = frozenset({404, 410})


@dataclass(frozen=True, slots=True)
class Sender:
    """`contact` is how a push service reaches whoever runs this installation."""

    database: Database
    clock: Clock
    services: PushServices
    contact: str
    condition: Condition

    def send_due(self) -> int:
        """How many were sent; none from a damaged database, where a second one would not know of the first."""
        if self.condition.is_damaged:
            return 0
        now = self.clock()
        self._forget_voided(now)
        with self.database.read() as session:
            due = [
                (one, moment)
                for one in living_reminders(session, now)
                if (moment := _moment(one.reminder, now)) and not _stays_quiet(session, one, moment)
            ]
        return sum(self._send(one, moment, now) for one, moment in due)

    def _forget_voided(self, now: datetime) -> None:
        with self.database.read() as session:
            voided = voided_reminders(session, now)
        if voided:
            with self.database.write() as session:
                forget_reminders(session, voided, now=now)

    def _send(self, one: Reminded, due: Due, now: datetime) -> bool:
        with self.database.write() as session:
            if not claim(session, one.reminder, due.day):
                return False
        status = self._post(one, due.seconds_left(now))
        if status in _GONE:
            with self.database.write() as session:
                forget_reminders(session, [one.reminder.device_id], now=now)
        return status is not None and status < 300

    def _post(self, one: Reminded, ttl_seconds: int) -> int | None:
        reminder, keys = one.reminder, self.database.keys
        try:
            address = listed_address(reminder.endpoint, self.services.hosts)
            plain = message(one.language, stop_token(keys, reminder))
            recipient = Recipient(reminder.p256dh, reminder.auth)
            body = encrypt(plain, recipient, Ephemeral.made(), padded_to=PADDED_TO)
            headers = {
                "Authorization": authorization(server_key(keys), address.origin, self.contact),
                "Content-Encoding": "aes128gcm",
                "Content-Type": "application/octet-stream",
                "TTL": str(ttl_seconds),
                "Urgency": "low",
            }
            return self.services.post(reminder.endpoint, body, headers)
        except (PushServiceRefused, ValueError):
            return None


def _moment(reminder: Reminder, now: datetime) -> Due | None:
    due = due_at(reminder.choice, reminder.day, reminder.hour, reminder.zone, now)
    is_taken = due is not None and reminder.last_sent_on is not None and reminder.last_sent_on >= due.day
    return None if is_taken else due


def _stays_quiet(session: ReadSession, one: Reminded, due: Due) -> bool:
    """While it overflows, on a day already noted, and on evenings when nothing is asked."""
    scope = operator_scope(session, one.patient_id)
    if has_open_flare(session, scope) or has_written_since(session, scope, one.reminder.account_id, due.day_began):
        return True
    return one.reminder.choice is Choice.evenings and not has_evening_on(session, scope, due.day)
