"""A notebook made by hand, for tests of what is told from it."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import numpy as np

from app.balance.signals import Series, Timeline, When, day_number
from app.charts.options import Language
from app.instruments.texts import read_texts
from app.reports.lines import Section, Telling
from app.reports.notebook import Entry, Notebook, period_of

TODAY = day_number(date(2026, 6, 30))
TEXTS = read_texts(None)


def entry(kind: str, day: int, until: int | None = None, /, *, number: int = 0, **fields: Any) -> Entry:
    """`day` and `until` are days before today; written on the day it was lived."""
    first = TODAY - day
    last = None if until is None else TODAY - until
    ongoing = bool(fields.get("ongoing"))
    when = When(first, last, ongoing=ongoing and last is None)
    written = datetime.fromordinal(first + date(1970, 1, 1).toordinal()).replace(hour=18, tzinfo=UTC)
    by_person = kind not in ("visit", "adjustment", "rhythm")
    return Entry(kind, f"{kind}-{day}-{number}", when, written, by_person, {"precision": "day", **fields})


def notebook_of(*entries: Entry, **series: Sequence[tuple[int, float]]) -> Notebook:
    """Series are (days before today, value); every entry makes its day a noted one."""
    by_kind: dict[str, tuple[Entry, ...]] = {}
    for one in entries:
        by_kind[one.kind] = (*by_kind.get(one.kind, ()), one)
    noted = sorted({one.when.first_day for one in entries if one.when.first_day <= TODAY})
    columns = {name: _series(name, rows) for name, rows in series.items()}
    return Notebook(by_kind, Timeline(other_days=noted, **columns), TODAY)  # type: ignore[arg-type]


def _series(name: str, rows: Sequence[tuple[int, float]]) -> Series:
    ordered = sorted((TODAY - day, value) for day, value in rows)
    ids = tuple(f"{name}-{place}" for place in range(len(ordered)))
    days = np.array([day for day, _ in ordered], dtype=np.int32)
    return Series(days, np.array([value for _, value in ordered], dtype=np.float64), ids)


def telling_of(notebook: Notebook, language: Language = Language.fr, **asked: Any) -> Telling:
    return Telling(notebook, period_of(notebook, **asked), language, TEXTS)


def in_english(telling: Telling) -> Telling:
    return replace(telling, language=Language.en)


def texts_of(section: Section) -> list[str]:
    return [line.text for line in section.lines]
