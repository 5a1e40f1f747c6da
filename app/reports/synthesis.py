"""One page for one reader. Which sections a reader gets is written here, and nowhere else."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import StrEnum

from app.charts.dates import day_in_words, days_in_words
from app.reports.agreed import adjustment_line, agreed, asked, goals_line, needs_lines
from app.reports.answers import answer_lines
from app.reports.around import contact_lines, life, status_lines, stories
from app.reports.course import (
    condition_lines,
    followed_since,
    goal_lines,
    helped_lines,
    network_lines,
    region_line,
    session_lines,
    treatment_lines,
    what_mattered,
)
from app.reports.flares import flares
from app.reports.lines import Line, Section, Telling
from app.reports.notebook import new_ones
from app.reports.opening import heading, noted_days, opening
from app.reports.picture import Picture, picture_of
from app.reports.readings import (
    ACTIVITY,
    CONFIDENCE,
    HOURS,
    INTERFERENCE,
    MAPS,
    MARGIN,
    MENTAL_LOAD,
    PAIN,
    SLEEP,
    STRESS,
    WORK_LOAD,
    Reading,
    acceptable_line,
    matters_line,
    own_signals_line,
    reading_line,
)
from app.reports.since import changes

_CONTACTS_TOLD = 8
_ADJUSTMENTS_TOLD = 3


class Audience(StrEnum):
    """`physiotherapy` is the outline of the assessment a physiotherapist completes by hand."""

    prescriber = "prescriber"
    pain_clinic = "pain_clinic"
    occupational_physician = "occupational_physician"
    person = "person"
    physiotherapy = "physiotherapy"


@dataclass(frozen=True, slots=True)
class Signed:
    """Whose page it is, and who hands it on."""

    person: str
    birth_year: int | None
    author: str


@dataclass(frozen=True, slots=True)
class Synthesis:
    audience: Audience
    title: str
    heading: str
    facts: tuple[str, ...]
    sections: tuple[Section, ...]
    picture: Picture | None
    notice: str

    @property
    def tag(self) -> str:
        """Names exactly what was read: a page is only printed as it was previewed."""
        lines = [line.text for section in self.sections for line in section.lines]
        return hashlib.sha256("\n".join([self.title, self.heading, *self.facts, *lines]).encode()).hexdigest()[:16]


def synthesis(telling: Telling, audience: Audience, signed: Signed) -> Synthesis:
    made = [section for section in _SECTIONS[audience](telling) if section.lines]
    language = telling.language
    name = telling.say("born", name=signed.person, year=str(signed.birth_year)) if signed.birth_year else signed.person
    period = telling.period
    span = days_in_words(period.day, period.last, language)
    if period.day == period.last:
        span = day_in_words(period.day, language)
    written = telling.say("written_by", author=signed.author, day=day_in_words(period.last, language))
    only_work = audience is Audience.occupational_physician
    notice = telling.say("disclaimer")
    picture = picture_of(telling, only_work=only_work)
    return Synthesis(
        audience=audience,
        title=f"{telling.say('synthesis')}, {telling.say(f'for_{audience}')}",
        heading=telling.say("period", span=span) if only_work else heading(telling),
        facts=(name, written) if only_work else (name, telling.say("period", span=span), written),
        sections=tuple(made),
        picture=picture.told_in(made) if picture else None,
        notice=f"{telling.say('work_only')} {notice}" if only_work else notice,
    )


def without(made: Synthesis, left_out: frozenset[str]) -> Synthesis:
    """What remains to be printed once the professional has left lines out; the picture follows the text."""
    kept = [
        Section(section.key, section.title, tuple(line for line in section.lines if line.id not in left_out))
        for section in made.sections
    ]
    sections = tuple(section for section in kept if section.lines)
    return replace(made, sections=sections, picture=made.picture.told_in(sections) if made.picture else None)


def _read(telling: Telling, *wanted: Reading) -> list[Line | None]:
    return [reading_line(telling, reading) for reading in wanted]


def _in_short(telling: Telling, *keys: str) -> list[Section]:
    told = [section.in_short() for section in changes(telling) if section.key in keys]
    return told if noted_days(telling) else [section for section in told if section.key != "how"]


def _adjustments(telling: Telling) -> list[Line]:
    told, more = telling.few(new_ones(telling.notebook.of("adjustment"), telling.period), _ADJUSTMENTS_TOLD)
    return [*(adjustment_line(telling, entry) for entry in told), *more]


def _sessions(telling: Telling) -> Section:
    return telling.section("sessions", [*session_lines(telling), *_adjustments(telling)])


def _next(telling: Telling) -> Section:
    plan = [
        line
        for line in agreed(telling).lines
        if line.key in ("agreed", "next_date", "past_date", "open_door", "rhythm")
    ]
    return telling.section("next", plan)


def _expects(telling: Telling) -> Section:
    wishes = [line for line in asked(telling).lines if line.key == "wish"]
    return telling.section("expects", [*wishes, *needs_lines(telling), goals_line(telling)])


def _for_prescriber(telling: Telling) -> list[Section]:
    return [
        telling.section("reason", [*condition_lines(telling), followed_since(telling)]),
        *_in_short(telling, "opening", "flares", "how", "life", "work"),
        telling.section("treatments", treatment_lines(telling)),
        _sessions(telling),
        telling.section("answers", answer_lines(telling)),
        telling.section("network", network_lines(telling)),
        _expects(telling),
        _next(telling),
    ]


def _for_pain_clinic(telling: Telling) -> list[Section]:
    """In the order of a first evaluation: why, since when, what, what it touches, what was tried, what is hoped."""
    pain = [*flares(telling).in_short().lines, *_read(telling, PAIN, MAPS), region_line(telling)]
    load = [*_read(telling, SLEEP, HOURS, STRESS, MENTAL_LOAD, MARGIN, CONFIDENCE), own_signals_line(telling)]
    return [
        telling.section("reason", [*condition_lines(telling), *asked(telling).lines]),
        telling.section("course", [followed_since(telling), *opening(telling).lines, *stories(telling)]),
        telling.section("pain", [*pain, acceptable_line(telling)]),
        telling.section("function", [*_read(telling, INTERFERENCE, ACTIVITY), matters_line(telling)]),
        telling.section("sleep_mood", load),
        telling.section("answers", answer_lines(telling)),
        *_in_short(telling, "life", "work"),
        telling.section("treatments", treatment_lines(telling)),
        _sessions(telling),
        telling.section("network", network_lines(telling)),
        telling.section("expects", [goals_line(telling)]),
        _next(telling),
    ]


def _for_occupational_physician(telling: Telling) -> list[Section]:
    """Work and function only: nothing is taken from any other record, whatever the person shares elsewhere."""
    work = [*status_lines(telling), *contact_lines(telling, _CONTACTS_TOLD)]
    function = telling.section("function", _read(telling, WORK_LOAD, ACTIVITY, INTERFERENCE))
    nothing = [] if work or function.lines else [telling.line("no_work")]
    return [telling.section("work", [*work, *nothing]), function]


def _for_person(telling: Telling) -> list[Section]:
    own = [line for line in life(telling).lines if line.key == "story"]
    plan = _next(telling).lines
    door = [] if any(line.key == "open_door" for line in plan) else [telling.line("door")]
    return [
        telling.section("own_words", [*asked(telling).lines, *own, *what_mattered(telling)]),
        telling.section("expects", [*goal_lines(telling), matters_line(telling)]),
        telling.section("helped", helped_lines(telling)),
        *_in_short(telling, "opening", "flares"),
        telling.section("next", [*plan, *door]),
    ]


def _for_physiotherapy(telling: Telling) -> list[Section]:
    """The headings of the assessment, filled with what was noted; what only the hand and the eye know stays blank."""
    pain = [*flares(telling).in_short().lines, *_read(telling, PAIN, MAPS), region_line(telling)]
    blanks = [telling.line(f"by_hand_{name}") for name in ("examination", "diagnosis", "protocol")]
    return [
        telling.section("reason", [*condition_lines(telling), followed_since(telling)]),
        telling.section("course", [*opening(telling).lines, *_in_short(telling, "life")[0].lines]),
        telling.section("pain", [*pain, acceptable_line(telling)]),
        telling.section("limits", _read(telling, INTERFERENCE, ACTIVITY, SLEEP, HOURS)),
        telling.section("participation", [*status_lines(telling), matters_line(telling)]),
        telling.section("answers", answer_lines(telling)),
        _expects(telling),
        telling.section("treatments", treatment_lines(telling)),
        _sessions(telling),
        telling.section("by_hand", blanks),
        _next(telling),
    ]


_SECTIONS: dict[Audience, Callable[[Telling], list[Section]]] = {
    Audience.prescriber: _for_prescriber,
    Audience.pain_clinic: _for_pain_clinic,
    Audience.occupational_physician: _for_occupational_physician,
    Audience.person: _for_person,
    Audience.physiotherapy: _for_physiotherapy,
}
