"""Whose rows a transaction may touch, told to PostgreSQL itself, whose policies (migration 0021) hold the query to it.

Only ever for one transaction: what is set for a connection would greet whoever is handed it next from the pool.
"""

from collections.abc import Iterable
from enum import StrEnum
from uuid import UUID

from sqlalchemy import Connection, event
from sqlalchemy.orm import SessionTransaction

from app.storage.sessions import ReadSession

# In the options of an engine whose every transaction spans people, and in the notes of a session that says it itself.
SPANS, SCOPE = "spans", "row_scope"
_HAS_BEGUN = "row_scope_told"
_EVERYONE = "everyone"
_TELL = "SELECT set_config('app.scope', %s, true)"


class Span(StrEnum):
    """Why a transaction meets more than one person; whatever answers a request narrows it down at once."""

    operator = "operator"
    care_links = "care_links"
    caseload = "caseload"
    invitation = "invitation"
    past_days = "past_days"
    share_link = "share_link"


def is_held(session: ReadSession) -> bool:
    """Not on SQLite, and not where the engine spans people for whoever holds the key."""
    return SCOPE in session.info


def reach_person(session: ReadSession, patient_id: UUID) -> None:
    """This person's rows and nobody else's, also after a rollback of the session."""
    _reach(session, str(patient_id))


def reach_people(session: ReadSession, patient_ids: Iterable[UUID]) -> None:
    _reach(session, ",".join(map(str, patient_ids)))


def reach_nobody(session: ReadSession) -> None:
    _reach(session, "")


def span_people(session: ReadSession, why: Span) -> None:
    """Everybody's rows; `why` is for whoever reads the code, and for the test that lists every place."""
    assert why is not Span.operator, "a session does not become an operator's"
    _reach(session, _EVERYONE)


def tell_everyone(connection: Connection) -> None:
    """For a transaction of whoever owns the database."""
    connection.exec_driver_sql(_TELL, (_EVERYONE,))


def tell_span(connection: Connection) -> None:
    """At the start of each transaction of an engine that spans people."""
    if connection.get_execution_options().get(SPANS):
        tell_everyone(connection)


def _reach(session: ReadSession, scope: str) -> None:
    if not is_held(session) or session.info[SCOPE] == scope:
        return
    session.info[SCOPE] = scope
    if session.info.get(_HAS_BEGUN):
        session.connection().exec_driver_sql(_TELL, (scope,))


@event.listens_for(ReadSession, "after_begin")
def _tell(session: ReadSession, _: SessionTransaction, connection: Connection) -> None:
    scope = session.info.get(SCOPE)
    if scope is None:
        return
    session.info[_HAS_BEGUN] = True
    if scope:
        connection.exec_driver_sql(_TELL, (scope,))


@event.listens_for(ReadSession, "after_transaction_end")
def _forget(session: ReadSession, transaction: SessionTransaction) -> None:
    if transaction.parent is None:
        session.info.pop(_HAS_BEGUN, None)
