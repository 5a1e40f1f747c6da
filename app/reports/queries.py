"""Reads everything a report may tell of one person, through the same door as any other read."""

from datetime import date
from typing import Any

from sqlalchemy import Table
from sqlmodel import col, select

from app.access.models import Practice
from app.access.scopes import PatientScope
from app.balance.signals import Timeline, When, date_of, day_number
from app.catalogue.kinds import KINDS_BY_NAME
from app.identity.models import Account
from app.keyring.sealing import sealer_of
from app.patients.queries import profile
from app.records.models import AuthorRole
from app.records.queries import document, visible_to_side, with_state
from app.reports.notebook import Entry, Notebook, Period
from app.reports.synthesis import Signed
from app.storage.sessions import ReadSession

# Told one by one. Points of attention and what professionals write for themselves are on no report at all.
TOLD_KINDS = (
    "visit", "flare", "life_event", "story", "prom_response", "external_score", "tool_use", "work_status",
    "work_contact", "need", "contact_wish", "goal", "adjustment", "rhythm", "condition_label", "care_actor",
    "care_contact", "referral", "checkin", "pain_map",
)  # fmt: skip
# Of those that may be many, only what the period needs is read.
_MANY = frozenset({"checkin", "pain_map"})
_STAYS_OPEN = frozenset({"work_status", "condition_label"})


def read_notebook(session: ReadSession, scope: PatientScope, timeline: Timeline, period: Period) -> Notebook:
    since = date_of(period.first)
    entries = {name: tuple(_entries(session, scope, name, since)) for name in TOLD_KINDS}
    return Notebook(entries, timeline, period.last)


def read_visits(session: ReadSession, scope: PatientScope, timeline: Timeline, *, today: date) -> Notebook:
    """Enough to find the period, before what lies in it is read."""
    return Notebook({"visit": tuple(_entries(session, scope, "visit", today))}, timeline, day_number(today))


def _entries(session: ReadSession, scope: PatientScope, name: str, many_since: date) -> list[Entry]:
    kind = KINDS_BY_NAME[name]
    table: Table = kind.table.__table__  # type: ignore[attr-defined]
    query = with_state(table).where(
        table.c.patient_id == scope.patient_id, table.c.deleted.is_(False), visible_to_side(scope, table)
    )
    if name in _MANY:
        query = query.where(table.c.local_date >= many_since)
    query = query.order_by(table.c.local_date, table.c.id)
    sealer = sealer_of(session, scope.patient_id)
    return [_entry(document(sealer, kind, row)) for row in session.execute(query).mappings()]


def _entry(record: dict[str, Any]) -> Entry:
    fields = record["fields"]
    until = fields["until_date"]
    stays_open = record["kind"] in _STAYS_OPEN or bool(fields.get("ongoing"))
    return Entry(
        kind=record["kind"],
        id=str(record["id"]),
        when=When.of(
            date.fromisoformat(fields["local_date"]),
            None if until is None else date.fromisoformat(until),
            precision=fields["precision"],
            until_precision=fields["until_precision"],
            ongoing=stays_open,
        ),
        written_at=record["recorded_at"],
        by_person=record["author"]["role"] in (AuthorRole.patient, AuthorRole.proxy, AuthorRole.imported),
        fields=fields,
    )


def signed_by(session: ReadSession, scope: PatientScope) -> Signed:
    """The person, and whoever reads with the practices that let them read."""
    patient, _ = profile(session, scope)
    account = None if scope.account_id is None else session.get(Account, scope.account_id)
    practices = session.exec(
        select(Practice.name).where(col(Practice.id).in_(scope.practice_ids)).order_by(col(Practice.name))
    )
    names = [account.display_name] if account else []
    return Signed(patient.display_name, patient.birth_year, ", ".join([*names, *practices]))
