"""Reads a whole file through a mapping: drafts to write, and a report of every row. Pure; nothing is stored."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from app.interop.csv_cells import DayReader, UnknownDay, number_from
from app.interop.csv_days import DayRecord, Value, ValueRefused, draft_of, record_id_of, refuse_if_unfit
from app.interop.csv_mapping import Mapping, NamedValues, Target, ValueColumn, plain
from app.interop.csv_rows import FileUnreadable, Header, Row, opened
from app.interop.report import ImportReport, Outcome, RowReport, UnknownName, totals_of
from app.kit.drafts import Draft

_SAMPLE_LINES = 300
_MOST_UNKNOWN_NAMES = 200
_NOBODY = UUID(int=0)


@dataclass(frozen=True, slots=True)
class ImportResult:
    """`drafts` in the order of the days; the same file gives the same drafts."""

    drafts: tuple[Draft, ...]
    report: ImportReport


def build(content: bytes, mapping: Mapping, *, patient_id: UUID, zone: str | None = None) -> ImportResult:
    """Never raises on the content: an unreadable file is a report with a `problem` and no drafts.

    `zone` is the IANA zone the person lived in; it is noted on the records and moves no day.
    """
    try:
        header, rows = opened(content, mapping)
    except FileUnreadable as error:
        return ImportResult((), _report(mapping, problem=error.problem))
    reading = _Reading(mapping, header, patient_id=patient_id)
    reports = [reading.take(row) for row in rows]
    records = sorted(reading.records.values(), key=lambda record: (record.day, record.kind))
    drafts = tuple(draft_of(record, mapping, zone=zone) for record in records)
    return ImportResult(drafts, _report(mapping, reading=reading, rows=reports, header=header))


def detect(mappings: Iterable[Mapping], content: bytes) -> Mapping | None:
    """The mapping whose columns cover the header best; between equals, the one that can place most of the first rows.

    Only the first lines are read; a choice made by the person always goes before this one.
    """
    ranked = []
    for mapping in mappings:
        sample = content if mapping.format == "json" else _first_lines(content)
        if (fit := _fit(mapping, sample)) is not None:
            ranked.append((fit, mapping))
    ranked.sort(key=lambda pair: (-pair[0][0], -pair[0][1], pair[1].id))
    return ranked[0][1] if ranked else None


def _first_lines(content: bytes) -> bytes:
    return b"".join(content[: 256 * 1024].splitlines(keepends=True)[:_SAMPLE_LINES])


def _fit(mapping: Mapping, sample: bytes) -> tuple[int, int] | None:
    try:
        header, _rows = opened(sample, mapping)
    except FileUnreadable:
        return None
    report = build(sample, mapping, patient_id=_NOBODY).report
    placed = report.rows_with(Outcome.kept) + report.rows_with(Outcome.merged_into_day)
    return (len(header.position_of), placed) if placed or not report.rows else None


class _Reading:
    """The state of one pass over one file."""

    def __init__(self, mapping: Mapping, header: Header, *, patient_id: UUID) -> None:
        self.records: dict[tuple[str, date], DayRecord] = {}
        self.unknown: Counter[str] = Counter()
        self.unknown_spelling: dict[str, str] = {}
        self._mapping = mapping
        self._header = header
        self._patient_id = patient_id
        self._unnamed = [position for position, name in enumerate(header.names) if not name]
        self._days = DayReader(mapping.day, header.position_of)
        day = mapping.day
        day_columns = day.parts or (day.date or day.timestamp or "",)
        self._day_width = max(header.position_of.get(column, 0) for column in day_columns)

    def take(self, row: Row) -> RowReport:
        if row.trouble is not None:
            self._days.lose_track()
            return RowReport(row.line, Outcome.rejected, row.trouble)
        if not any(cell.strip() for cell in row.cells):
            return RowReport(row.line, Outcome.skipped, "blank_line")
        if len(row.cells) <= self._day_width:
            self._days.lose_track()
            return RowReport(row.line, Outcome.rejected, "row_too_short")
        try:
            day = self._days.day_of(row.cells)
            return self._place(row, day)
        except (UnknownDay, ValueRefused) as refusal:
            return RowReport(row.line, Outcome.rejected, refusal.reason)

    def _place(self, row: Row, day: date) -> RowReport:
        missing = self._missing_columns(row)
        if missing is None:
            return RowReport(row.line, Outcome.skipped, "not_worn")
        remarks: list[str] = []
        if self._mapping.named is not None:
            named = self._named_value(row, self._mapping.named)
            if named is None:
                return RowReport(row.line, Outcome.skipped, "name_unknown")
            values = [named] if isinstance(named, Value) else []
        else:
            values = self._column_values(row, missing, remarks)
        if not values:
            return RowReport(row.line, Outcome.skipped, "no_value")
        return self._join(row, day, values=values, remarks=remarks)

    def _join(self, row: Row, day: date, *, values: Sequence[Value], remarks: list[str]) -> RowReport:
        for value in values:
            refuse_if_unfit(value)
        kind = values[0].target.kind
        opened_before = self.records.get((kind, day))
        opens = opened_before is None
        record = opened_before or self._new_record(kind, day)
        if len(values) > 1:
            # A row joins as a whole or not at all, so several values are tried on a copy.
            record = record.copy()
        joined = {record.add(value) for value in values}
        self.records[kind, day] = record
        for text in [*remarks, *self._extra_remarks(row, values[0])]:
            record.remark(text)
        outcome = Outcome.kept if opens else Outcome.merged_into_day
        return RowReport(row.line, outcome, self._reason(opens, joined), record.record_id)

    def _new_record(self, kind: str, day: date) -> DayRecord:
        return DayRecord(record_id_of(self._patient_id, self._mapping.id, kind=kind, day=day), kind, day)

    def _reason(self, opens: bool, joined: set[str]) -> str:
        if self._days.goes_back:
            return "day_goes_back"
        if opens:
            return "new_day"
        return next((how for how in ("strongest_kept", "latest_kept", "added_up") if how in joined), "same_day")

    def _cell(self, row: Row, column: str | None) -> str:
        position = self._header.position_of.get(column) if column else None
        return row.cells[position].strip() if position is not None and position < len(row.cells) else ""

    def _missing_columns(self, row: Row) -> frozenset[str] | None:
        """None when the whole row is missing."""
        dropped: set[str] = set()
        for rule in self._mapping.missing_when:
            if all(self._number(self._cell(row, column)) == number for column, number in rule.when.items()):
                if not rule.drop:
                    return None
                dropped.update(rule.drop)
        return frozenset(dropped)

    def _number(self, cell: str) -> float | None:
        return number_from(cell, self._header.dialect)

    def _named_value(self, row: Row, named: NamedValues) -> Value | Outcome | None:
        """None for a name to be skipped, `Outcome.skipped` for a row without a value."""
        position = self._header.position_of[named.value]
        if position >= len(row.cells):
            raise ValueRefused("row_too_short")
        name = " ".join(self._cell(row, named.name).split())
        if not name:
            raise ValueRefused("name_missing")
        target = self._target_of(name, named)
        if target is None:
            return None
        cell = self._cell(row, named.value)
        if plain(cell) in self._mapping.missing_cells:
            return Outcome.skipped
        word = self._cell(row, named.side)
        label = target.signal if target.signal is not None else name
        return Value(target, label, self._value(cell, target), self._mapping.side_by_word.get(plain(word)), word)

    def _target_of(self, name: str, named: NamedValues) -> Target | None:
        key = plain(name)
        known = self._mapping.target_by_name.get(key)
        if known is not None:
            return known
        self.unknown[key] += 1
        self.unknown_spelling.setdefault(key, name)
        if named.unknown == "skip":
            return None
        return Target(signal=self.unknown_spelling[key], unit=named.unknown_unit)

    def _value(self, cell: str, target: Target) -> float:
        written = target.points.get(cell)
        number = written if written is not None else self._number(cell)
        if number is None or (target.points and written is None):
            raise ValueRefused("number_unreadable")
        return number

    def _column_values(self, row: Row, missing: frozenset[str], remarks: list[str]) -> list[Value]:
        """Cells that are not numbers stay in `remarks` in the person's words; the rest of the row is kept."""
        values = []
        for rule in self._mapping.values:
            cell = self._cell(row, rule.column)
            if rule.column in missing or plain(cell) in self._mapping.missing_cells:
                continue
            label = self._label(row, rule)
            try:
                values.append(Value(rule, label, 1.0 if rule.count else self._value(cell, rule)))
            except ValueRefused:
                remarks.append(f"{label}: {cell}")
        return values

    def _label(self, row: Row, rule: ValueColumn) -> str:
        label = rule.signal if rule.signal is not None else rule.column
        for column in self._header.position_of if "{" in label else ():
            label = label.replace("{" + column + "}", self._cell(row, column))
        return " ".join(label.split()).strip(" ,:")

    def _extra_remarks(self, row: Row, first: Value) -> list[str]:
        if self._mapping.extra_cells == "ignore" or self._mapping.format == "json":
            return []
        unnamed = [row.cells[position] for position in self._unnamed if position < len(row.cells)]
        extra = (cell.strip() for cell in unnamed + row.cells[len(self._header.names) :])
        return [f"{first.label}: {text}" for text in extra if text]


def _report(
    mapping: Mapping,
    *,
    problem: str | None = None,
    reading: _Reading | None = None,
    rows: Sequence[RowReport] = (),
    header: Header | None = None,
) -> ImportReport:
    records = reading.records.values() if reading else ()
    days = {record.day for record in records}
    unknown = reading.unknown.most_common(_MOST_UNKNOWN_NAMES) if reading else []
    return ImportReport(
        mapping_id=mapping.id,
        problem=problem,
        counted_by="item" if mapping.format == "json" else "line",
        header_line=header.line if header and header.line else None,
        rows=tuple(rows),
        totals=totals_of(rows),
        records=len(records),
        days=len(days),
        first_day=min(days, default=None),
        last_day=max(days, default=None),
        unknown_names=tuple(UnknownName(reading.unknown_spelling[key], count) for key, count in unknown)
        if reading
        else (),
        ignored_columns=header.ignored if header else (),
    )
