"""Since last time: everything a person's page says in one screen, counts first."""

from dataclasses import dataclass

from app.reports.agreed import agreed, asked
from app.reports.answers import answers
from app.reports.around import life, work
from app.reports.flares import flares
from app.reports.lines import Section, Telling
from app.reports.opening import heading, noted_days, opening
from app.reports.readings import SINCE_LAST_TIME, acceptable_line, readings
from app.reports.tools import tools


@dataclass(frozen=True, slots=True)
class SinceLastTime:
    heading: str
    sections: tuple[Section, ...]


def since_last_time(telling: Telling) -> SinceLastTime:
    """What they ask comes first, what was agreed last; a period without any note is told in one line."""
    told = changes(telling) if noted_days(telling) else [opening(telling)]
    found = [asked(telling), *told, agreed(telling)]
    return SinceLastTime(heading(telling), tuple(section for section in found if section.lines))


def changes(telling: Telling) -> list[Section]:
    how = readings(telling, SINCE_LAST_TIME)
    acceptable = acceptable_line(telling)
    if acceptable is not None:
        how = Section(how.key, how.title, (*how.lines[:1], acceptable, *how.lines[1:]))
    return [
        opening(telling),
        flares(telling),
        how,
        life(telling),
        work(telling),
        tools(telling),
        answers(telling),
    ]
