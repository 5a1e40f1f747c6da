"""What the disk says when it refuses: told as a fact a person can read, not as a fault of ours."""

import shutil
from pathlib import Path

import psycopg
from sqlalchemy.exc import DBAPIError

from app.kit.errors import DomainError, ServiceBusy
from app.storage.condition import ReadOnly

# Less is as good as full: one large import or one checkpoint of the write-ahead log takes it.
_LEAST_FREE_BYTES = 64 * 1024 * 1024


class StorageFull(DomainError):
    """Nothing was written; what is there can still be read."""

    code = "storage_full"
    status = 507


def refusal_of_disk(error: BaseException | None) -> DomainError | None:
    """None where the fault is another one. SQLite undoes a transaction it has no room for, so that undoing it again
    fails too: what the disk said is then the fault before the last."""
    while error is not None:
        if isinstance(error, DBAPIError) and (refusal := _refusal(error.orig)):
            return refusal
        error = error.__context__
    return None


def _refusal(said: BaseException | None) -> DomainError | None:
    told = str(said)
    if isinstance(said, psycopg.errors.DiskFull) or "disk is full" in told:
        return StorageFull()
    if isinstance(said, psycopg.errors.ReadOnlySqlTransaction) or "readonly database" in told:
        return ReadOnly()
    # Another process writes for longer than one waits: erasing, or changing keys, from the command line.
    if isinstance(said, psycopg.errors.TooManyConnections) or "database is locked" in told:
        return ServiceBusy()
    return None


def has_room(folder: Path) -> bool:
    return shutil.disk_usage(folder).free >= _LEAST_FREE_BYTES
