"""Lives of pain notes for the tests of what changed after and of what goes together: invented, from a seed."""

from datetime import date, timedelta

import numpy as np

from app.balance.signals import (
    PainSeries,
    PainSource,
    Series,
    Timeline,
    ToolInUse,
    Visit,
    When,
    date_of,
    day_number,
)

FIRST = day_number(date(2019, 3, 4))
Row = tuple[date, float, str, PainSource]


def pain_rows(seed: int, days: int, *, share: float = 0.8, level: float = 4.0) -> list[Row]:
    """Slow waves and short overflows, whole notes 0 to 10, on a share of the days; a few were said at a visit."""
    generator = np.random.default_rng(seed)
    noise = generator.normal(0, 1, days)
    slow = np.convolve(generator.normal(0, 1, days + 30), np.ones(31) / 5.5, mode="valid")[:days]
    overflow = np.zeros(days)
    for start in generator.integers(0, days, days // 60 + 1):
        overflow[start : start + 14] += np.linspace(3, 0, 14)[: len(overflow[start : start + 14])]
    values = np.clip(np.rint(level + slow + overflow + noise), 0, 10)
    written = np.flatnonzero(generator.random(days) < share)
    sources = [PainSource.visit if one < 0.05 else PainSource.check_in for one in generator.random(len(written))]
    return [
        (date_of(FIRST + int(day)), float(values[day]), f"p{day:05}", source)
        for day, source in zip(written, sources, strict=True)
    ]


def infiltration(day: int, record_id: str = "i1") -> ToolInUse:
    return ToolInUse(record_id, When(day), "infiltration", "Infiltration guidée par échographie")


def visit(day: int, record_id: str) -> Visit:
    return Visit(record_id, When(day), "in_person")


def life(rows: list[Row], **things: object) -> Timeline:
    return Timeline(pain=PainSeries.of(rows), **things)  # type: ignore[arg-type]


def moved(rows: list[Row], days: int) -> list[Row]:
    return [(day + timedelta(days=days), value, record_id, source) for day, value, record_id, source in rows]


def factor(seed: int, days: int, *, low: int = 0, high: int = 10, share: float = 0.9) -> Series:
    generator = np.random.default_rng(seed)
    values = np.clip(np.rint(generator.normal((low + high) / 2, (high - low) / 4, days)), low, high)
    written = np.flatnonzero(generator.random(days) < share)
    return Series.of((date_of(FIRST + int(day)), float(values[day]), f"s{seed}-{day}") for day in written)
