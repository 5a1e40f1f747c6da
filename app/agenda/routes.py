"""HTTP of a professional's day: who is seen, and one day read from a calendar file."""

from typing import Annotated
from uuid import UUID
from zoneinfo import ZoneInfo

from fastapi import APIRouter, File, Form, Request, Response, UploadFile
from sqlmodel import col

from app.access.dependencies import FollowsPeople, ListsPeople
from app.agenda.calendar import read_day
from app.agenda.calendar_lines import MOST_BYTES, CalendarTooLong
from app.agenda.commands import set_on_day, unset_on_day
from app.agenda.matching import NameIndex
from app.agenda.queries import day_of
from app.agenda.schemas import CalendarDayOut, DayHourIn, DayOut
from app.http.deps import Reading, Writing, clock_of
from app.http.openapi import PROBLEMS
from app.kit.days import LivedDay
from app.kit.text import fold
from app.patients.following import record_about, require_followed
from app.patients.models import PracticePerson
from app.patients.queries import lines_where
from app.patients.zones import Zone

router = APIRouter(prefix="/v1/practices/{practice_id}/agenda/{day}", tags=["agenda"], responses=PROBLEMS)


@router.get("", operation_id="read_day")
def read_agenda(session: Reading, scope: ListsPeople, request: Request, day: LivedDay) -> DayOut:
    """The reader's own day, with the people who asked to be seen and those who noted something."""
    return DayOut.of(day, day_of(session, scope, day, now=clock_of(request)()))


@router.put("/people/{patient_id}", status_code=204, operation_id="set_on_day")
def put_on_day(
    session: Writing, scope: FollowsPeople, request: Request, day: LivedDay, patient_id: UUID, body: DayHourIn
) -> Response:
    """Kept a month: the person, the day and the hour, and nothing of where they came from."""
    now = clock_of(request)()
    require_followed(session, scope, patient_id, now=now)
    set_on_day(session, scope, patient_id, day, starts_minutes=body.starts_minutes, now=now)
    record_about(session, request, scope, patient_id)
    return Response(status_code=204)


@router.delete("/people/{patient_id}", status_code=204, operation_id="unset_on_day")
def delete_from_day(
    session: Writing, scope: FollowsPeople, request: Request, day: LivedDay, patient_id: UUID
) -> Response:
    require_followed(session, scope, patient_id, now=clock_of(request)())
    unset_on_day(session, scope, patient_id, day)
    record_about(session, request, scope, patient_id)
    return Response(status_code=204)


@router.post("/calendar", operation_id="read_calendar")
def read_calendar(
    session: Reading,
    scope: ListsPeople,
    request: Request,
    day: LivedDay,
    file: Annotated[UploadFile, File(description="An iCalendar file of at most 5 MiB; it is read and let go")],
    zone: Annotated[Zone, Form(description="Where the day is lived")] = "Europe/Paris",
) -> CalendarDayOut:
    """The entries of that day and whom each may name. Nothing is stored: each person is set by hand."""
    if (file.size or 0) > MOST_BYTES:
        raise CalendarTooLong
    read = read_day(file.file.read(), day, ZoneInfo(zone))
    lines = lines_where(session, scope, col(PracticePerson.folded_name) != "", now=clock_of(request)())
    names = {str(line.patient_id): line.display_name for line in lines}
    return CalendarDayOut.of(read, NameIndex((key, fold(name)) for key, name in names.items()), names)
