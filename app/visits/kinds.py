"""The record kinds of this package."""

from app.records.kind import RecordKind
from app.visits.models import Visit
from app.visits.schemas import VisitFields

KINDS = (
    RecordKind(
        "visit",
        "visits",
        VisitFields,
        Visit,
        references=("actor_ids", "adjustments", "tools.tool_id", "linked_ids"),
    ),
)
