"""Repeats a piece of work for as long as the service runs; every process does, and the work itself takes turns."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager, suppress
from functools import partial

import structlog
from anyio.to_thread import run_sync
from sqlalchemy.exc import SQLAlchemyError

ROUND_SECONDS = 60


def rounds(
    work: Callable[[], object], job: str, *, every_seconds: float = ROUND_SECONDS
) -> AbstractAsyncContextManager[None]:
    """In a thread; leaving waits for the round that is under way."""
    return rounds_of(partial(run_sync, work), job, every_seconds=every_seconds)


@asynccontextmanager
async def rounds_of(
    work: Callable[[], Awaitable[object]], job: str, *, every_seconds: float = ROUND_SECONDS
) -> AsyncIterator[None]:
    """In the background of what is inside; leaving cancels the round that is under way."""
    task = asyncio.create_task(_keep_on(work, job, every_seconds))
    try:
        yield
    finally:
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task


async def _keep_on(work: Callable[[], Awaitable[object]], job: str, every_seconds: float) -> None:
    """A round the database refuses is told to the log, and the next one comes all the same."""
    log = structlog.get_logger()
    while True:
        await asyncio.sleep(every_seconds)
        try:
            await work()
        except SQLAlchemyError as error:
            log.error("round", job=job, error=type(error).__qualname__)
