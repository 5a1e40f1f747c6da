"""What a simulated decade counted, and how much of memory and disk it took."""

import gc
from dataclasses import dataclass, field
from pathlib import Path

from sqlalchemy import func, select, text

from app.records.queries import CHANGE
from app.storage.engine import Database

_MOST_MEMORY = 1.05
_GROWTH = (0.8, 1.2)


@dataclass(frozen=True, slots=True)
class Milestone:
    """What stood at the end of a year."""

    revisions: int
    database_bytes: int
    memory_bytes: int


@dataclass(slots=True)
class Outcome:
    runs: list[list[Milestone]] = field(default_factory=lambda: [[]])
    counted: dict[str, int] = field(default_factory=dict)
    failures: list[str] = field(default_factory=list)

    def count(self, act: str) -> None:
        self.counted[act] = self.counted.get(act, 0) + 1

    @property
    def memory(self) -> float:
        """The most that was held more at the end of a run of the service than after its first year."""
        return max(run[-1].memory_bytes / run[0].memory_bytes for run in self.runs)

    @property
    def growth(self) -> float:
        """Of the database, beside what its years two to five let expect for as many revisions."""
        years = [one for run in self.runs for one in run]
        early, middle, last = years[1], years[4], years[-1]
        each = (middle.database_bytes - early.database_bytes) / (middle.revisions - early.revisions)
        return last.database_bytes / (middle.database_bytes + each * (last.revisions - middle.revisions))

    def judge(self) -> None:
        if self.memory > _MOST_MEMORY:
            self.failures.append(f"memory × {self.memory:.3f}")
        if not _GROWTH[0] <= self.growth <= _GROWTH[1]:
            self.failures.append(f"growth × {self.growth:.2f}")

    def summary(self) -> str:
        last = self.runs[-1][-1]
        return (
            f"{last.revisions} revisions, {last.database_bytes / 1e6:.1f} MB; memory × {self.memory:.3f},"
            f" growth × {self.growth:.2f} of what was expected; {self.counted}; {len(self.failures)} failures"
        )


def milestone(database: Database) -> Milestone:
    gc.collect()
    with database.read() as session:
        revisions = session.execute(select(func.count()).select_from(CHANGE)).scalar_one()
    return Milestone(revisions, _bytes_of(database), _resident_bytes())


def _bytes_of(database: Database) -> int:
    """Of what is kept: journals come and go."""
    with database.read() as session:
        if database.sqlite_file is not None:
            pages, free, each = (
                int(session.execute(text(f"PRAGMA {name}")).scalar_one())
                for name in ("page_count", "freelist_count", "page_size")
            )
            return (pages - free) * each
        return int(session.execute(text("SELECT pg_database_size(current_database())")).scalar_one())


def _resident_bytes() -> int:
    lines = Path("/proc/self/status").read_text("utf-8").splitlines()
    return 1024 * next(int(line.split()[1]) for line in lines if line.startswith("VmRSS"))
