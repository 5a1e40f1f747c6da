"""Wire fields of the work line: statuses as dated periods, and contacts about work. Entitlement is never computed."""

from enum import StrEnum

from pydantic import Field

from app.kit.text import Line, Note
from app.records.envelope import RecordFields


class WorkStatusValue(StrEnum):
    working_usual = "working_usual"
    working_adapted = "working_adapted"
    therapeutic_part_time = "therapeutic_part_time"
    sick_leave = "sick_leave"
    sick_leave_at = "sick_leave_at"
    sick_leave_mp = "sick_leave_mp"
    reclassified = "reclassified"
    unfit = "unfit"
    disability_1 = "disability_1"
    disability_2 = "disability_2"
    disability_3 = "disability_3"
    retraining = "retraining"
    job_seeking = "job_seeking"
    not_working = "not_working"
    student = "student"
    retired = "retired"
    carer_home = "carer_home"


class WorkAttribute(StrEnum):
    rqth = "rqth"
    self_employed = "self_employed"


class WorkStatusFields(RecordFields):
    status: WorkStatusValue
    attributes: list[WorkAttribute] = Field(default=[], max_length=2)
    percent_time: int | None = Field(default=None, ge=0, le=100)
    job: Line | None = None


class WorkContactType(StrEnum):
    pre_return_visit = "pre_return_visit"
    return_visit = "return_visit"
    liaison_meeting = "liaison_meeting"
    on_request_visit = "on_request_visit"
    occupational_physician = "occupational_physician"
    social_security_physician = "social_security_physician"


class Followed(StrEnum):
    yes = "yes"
    partly = "partly"
    no = "no"
    not_yet = "not_yet"
    dont_know = "dont_know"


class WorkContactFields(RecordFields):
    type: WorkContactType
    outcome_text: Note | None = None
    recommendation_followed: Followed | None = None
