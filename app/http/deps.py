"""What routes ask for: a session that reads one snapshot, or one that commits before the answer leaves."""

from collections.abc import AsyncIterator, Iterator
from typing import Annotated

from anyio import CancelScope
from fastapi import Depends, Request
from starlette.concurrency import run_in_threadpool

from app.kit.clock import Clock
from app.storage.condition import Condition
from app.storage.engine import Database
from app.storage.sessions import ReadSession, WriteSession

__all__ = ["Database", "Reading", "Undamaged", "Writing", "clock_of", "condition_of_service", "database_of"]


def database_of(request: Request) -> Database:
    database: Database = request.app.state.database
    return database


def clock_of(request: Request) -> Clock:
    clock: Clock = request.app.state.clock
    return clock


def condition_of_service(request: Request) -> Condition:
    condition: Condition = request.app.state.condition
    return condition


async def _reading(request: Request) -> AsyncIterator[ReadSession]:
    """Opening touches nothing, so it costs no thread; closing costs one unless the route has closed it already."""
    session = database_of(request).open_reading()
    try:
        yield session
    finally:
        if session.in_transaction():
            with CancelScope(shield=True):
                await run_in_threadpool(session.close)


def _undamaged(request: Request) -> None:
    """Raises ReadOnly."""
    condition_of_service(request).refuse_writes_when_damaged()


def _writing(request: Request) -> Iterator[WriteSession]:
    """Raises ReadOnly. Signing in and the ledger of readings go on in a damaged database, so that it can be read."""
    _undamaged(request)
    with database_of(request).write() as session:
        yield session


# "function" scope: the default would answer 200 first and commit afterwards, and a phone forgets its entry on 200.
Reading = Annotated[ReadSession, Depends(_reading, scope="function")]
Writing = Annotated[WriteSession, Depends(_writing, scope="function")]
# For routes that open their writing themselves, since something slow lies before or between.
Undamaged = Depends(_undamaged)
