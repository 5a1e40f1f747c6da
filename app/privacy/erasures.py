"""The list of erasures, a small file beside the keys and in no backup, so that no restore brings anybody back."""

import os
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from uuid import UUID

import orjson

from app.storage.keys import Keys, KeyUnusable


class Erased(StrEnum):
    """`diary` is what the person kept to themself; `everything` their care record and their account as well."""

    diary = "diary"
    everything = "everything"


@dataclass(frozen=True, slots=True)
class Erasure:
    """No name and no word: who is known by their number alone. `key_id` is the key of the diary that was destroyed."""

    patient_id: UUID
    what: Erased
    at: datetime
    key_id: UUID | None = None


def note_erasure(keys: Keys, erasure: Erasure) -> None:
    """On disk before anything is removed. Raises KeyUnusable where there is no file to write beside."""
    file = _list_of(keys)
    descriptor = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    with os.fdopen(descriptor, "ab") as handle:
        handle.write(orjson.dumps(erasure, option=orjson.OPT_APPEND_NEWLINE))
        handle.flush()
        os.fsync(handle.fileno())


def noted_erasures(keys: Keys) -> list[Erasure]:
    """In the order they were made. Raises KeyUnusable for a list that was edited."""
    file = _list_of(keys) if keys.file else None
    if file is None or not file.exists():
        return []
    try:
        lines = [orjson.loads(line) for line in file.read_bytes().splitlines() if line]
        return [
            Erasure(
                UUID(line["patient_id"]),
                Erased(line["what"]),
                datetime.fromisoformat(line["at"]),
                UUID(line["key_id"]) if line["key_id"] else None,
            )
            for line in lines
        ]
    except (KeyError, ValueError, TypeError) as error:
        raise KeyUnusable("key_malformed") from error


def _list_of(keys: Keys) -> Path:
    if keys.file is None:
        raise KeyUnusable("key_missing")
    return keys.file.with_name(keys.file.name + ".erased")
