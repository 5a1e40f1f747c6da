"""What routes ask for: a session that reads one snapshot, or one that commits before the answer leaves."""

from collections.abc import Iterator
from typing import Annotated

from fastapi import Depends, Request

from app.kit.clock import Clock
from app.storage.engine import Database
from app.storage.sessions import ReadSession, WriteSession

__all__ = ["Database", "Reading", "Writing", "clock_of", "database_of"]


def database_of(request: Request) -> Database:
    database: Database = request.app.state.database
    return database


def clock_of(request: Request) -> Clock:
    clock: Clock = request.app.state.clock
    return clock


def _reading(request: Request) -> Iterator[ReadSession]:
    with database_of(request).read() as session:
        yield session


def _writing(request: Request) -> Iterator[WriteSession]:
    with database_of(request).write() as session:
        yield session


# "function" scope: the default would answer 200 first and commit afterwards, and a phone forgets its entry on 200.
Reading = Annotated[ReadSession, Depends(_reading, scope="function")]
Writing = Annotated[WriteSession, Depends(_writing, scope="function")]
