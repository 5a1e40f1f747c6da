"""A record about to be written: what importers and the demonstration generator hand over."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID


@dataclass(frozen=True, slots=True)
class Draft:
    """`fields` are JSON-mode wire fields; `record_id` is stable, so that a second import changes nothing."""

    kind: str
    record_id: UUID
    fields: dict[str, object]
    recorded_at: datetime | None = None
