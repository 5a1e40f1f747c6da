"""The pages of one invented life: identifiers, instants, and who wrote what when, in order of writing."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

import numpy as np

from app.demo.lives_script import Almanac, Author, LifeScript
from app.kit.drafts import Draft

_WORDS = frozenset({"note", "text", "title", "what", "therapist_summary", "outcome_text", "agreed", "their_words"})


@dataclass(frozen=True, slots=True)
class DemoEntry:
    """One record to write, and the account that writes it."""

    draft: Draft
    author: Author


@dataclass(frozen=True, slots=True)
class Pen:
    """Who writes, and when it enters the notebook."""

    author: Author
    at: datetime


class Deck:
    """Lines shuffled once, each drawn once; `so_far` (0 to 1) spreads them over a life instead of its first years."""

    def __init__(self, lines: tuple[str, ...], rng: np.random.Generator) -> None:
        self._lines: list[str] = [lines[index] for index in rng.permutation(len(lines))]
        self._drawn = 0

    def draw(self, so_far: float = 1.0) -> str | None:
        if self._drawn >= len(self._lines) * so_far:
            return None
        self._drawn += 1
        return self._lines[self._drawn - 1]


class Rounds:
    """Sentences of a professional, who has a way of saying things: a pool comes round again only once it is used up."""

    def __init__(self, rng: np.random.Generator) -> None:
        self.rng = rng
        self._decks: dict[tuple[str, ...], Deck] = {}

    def draw(self, lines: tuple[str, ...]) -> str:
        line = self._decks[lines].draw() if lines in self._decks else None
        if line is None:
            self._decks[lines] = Deck(lines, self.rng)
            line = self._decks[lines].draw()
        return line or ""


class Notebook:
    """Collects entries; a reference can only be taken to what was written before."""

    def __init__(self, script: LifeScript, today: date, rng: np.random.Generator) -> None:
        self.script = script
        self.almanac = Almanac.of(script, today)
        self._rng = rng
        self._zone = ZoneInfo(script.zone)
        self._pages: list[tuple[datetime, int, DemoEntry]] = []
        self._keyed: dict[str, tuple[UUID, datetime, object]] = {}
        statuses = [fact for fact in script.facts if fact.kind == "work_status"]
        self._statuses = sorted((self.almanac.day(fact.on), str(fact.fields["status"])) for fact in statuses)

    def so_far(self, day: date) -> float:
        """The part of the life that has passed by a day."""
        first = date(self.almanac.first_year, 1, 1)
        return (day - first).days / (self.almanac.today - first).days

    def is_working(self, day: date) -> bool:
        """Whether the last work status begun by a day is one of being at work."""
        begun = [status for since, status in self._statuses if since <= day]
        return bool(begun) and begun[-1] in ("working_usual", "working_adapted", "therapeutic_part_time")

    def instant(self, day: date, hour: int, minute: int | None = None) -> datetime:
        """The local hour of a lived day, in UTC; the minute is chance unless given."""
        exact = int(self._rng.integers(60)) if minute is None else minute
        return datetime.combine(day, time(hour, exact), self._zone).astimezone(UTC)

    def offset_minutes(self, instant: datetime) -> int:
        offset = instant.astimezone(self._zone).utcoffset() or timedelta()
        return int(offset.total_seconds()) // 60

    def write(self, kind: str, pen: Pen, fields: dict[str, object], key: str | None = None) -> UUID:
        """Empty fields are left out; text carries the language of the life."""
        record_id = self._uuid7(pen.at)
        filled = {name: value for name, value in fields.items() if value is not None}
        if not _WORDS.isdisjoint(filled):
            filled.setdefault("lang", self.script.language)
        draft = Draft(kind=kind, record_id=record_id, fields=filled, recorded_at=pen.at)
        self._pages.append((pen.at, len(self._pages), DemoEntry(draft, pen.author)))
        if key is not None:
            self._keyed[key] = (record_id, pen.at, filled.get("until_date"))
        return record_id

    def known(self, key: str, at: datetime) -> UUID | None:
        """The record a key names, if it was already written at that instant."""
        if key not in self._keyed:
            return None
        record_id, written, _ = self._keyed[key]
        return record_id if written < at else None

    def tool_in_use(self, key: str, at: datetime) -> UUID | None:
        """The tool a key names, if it was written before that instant and not laid aside by then."""
        record_id = self.known(key, at)
        until = self._keyed[key][2] if record_id is not None else None
        return None if until is not None and str(until) < at.date().isoformat() else record_id

    def around(self, first: date, last: date) -> list[UUID]:
        """Life moments that weigh, placed to the month or better, begun between two days and noted by the last one."""
        return [
            entry.draft.record_id
            for written, _, entry in self._pages
            if entry.draft.kind == "life_event"
            and written.date() < last
            and entry.draft.fields.get("precision") not in ("year", "season")
            and int(str(entry.draft.fields.get("valence", 0))) < 0
            and first.isoformat() <= str(entry.draft.fields["local_date"]) <= last.isoformat()
        ]

    def entries(self) -> tuple[DemoEntry, ...]:
        return tuple(entry for _, _, entry in sorted(self._pages, key=lambda page: page[:2]))

    def _uuid7(self, at: datetime) -> UUID:
        # RFC 9562: 48 bits of milliseconds, version, 12 bits, variant, 62 bits; the rest seeded so that runs agree.
        milliseconds = int(at.timestamp() * 1000)
        high, low = (int(part) for part in self._rng.integers(0, 1 << 62, size=2))
        return UUID(int=milliseconds << 80 | 0x7 << 76 | (high & 0xFFF) << 64 | 0b10 << 62 | low)
