"""Gathers the values of one local day into one record per kind, and turns the days into drafts."""

from dataclasses import dataclass, field, replace
from datetime import date
from uuid import UUID, uuid5

from app.interop.csv_mapping import NUMBER_FIELDS, REGION_ORDER, Join, Mapping, Side, Target
from app.kit.drafts import Draft

# Part of every imported record id: a new value here would import every diary a second time.
_NAMESPACE = UUID("5f0e6a52-4f0c-5d53-9d5e-6f2b7c1a9e34")

_MAX_LABEL = 200
_MAX_NOTE = 2000
_MAX_SIGNALS = 40
_MAX_SOURCE_LABELS = 68
_MAX_SIGNAL_VALUE = 1e9


class ValueRefused(Exception):
    """The value cannot be kept; `reason` is a key of the report's messages."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Value:
    """One readable value of a row; `label` is the name in the file, or the name of the signal."""

    target: Target
    label: str
    number: float
    side: Side | None = None
    side_word: str = ""


def refuse_if_unfit(value: Value) -> None:
    """Raises `ValueRefused`; nothing is clipped or rounded into range."""
    if not value.label:
        raise ValueRefused("name_missing")
    if len(value.label) + len(value.side_word) + 3 > _MAX_LABEL:
        raise ValueRefused("text_too_long")
    if value.target.regions is not None:
        lowest, highest, step = 0.0, 10.0, 0.0
    elif value.target.field is not None:
        lowest, highest, step = NUMBER_FIELDS[value.target.field]
    else:
        lowest, highest, step = -_MAX_SIGNAL_VALUE, _MAX_SIGNAL_VALUE, 0.0
    if not lowest <= value.number <= highest or (step and value.number % step):
        raise ValueRefused("value_out_of_range")


@dataclass(slots=True)
class DayRecord:
    """What one local day holds so far, for one kind."""

    record_id: UUID
    kind: str
    day: date
    regions: dict[str, float | None] = field(default_factory=dict)
    strongest: float | None = None
    source_labels: set[str] = field(default_factory=set)
    signals: dict[str, tuple[float, str | None]] = field(default_factory=dict)
    scalars: dict[str, float] = field(default_factory=dict)
    remarks: dict[str, None] = field(default_factory=dict)
    remarks_length: int = 0

    def add(self, value: Value) -> str:
        """Returns how it joined: same_day, added_up, strongest_kept or latest_kept. Raises `ValueRefused`."""
        target = value.target
        if target.regions is not None:
            return self._add_pain(value, target.regions)
        if target.field is not None:
            name = target.field.split(".")[1]
            return self._add_scalar(name, value)
        if value.label not in self.signals:
            if len(self.signals) >= _MAX_SIGNALS:
                raise ValueRefused("too_many_values")
            self.signals[value.label] = (value.number, target.unit)
            return "same_day"
        earlier, unit = self.signals[value.label]
        joined, reason = _joined(earlier, value.number, join=target.join)
        if abs(joined) > _MAX_SIGNAL_VALUE:
            raise ValueRefused("value_out_of_range")
        self.signals[value.label] = (joined, unit)
        return reason

    def copy(self) -> "DayRecord":
        return replace(
            self,
            regions=dict(self.regions),
            source_labels=set(self.source_labels),
            signals=dict(self.signals),
            scalars=dict(self.scalars),
            remarks=dict(self.remarks),
        )

    def remark(self, text: str) -> None:
        """Text that no field holds goes to the note; a remark too many is not cut in the middle."""
        if text not in self.remarks and self.remarks_length + len(text) < _MAX_NOTE:
            self.remarks[text] = None
            self.remarks_length += len(text) + 1

    def _add_pain(self, value: Value, regions: list[str]) -> str:
        label = f"{value.label} · {value.side_word}" if value.side_word else value.label
        if label not in self.source_labels and len(self.source_labels) >= _MAX_SOURCE_LABELS:
            raise ValueRefused("too_many_values")
        self.source_labels.add(label)
        if not regions:
            # Pain without a place has no region to keep its number once another pain of the day is stronger.
            self.remark(f"{label}: {value.number:g}")
        reason = "same_day"
        for region, intensity in _on_side(regions, value):
            known = self.regions.get(region)
            if known is not None and intensity is not None:
                reason = "strongest_kept"
            self.regions[region] = _stronger(known, intensity)
        self.strongest = _stronger(self.strongest, value.number)
        return reason

    def _add_scalar(self, name: str, value: Value) -> str:
        if name not in self.scalars:
            self.scalars[name] = value.number
            return "same_day"
        joined, reason = _joined(self.scalars[name], value.number, join=value.target.join)
        refuse_if_unfit(Value(value.target, value.label, joined))
        self.scalars[name] = joined
        return reason


def _stronger(one: float | None, other: float | None) -> float | None:
    known = [value for value in (one, other) if value is not None]
    return max(known) if known else None


def _joined(earlier: float, later: float, *, join: Join) -> tuple[float, str]:
    if join == "sum":
        # Sums of written decimals, so 0.1 + 0.2 is said 0.3.
        return round(earlier + later, 6), "added_up"
    if join == "max":
        return max(earlier, later), "strongest_kept"
    return later, "latest_kept"


def _on_side(regions: list[str], value: Value) -> list[tuple[str, float | None]]:
    """«Only» leaves the other side out; «mostly» keeps it as painful, with an intensity nobody wrote down."""
    if value.side is None:
        return [(region, value.number) for region in regions]
    other = "_r" if value.side.startswith("left") else "_l"
    if value.side.endswith("only"):
        return [(region, value.number) for region in regions if not region.endswith(other)]
    return [(region, None if region.endswith(other) else value.number) for region in regions]


def record_id_of(patient_id: UUID, mapping_id: str, *, kind: str, day: date) -> UUID:
    """The same day of the same person through the same mapping is the same record, whatever the file's name."""
    return uuid5(_NAMESPACE, f"{patient_id}|{mapping_id}|{kind}|{day.isoformat()}")


def draft_of(record: DayRecord, mapping: Mapping, *, zone: str | None) -> Draft:
    fields: dict[str, object] = {"local_date": record.day.isoformat(), "source": mapping.source}
    if zone is not None:
        fields["zone"] = zone
    if record.remarks:
        fields["note"] = "\n".join(record.remarks)
    if record.kind == "pain_map":
        fields |= _pain_fields(record, mapping)
    if record.kind == "night" and mapping.source == "device":
        fields["measured_by"] = "device"
    for name, number in record.scalars.items():
        fields[name] = int(number) if number.is_integer() else number
    if record.signals:
        fields["own_signals"] = [
            {"label": label, "value": number, "unit": unit} for label, (number, unit) in sorted(record.signals.items())
        ]
    return Draft(kind=record.kind, record_id=record.record_id, fields=fields)


def _pain_fields(record: DayRecord, mapping: Mapping) -> dict[str, object]:
    by_place = sorted(record.regions.items(), key=lambda part: REGION_ORDER[part[0]])
    return {
        "scale": mapping.scale,
        "regions": [{"region": region, "intensity": intensity} for region, intensity in by_place],
        "strongest": record.strongest,
        "source_labels": sorted(record.source_labels),
    }
