"""HTTP of what changed after: for professionals, who may open it with the person."""

from datetime import date
from typing import Annotated

import orjson
from fastapi import APIRouter, Query, Response

from app.balance.after import After, AfterChanges, NoAnswer
from app.balance.changes import Change
from app.balance.signals import day_number
from app.balance.version import ENGINE_VERSION
from app.care.models import ConditionLabel
from app.charts.after import AfterLife
from app.http.openapi import PROBLEMS
from app.kit.errors import NotAllowed, NotReachable
from app.timeline.after_schemas import AfterChangesOut
from app.timeline.columns import Window, rows_of
from app.timeline.reader import Reader
from app.timeline.routes import CACHED, AskedPicture

router = APIRouter(prefix="/v1/patients/{patient_id}/balance", tags=["timeline"], responses=PROBLEMS)

# ICD-11: low back pain. A chronic primary or secondary pain has a code of its own (MG30).
_LOW_BACK_PAIN = "ME84.2"
_CHRONIC_PAIN = "MG30"


def after_life(reader: Reader) -> AfterLife:
    return AfterLife(reader.life(), _acute_back_pain(reader))


def _acute_back_pain(reader: Reader) -> tuple[int, ...]:
    """Days of labels coded as low back pain, for somebody who has no label of chronic pain; free text is not read."""
    rows = rows_of(reader.session, reader.scope, ConditionLabel, ("code",), Window())
    labels = [(date.fromisoformat(str(day)), code) for _, day, code in rows if code]
    if any(code.startswith(_CHRONIC_PAIN) for _, code in labels):
        return ()
    return tuple(day_number(day) for day, code in labels if code.startswith(_LOW_BACK_PAIN))


def _change_out(change: Change) -> dict[str, object]:
    return {
        "of": change.of,
        "kind": change.kind,
        "record_id": change.record_id,
        "day": change.day,
        "precision": change.when.precision,
        "key": change.key,
        "label": change.label,
    }


def _out(answer: After | NoAnswer) -> dict[str, object]:
    change = _change_out(answer.change)
    if isinstance(answer, NoAnswer):
        missing = [{"what": one.what, "needed": one.needed, "found": one.found} for one in answer.missing]
        return {"change": change, "answer": None, "missing": missing, "possible_from": answer.possible_from}
    told = {
        "verdict": answer.verdict,
        "observed": answer.observed,
        "expected": answer.expected,
        "low": answer.low,
        "high": answer.high,
        "moments": answer.moments,
        "basis": answer.basis,
    }
    return {"change": change, "answer": told, "missing": [], "possible_from": None}


_OneChange = Annotated[str | None, Query(max_length=100, description="kind/id of one change; all of them otherwise")]


@router.get("/after", response_model=AfterChangesOut, responses=CACHED)
def read_what_changed_after(asked: AskedPicture, of: _OneChange = None) -> Response:
    """Each recorded change with its answer, or with what is missing for one; in order of day."""
    if asked.scope.is_patient:
        raise NotAllowed

    def make() -> bytes:
        changes = AfterChanges(asked.life(), day_number(asked.today))
        if of is None:
            return orjson.dumps({"engine": ENGINE_VERSION, "items": [_out(answer) for answer in changes.answers()]})
        change = changes.named(of)
        if change is None:
            raise NotReachable
        return orjson.dumps({"engine": ENGINE_VERSION, "items": [_out(changes.answer(change))]})

    return asked.answer("after", make, of)
