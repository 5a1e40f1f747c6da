"""Recorded changes one may ask about afterwards: a procedure or a tool begun, work, a visit, an adjustment."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from app.balance.signals import EXACT, Timeline, When


class ChangeKind(StrEnum):
    """The kinds of their records."""

    tool_use = "tool_use"
    work_status = "work_status"
    visit = "visit"
    adjustment = "adjustment"


@dataclass(frozen=True, slots=True)
class Change:
    """`key` is the closed word of what it is (a tool's kind, a work status, a visit's mode); changes of one `kind`
    and one `likeness` are of the same kind to each other. `label` is in the person's or the therapist's words."""

    kind: ChangeKind
    record_id: str
    when: When
    key: str
    label: str | None
    likeness: str

    @property
    def day(self) -> int:
        return self.when.first_day

    @property
    def has_a_day(self) -> bool:
        """A change placed in a month or a year has no day before and no day after."""
        return self.when.precision in EXACT

    @property
    def of(self) -> str:
        return f"{self.kind.value}/{self.record_id}"


def changes_of(timeline: Timeline) -> tuple[Change, ...]:
    """In order of day."""
    return tuple(sorted(_changes(timeline), key=lambda change: (change.day, change.of)))


def _changes(timeline: Timeline) -> Iterator[Change]:
    for tool in timeline.tools:
        yield Change(ChangeKind.tool_use, tool.record_id, tool.when, tool.kind, tool.label, tool.kind)
    for status in timeline.work_statuses:
        yield Change(ChangeKind.work_status, status.record_id, status.when, status.status, None, "")
    for visit in timeline.visits:
        yield Change(ChangeKind.visit, visit.record_id, visit.when, visit.mode, None, "")
    for adjustment in timeline.adjustments:
        yield Change(ChangeKind.adjustment, adjustment.record_id, adjustment.when, "", adjustment.what, "")
