"""How much was noted, and where nothing was: silence is said as silence and is given no meaning."""

from itertools import pairwise

import numpy as np

from app.balance.silence import recorded_days
from app.charts.dates import day_in_words
from app.reports.lines import Line, Section, Telling, about_one
from app.reports.notebook import Start

QUIET_FROM_DAYS = 21
_SILENCES_TOLD = 2


def heading(telling: Telling) -> str:
    period, language = telling.period, telling.language
    if period.start is Start.beginning and not noted_days(telling):
        return telling.say("not_begun")
    day = day_in_words(period.day, language)
    length = telling.length(max(period.last - period.day, 1))
    key = {Start.last_visit: "since_visit", Start.beginning: "since_beginning", Start.chosen_day: "since_day"}
    return telling.say(key[period.start], day=day, length=length)


def opening(telling: Telling) -> Section:
    days = noted_days(telling)
    period = telling.period
    asked = period.last - period.first + 1
    counted = telling.counted("noted_days", len(days), days=asked)
    silences = _silences(telling, days)
    if not days:
        return telling.section("opening", [telling.line("nothing_noted") if asked > 0 else counted])
    return telling.section("opening", [counted, *silences])


def noted_days(telling: Telling) -> list[int]:
    """Days of the period that hold any record the reader may see."""
    days = recorded_days(telling.notebook.timeline)
    kept = days[(days >= telling.period.first) & (days <= telling.period.last)]
    return [int(day) for day in np.unique(kept)]


def _silences(telling: Telling, days: list[int]) -> list[Line]:
    """The longest ones, in order of time, then what may be said of them all."""
    period, language = telling.period, telling.language
    edges = sorted({period.day, *days})
    gaps = [(first, last, False) for first, last in pairwise(edges)] + [(edges[-1], period.last, True)]
    long = sorted((gap for gap in gaps if gap[1] - gap[0] > QUIET_FROM_DAYS), key=lambda gap: gap[0] - gap[1])
    told = []
    for first, last, is_open in sorted(long[:_SILENCES_TOLD]):
        length = telling.length(last - first - (0 if is_open else 1))
        ends = (day_in_words(first, language), day_in_words(last, language))
        key = "silence_open" if is_open else "silence"
        told.append(about_one(telling.line(key, first=ends[0], last=ends[1], length=length), str(first)))
    if len(long) > _SILENCES_TOLD:
        told.append(telling.counted("more_silences", len(long) - _SILENCES_TOLD))
    return [*told, telling.line("silence_means")] if told else []
