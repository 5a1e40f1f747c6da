"""HTTP of load and resources, and of weeks and months in figures and words."""

from collections.abc import Iterable
from typing import Any, Literal

import numpy as np
import orjson
from fastapi import APIRouter, Response

from app.balance.basis import Basis, NotEnough
from app.balance.load import LoadBalance, load_balance, own_weights
from app.balance.signals import PainSeries, PainSource, Series, Timeline, Values, day_number
from app.balance.summaries import Summaries, days_in_periods, monthly, weekly
from app.balance.usual_range import daily_pain, usual_range
from app.charts.options import Language, Scale
from app.charts.schema import column
from app.charts.summary_words import summary_sentences
from app.http.openapi import PROBLEMS
from app.timeline.columns import Window
from app.timeline.load_schemas import LoadOut, SummariesOut
from app.timeline.routes import CACHED, AskedPicture

router = APIRouter(prefix="/v1/patients/{patient_id}/balance", tags=["timeline"], responses=PROBLEMS)

_SERIES = (
    "margin", "stress", "mental_load", "work_load", "activity_load", "sleep_quality", "sleep_minutes", "confidence",
)  # fmt: skip
_PAIN = {"pain": (PainSource.check_in,), "strongest": (PainSource.map, PainSource.diary)}


@router.get("/load", response_model=LoadOut, responses=CACHED)
def read_load(asked: AskedPicture) -> Response:
    """What weighs beside what supports, each day against the person's own earlier days. Pain has no part in it."""

    def make() -> bytes:
        life = asked.life()
        weights = own_weights(life)
        return orjson.dumps(
            {
                **_load(load_balance(life, weights), asked.window),
                "weights": {factor.value: weight for factor, weight in weights.items()},
            }
        )

    return asked.answer("load", make)


def _load(found: LoadBalance | NotEnough, window: Window) -> dict[str, Any]:
    if isinstance(found, NotEnough):
        return {"basis": found, "days": [], "loads": [], "resources": [], "index": []}
    first, last = _bounds(window)
    shown = (found.days >= first) & (found.days <= last)
    columns = {name: getattr(found, name)[shown] for name in ("loads", "resources", "index")}
    rounded = {name: column(np.round(values, 4)) for name, values in columns.items()}
    return {"basis": found.basis, "days": found.days[shown].tolist(), **rounded}


@router.get("/summaries", response_model=SummariesOut, responses=CACHED)
def read_summaries(
    asked: AskedPicture, by: Literal[Scale.week, Scale.month] = Scale.month, lang: Language = Language.fr
) -> Response:
    """Weeks or months that hold a note: how many days were noted, the lowest, the highest, the middle."""

    def make() -> bytes:
        life = asked.life()
        found = {name: _summary(life, name, asked.window, by=by) for name in (*_SERIES, *_PAIN)}
        told = {name: _columns(one, name, by=by, language=lang) for name, one in found.items() if len(one.starts)}
        return orjson.dumps({"basis": _basis(found.values()), "by": by, "series": told})

    return asked.answer("summaries", make, by, lang)


def _bounds(window: Window) -> tuple[int, int]:
    limits = np.iinfo(np.int32)
    first = limits.min if window.first is None else day_number(window.first)
    return int(first), int(limits.max if window.last is None else day_number(window.last))


def _summary(life: Timeline, name: str, window: Window, *, by: Scale) -> Summaries:
    """Whole weeks and months always: one that the period only touches is told whole."""
    pain: PainSeries | None = getattr(life, name) if name in _PAIN else None
    series: Series = getattr(life, name) if pain is None else pain.series
    upper = None if pain is None or not len(series) else _upper(pain, name)
    found = (monthly if by is Scale.month else weekly)(series, upper=upper)
    first, last = _bounds(window)
    ends = found.starts + days_in_periods(found.starts, monthly=by is Scale.month)
    return found.kept((ends > first) & (found.starts <= last))


def _upper(pain: PainSeries, name: str) -> Values:
    """The top of the usual range as it was known on the day of each note."""
    return usual_range(daily_pain(pain, *_PAIN[name]), pain.series.days).high


def _basis(found: Iterable[Summaries]) -> Basis | NotEnough:
    """The noted days of the thing most noted: one day often holds several."""
    most = max(found, key=lambda one: int(one.days_noted.sum()))
    if not len(most.starts):
        return NotEnough("notes", 1, 0)
    return Basis(int(most.days_noted.sum()), int(most.first_days[0]), int(most.last_days[-1]))


def _columns(found: Summaries, name: str, *, by: Scale, language: Language) -> dict[str, Any]:
    return {
        "starts": found.starts.tolist(),
        "days_noted": found.days_noted.tolist(),
        "days_in_period": days_in_periods(found.starts, monthly=by is Scale.month).tolist(),
        **{key: column(getattr(found, key)) for key in ("lowest", "highest", "median")},
        "days_above": found.days_above.tolist() if name in _PAIN else None,
        "words": summary_sentences(found, name, by, language),
    }
