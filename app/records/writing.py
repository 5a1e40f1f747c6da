"""What every write needs to know."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from app.access.scopes import PatientScope
from app.records.kind import RecordKind
from app.records.mutation import Author
from app.storage.keys import Keys


@dataclass(frozen=True, slots=True)
class Writing:
    scope: PatientScope
    author: Author
    kinds: Mapping[str, RecordKind]
    keys: Keys
    now: datetime
