"""Three invented lives over ten years for the demonstration. Nobody here exists; nothing is taken from a real file."""

from dataclasses import dataclass
from datetime import date

import numpy as np

from app.demo.lives_course import lived_course
from app.demo.lives_diary import write_diary
from app.demo.lives_facts import write_aims, write_facts
from app.demo.lives_flares import flare_spans, write_flares
from app.demo.lives_notebook import DemoEntry, Notebook
from app.demo.lives_script import Author, LifeScript
from app.demo.lives_visits import appointments_of, write_visits
from app.demo.words_back import BACK
from app.demo.words_joints import JOINTS
from app.demo.words_widespread import WIDESPREAD

SCRIPTS: tuple[LifeScript, ...] = (BACK, WIDESPREAD, JOINTS)

__all__ = ["SCRIPTS", "Author", "DemoEntry", "InventedLife", "invented_lives"]


@dataclass(frozen=True, slots=True)
class InventedLife:
    """`entries` are in order of writing, so that each one refers only to earlier ones."""

    key: str
    display_name: str
    birth_year: int
    language: str
    zone: str
    followed_by: tuple[Author, ...]
    entries: tuple[DemoEntry, ...]


def invented_lives(*, seed: int, today: date) -> tuple[InventedLife, ...]:
    """Nothing is lived or written on `today` or later, whatever the hour; the same seed gives the same bytes."""
    return tuple(_life(script, today, np.random.default_rng([seed, index])) for index, script in enumerate(SCRIPTS))


def _life(script: LifeScript, today: date, rng: np.random.Generator) -> InventedLife:
    calendar, course_rng, flare_rng, word_rng = rng.spawn(4)
    notebook = Notebook(script, today, rng)
    appointments = appointments_of(notebook, calendar)
    course = lived_course(script, notebook.almanac, course_rng)
    spans = flare_spans(script, notebook.almanac, course, flare_rng)
    for span in spans:
        course = course.with_flare(span.first, span.last, span.pain_rise)
    write_facts(notebook, appointments, word_rng, script.facts)
    write_aims(notebook, appointments)
    write_flares(notebook, course, spans, word_rng)
    write_visits(notebook, course, appointments, word_rng)
    write_diary(notebook, course, spans, word_rng)
    write_facts(notebook, appointments, word_rng, script.around)
    return InventedLife(
        key=script.key,
        display_name=script.display_name,
        birth_year=notebook.almanac.first_year - script.age,
        language=script.language,
        zone=script.zone,
        followed_by=tuple(dict.fromkeys(visit.therapist for visit in appointments)),
        entries=notebook.entries(),
    )
