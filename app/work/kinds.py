"""The record kinds of this package."""

from app.records.kind import RecordKind
from app.work.models import WorkContact, WorkStatus
from app.work.schemas import WorkContactFields, WorkStatusFields

KINDS = (
    RecordKind("work_status", "work-statuses", WorkStatusFields, WorkStatus),
    RecordKind("work_contact", "work-contacts", WorkContactFields, WorkContact),
)
