"""HTTP of the usual range and of the phases, for programs; the pictures and their words say the same."""

from typing import Any

import numpy as np
import orjson
from fastapi import APIRouter, Response

from app.balance.basis import Basis, NotEnough
from app.balance.pain_notes import PainNotes, pain_notes
from app.balance.phase_spans import PhaseSpan, phase_spans
from app.balance.phases import FORGOTTEN_AFTER_DAYS, Phase, Phases, phases
from app.balance.signals import Days, day_number
from app.balance.usual_range import ENOUGH_NOTES, RangeState, UsualRange, usual_range
from app.balance.version import ENGINE_VERSION
from app.charts.schema import column
from app.http.openapi import PROBLEMS
from app.timeline.phase_schemas import PhasesOut, UsualRangeOut
from app.timeline.routes import CACHED, Asked, AskedPicture

router = APIRouter(prefix="/v1/patients/{patient_id}/balance", tags=["timeline"], responses=PROBLEMS)

_DRAWN = (Phase.overflowing, Phase.settling)


@router.get("/usual-range", response_model=UsualRangeOut, responses=CACHED)
def read_usual_range(asked: AskedPicture) -> Response:
    """Where the person's own notes usually are, on the last day of the period and day by day before it."""

    def make() -> bytes:
        notes = [_range_of(asked, one) for one in pain_notes(asked.life())]
        return orjson.dumps({"engine": ENGINE_VERSION, "notes": notes})

    return asked.answer("usual-range", make)


@router.get("/phases", response_model=PhasesOut, responses=CACHED)
def read_phases(asked: AskedPicture) -> Response:
    """Where the recent notes stand beside the usual range of their day: a description, never a declared flare."""

    def make() -> bytes:
        notes = [_phases_of(asked, one) for one in pain_notes(asked.life())]
        return orjson.dumps({"engine": ENGINE_VERSION, "notes": notes})

    return asked.answer("phases", make)


def _bounds(asked: Asked, days: Days) -> tuple[int, int]:
    """The period asked for, else from the first note to today."""
    window, today = asked.window, day_number(asked.today)
    last = today if window.last is None else min(day_number(window.last), today)
    return (int(days[0]) if window.first is None else day_number(window.first)), last


def _range_of(asked: Asked, notes: PainNotes) -> dict[str, Any]:
    first, last = _bounds(asked, notes.told.days)
    known = usual_range(notes.shaping, np.arange(first, last + 1, dtype=np.int32))
    on_day = usual_range(notes.shaping, np.array([last + 1], dtype=np.int32))
    has_range = int(on_day.state[0]) != RangeState.none
    return {
        "of": notes.key,
        "basis": _basis(notes, last, has_range=has_range),
        "on_day": last + 1,
        "range": _known(on_day) if has_range else None,
        "history": _history(known),
    }


def _basis(notes: PainNotes, last: int, *, has_range: bool) -> Basis | NotEnough:
    earlier = notes.shaping.days[notes.shaping.days <= last]
    if not has_range:
        # Old notes weigh less than they count.
        return NotEnough("noted_days", ENOUGH_NOTES, min(len(earlier), ENOUGH_NOTES - 1))
    return Basis.of(earlier)


def _known(known: UsualRange) -> dict[str, Any]:
    return {
        "state": RangeState(int(known.state[0])).name,
        "low": float(known.low[0]),
        "high": float(known.high[0]),
        "middle": round(float(known.middle[0]), 2),
        "step": float(known.step[0]),
        "half_life_days": int(known.half_life_days[0]),
        "last_note": int(known.last_note[0]),
    }


def _history(known: UsualRange) -> dict[str, Any]:
    bounds = np.nan_to_num(np.stack([known.low, known.high, known.state.astype(np.float64)]), nan=-1)
    starts = np.flatnonzero(np.any(np.diff(bounds, axis=1, prepend=-2) != 0, axis=0))
    return {
        "first_days": known.days[starts].tolist(),
        "low": column(known.low[starts]),
        "high": column(known.high[starts]),
        "state": [RangeState(int(state)).name for state in known.state[starts]],
    }


def _phases_of(asked: Asked, notes: PainNotes) -> dict[str, Any]:
    first, last = _bounds(asked, notes.told.days)
    found = phases(notes.told, notes.shaping)
    shown = (found.days >= first) & (found.days <= last)
    on_day = usual_range(notes.shaping, np.array([last + 1], dtype=np.int32))
    spans = [span for phase in _DRAWN for span in phase_spans(found, notes.told, phase)]
    return {
        "of": notes.key,
        "basis": _basis(notes, last, has_range=int(on_day.state[0]) != RangeState.none),
        "now": _now(found, last),
        "spans": [
            _span(span) for span in sorted(spans, key=_begun) if span.last_day >= first and span.first_day <= last
        ],
        "labels": {
            "days": found.days[shown].tolist(),
            "that_day": [Phase(int(code)).name for code in found.that_day.phase[shown]],
            "afterwards": [Phase(int(code)).name for code in found.afterwards.phase[shown]],
        },
    }


def _begun(span: PhaseSpan) -> int:
    return span.first_day


def _span(span: PhaseSpan) -> dict[str, Any]:
    return {
        "phase": span.phase.name,
        "first_day": span.first_day,
        "last_day": span.last_day,
        "notes": span.notes,
        "highest": span.highest,
        "parts": span.parts,
        "final": span.final,
    }


def _now(found: Phases, last: int) -> dict[str, Any] | None:
    place = int(np.searchsorted(found.days, last, side="right")) - 1
    if place < 0 or last - int(found.days[place]) > FORGOTTEN_AFTER_DAYS:
        return None
    level, middle, threshold = column(
        np.round([found.that_day.level[place], found.middle[place], found.threshold[place]], 2)
    )
    return {
        "phase": Phase(int(found.that_day.phase[place])).name,
        "on_day": int(found.days[place]),
        "since": int(found.that_day.since[place]),
        "level": level,
        "middle": middle,
        "threshold": threshold,
    }
