"""The record kinds of this package. What a person answered is theirs; their practice answers beside it."""

from app.instruments.models import PromResponse
from app.instruments.schemas import PromResponseFields
from app.records.kind import RecordKind

KINDS = (
    RecordKind(
        "prom_response",
        "prom-responses",
        PromResponseFields,
        PromResponse,
        own_words=frozenset({"note", "answers", "instrument_id", "reference_date"}),
    ),
)
