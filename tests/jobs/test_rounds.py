"""Work the service repeats by itself goes on after a fault, and ends with the service."""

import asyncio
from threading import Event

import pytest
from sqlalchemy.exc import OperationalError

from app.jobs.rounds import rounds


def test_a_round_the_database_refuses_is_told_and_the_next_one_comes(capsys: pytest.CaptureFixture[str]) -> None:
    done: list[int] = []
    third = Event()

    def work() -> None:
        done.append(len(done))
        if len(done) == 1:
            raise OperationalError("SELECT a secret", {}, Exception("locked"))
        if len(done) == 3:
            third.set()

    async def serve() -> None:
        async with rounds(work, "reminders", every_seconds=0):
            await asyncio.to_thread(third.wait, 10)

    asyncio.run(serve())

    assert third.is_set()
    written = capsys.readouterr().out
    assert "OperationalError" in written
    assert "secret" not in written


def test_nothing_runs_any_more_once_the_service_has_ended() -> None:
    done: list[int] = []
    first = Event()

    def work() -> None:
        done.append(1)
        first.set()

    async def serve() -> int:
        async with rounds(work, "reminders", every_seconds=0):
            await asyncio.to_thread(first.wait, 10)
        return len(done)

    assert asyncio.run(serve()) == len(done)
