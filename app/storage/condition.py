"""Whether the database was found damaged: one small file beside it, so that no restart forgets what was found."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import orjson

from app.kit.errors import DomainError
from app.settings import Settings

_FILE = "damage-found.json"


class ReadOnly(DomainError):
    """The database is damaged or its disk refuses writes: reading goes on, and what is sent stays with its sender."""

    code = "read_only"
    status = 503


@dataclass(frozen=True, slots=True)
class Condition:
    """Every process on the data folder reads the same file, at each write."""

    file: Path

    @property
    def is_damaged(self) -> bool:
        return self.file.exists()

    def refuse_writes_when_damaged(self) -> None:
        """Raises ReadOnly."""
        if self.is_damaged:
            raise ReadOnly

    def note_damage(self, faults: tuple[str, ...], *, now: datetime) -> None:
        """The first finding stays: later ones may only be what it led to."""
        if not self.is_damaged:
            waiting = self.file.with_suffix(".part")
            waiting.write_bytes(orjson.dumps({"found_at": now, "faults": faults}, option=orjson.OPT_INDENT_2))
            waiting.replace(self.file)

    def note_sound(self) -> None:
        self.file.unlink(missing_ok=True)


def condition_of(settings: Settings) -> Condition:
    return Condition(settings.data_folder / _FILE)
