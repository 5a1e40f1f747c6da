"""A disk that loses power: records what SQLite writes and syncs, and shows what would be left at any moment."""

import random
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import apsw

_SECTOR_BYTES = 512
_CHANCE_OF_ARRIVAL = 0.5
_CHANCE_OF_TEAR = 0.3


@dataclass(frozen=True, slots=True)
class Act:
    """`name` is write, truncate, sync, delete or ack; for an ack, `offset` is what was acknowledged."""

    name: str
    path: str = ""
    offset: int = 0
    content: bytes = b""


@dataclass
class Tape:
    acts: list[Act] = field(default_factory=list)

    def acknowledge(self, number: int) -> None:
        self.acts.append(Act("ack", offset=number))


class _RecordingFile(apsw.VFSFile):
    def __init__(self, name: Any, flags: list[int], tape: Tape) -> None:
        super().__init__("", name, flags)
        self._path = Path(str(name.filename() if isinstance(name, apsw.URIFilename) else name)).name
        self._tape = tape

    def xWrite(self, data: bytes, offset: int) -> None:
        self._tape.acts.append(Act("write", self._path, offset, bytes(data)))
        super().xWrite(data, offset)

    def xTruncate(self, size: int) -> None:
        self._tape.acts.append(Act("truncate", self._path, size))
        super().xTruncate(size)

    def xSync(self, flags: int) -> None:
        self._tape.acts.append(Act("sync", self._path))
        super().xSync(flags)


class _RecordingDisk(apsw.VFS):
    def __init__(self, name: str, tape: Tape) -> None:
        super().__init__(name, "")
        self._tape = tape

    def xOpen(self, name: Any, flags: list[int]) -> _RecordingFile:
        return _RecordingFile(name, flags, self._tape)

    def xDelete(self, filename: str, syncdir: bool) -> None:
        self._tape.acts.append(Act("delete", Path(filename).name))
        super().xDelete(filename, syncdir)


@contextmanager
def recording_disk(name: str) -> Iterator[Tape]:
    tape = Tape()
    disk = _RecordingDisk(name, tape)
    try:
        yield tape
    finally:
        disk.unregister()


def _apply(content: bytearray, act: Act, *, kept_bytes: int | None = None) -> None:
    if act.name == "truncate":
        del content[act.offset :]
        return
    written = act.content[:kept_bytes] if kept_bytes is not None else act.content
    if len(content) < act.offset:
        content.extend(bytes(act.offset - len(content)))
    content[act.offset : act.offset + len(written)] = written


def leave_behind(acts: list[Act], folder: Path, dice: random.Random) -> int:
    """Writes what a cut after `acts` leaves: all that was synced, and any part of the rest. Returns the last ack."""
    durable: dict[str, bytearray] = {}
    waiting: dict[str, list[Act]] = {}
    acknowledged = 0
    for act in acts:
        if act.name == "ack":
            acknowledged = act.offset
        elif act.name == "delete":
            durable.pop(act.path, None)
            waiting.pop(act.path, None)
        elif act.name == "sync":
            for earlier in waiting.pop(act.path, []):
                _apply(durable.setdefault(act.path, bytearray()), earlier)
        else:
            waiting.setdefault(act.path, []).append(act)
    for path, pending in waiting.items():
        for act in pending:
            if dice.random() < _CHANCE_OF_ARRIVAL:
                torn = dice.random() < _CHANCE_OF_TEAR
                kept = dice.randrange(0, len(act.content) + 1, _SECTOR_BYTES) if torn and act.content else None
                _apply(durable.setdefault(path, bytearray()), act, kept_bytes=kept)
    for path, content in durable.items():
        (folder / path).write_bytes(content)
    return acknowledged
