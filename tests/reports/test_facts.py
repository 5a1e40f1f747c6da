"""What is told is counted from the records of the period, whatever they are, and from no other."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.balance.signals import WorkStatus, date_of
from app.charts.options import Language
from app.instruments.definitions import DEFINITIONS
from app.reports.agreed import agreed, asked
from app.reports.around import life, work
from app.reports.flares import flares
from app.reports.lines import Section, Telling
from app.reports.notebook import Entry, Start, period_of
from app.reports.opening import heading, noted_days, opening
from app.reports.readings import readings
from app.reports.score_words import SCORE_NAMES
from app.reports.since import since_last_time
from app.reports.tools import tools
from app.reports.words import WORDS
from tests.reports.telling import TODAY, entry, in_english, notebook_of, telling_of, texts_of

VISIT = entry("visit", 60, mode="in_person", open_door=True)
_DAYS = st.lists(st.integers(min_value=0, max_value=400), max_size=25)


@given(_DAYS, st.integers(min_value=1, max_value=200))
def test_flares_are_counted_once_each_and_only_those_that_reach_into_the_period(days: list[int], visit: int) -> None:
    made = [entry("flare", day, max(day - 2, 0), number=place) for place, day in enumerate(days)]
    telling = telling_of(notebook_of(entry("visit", visit), *made))

    [count, *_] = flares(telling).lines
    reaching = {flare.id for flare in made if flare.when.last_day is not None and flare.when.last_day > TODAY - visit}
    assert {ref.id for ref in count.about} == reaching
    assert count.text.startswith(f"{len(reaching)} débordement" if reaching else "Pas de débordement")


@given(_DAYS, st.integers(min_value=0, max_value=300))
def test_days_with_a_note_are_those_of_the_period(days: list[int], since: int) -> None:
    telling = telling_of(notebook_of(*(entry("story", day, text="x") for day in days)), chosen_day=TODAY - since)

    expected = sorted({TODAY - day for day in days if day <= since})
    assert noted_days(telling) == expected
    if expected:
        digits = re.findall(r"\d+", opening(telling).lines[0].text)
        assert [int(one) for one in digits] == [len(expected), since + 1]


@given(st.lists(st.tuples(st.integers(0, 300), st.integers(0, 10)), max_size=40), st.integers(1, 200))
def test_a_rating_is_told_from_the_days_of_the_period(rows: list[tuple[int, int]], visit: int) -> None:
    telling = telling_of(notebook_of(entry("visit", visit), stress=rows))
    inside = [(day, value) for day, value in rows if day < visit]

    found = [line for line in readings(telling).lines if line.key == "stress"]
    assert len(found) == (1 if inside else 0)
    if inside:
        [line] = found
        assert len(line.about) == len(inside)
        assert line.text.startswith(f"Stress (10 très fort)\u202f: {len({day for day, _ in inside})} jour")
        values = [value for _, value in inside]
        told = line.text.split("\u202f: ", 1)[1].split("(", 1)[0]
        assert {str(min(values)), str(max(values))} <= set(re.findall(r"\d+", told))


@given(st.lists(st.sampled_from(["life_event", "tool_use", "work_contact", "story", "flare"]), max_size=12), _DAYS)
def test_nothing_outside_the_period_is_told(kinds: list[str], days: list[int]) -> None:
    required = {
        "life_event": {"category": "home", "title": "MARQUE"},
        "tool_use": {"kind": "walking", "label": "MARQUE"},
        "work_contact": {"type": "return_visit", "outcome_text": "MARQUE"},
        "story": {"text": "MARQUE"},
        "flare": {"note": "MARQUE", "context": ["sleep"]},
    }
    before = [
        entry(kind, 61 + day, 61 + day, number=place, **required[kind])  # type: ignore[arg-type]
        for place, (kind, day) in enumerate(zip(kinds, days, strict=False))
    ]
    told = since_last_time(telling_of(notebook_of(VISIT, *before)))

    assert not [line for section in told.sections for line in section.lines if "MARQUE" in line.text]
    assert {ref.kind for section in told.sections for line in section.lines for ref in line.about} <= {"visit"}


def test_a_note_of_the_evening_after_a_visit_counts_and_the_visits_own_do_not() -> None:
    visit = entry("visit", 30)
    evening = entry("flare", 30, 30)
    later = Entry("flare", "evening", evening.when, visit.written_at + timedelta(hours=2), True, evening.fields)
    before = Entry("flare", "morning", evening.when, visit.written_at - timedelta(hours=8), True, evening.fields)
    [count, *_] = flares(telling_of(notebook_of(visit, later, before))).lines

    assert [ref.id for ref in count.about] == ["evening"]


def test_the_visit_of_today_is_the_one_being_prepared() -> None:
    earlier, today = entry("visit", 12), entry("visit", 0)

    period = period_of(notebook_of(earlier, today))
    assert (period.start, period.visit, period.first) == (Start.last_visit, earlier, TODAY - 11)


def test_without_a_visit_it_begins_with_the_first_note_and_an_empty_notebook_today() -> None:
    first = period_of(notebook_of(entry("story", 50, text="x")))
    empty = period_of(notebook_of())

    assert (first.start, first.first) == (Start.beginning, TODAY - 50)
    assert (empty.start, empty.first, empty.last) == (Start.beginning, TODAY, TODAY)


def test_a_notebook_without_a_word_has_not_begun_and_older_work_does_not_begin_it() -> None:
    worked, first = entry("work_status", 4000, status="working_usual"), entry("story", 50, text="x")
    status = WorkStatus(worked.id, worked.when, "working_usual")
    kept = notebook_of(worked, first)
    placed = replace(kept, timeline=replace(kept.timeline, work_statuses=[status], other_days=[TODAY - 50]))

    assert heading(telling_of(notebook_of())) == "Rien n’est encore écrit dans le carnet"
    assert period_of(placed).first == TODAY - 50


def test_what_still_lasts_is_told_before_what_ended_and_the_rest_is_counted() -> None:
    ended = [entry("tool_use", 50 - place, 49 - place, kind="walking", label="x") for place in range(12)]
    lasting = entry("tool_use", 300, kind="heat_cold", label="Bain", ongoing=True)
    told, more = telling_of(notebook_of(VISIT, lasting, *ended)).few([lasting, *ended], 4)

    assert told == [lasting, *ended[-3:]]
    assert [line.text for line in more] == ["Et 9 autres."]


def test_nothing_new_is_said_in_one_line_and_given_no_meaning() -> None:
    telling = telling_of(notebook_of(VISIT))

    assert [section.key for section in since_last_time(telling).sections] == ["opening", "agreed"]
    assert texts_of(opening(telling)) == ["Rien de nouveau n’a été noté. Ce silence ne dit rien à lui seul."]
    assert texts_of(opening(in_english(telling))) == ["Nothing new was noted. This silence says nothing by itself."]


def test_silence_is_said_as_silence() -> None:
    visit, note, last = entry("visit", 200), entry("story", 100, text="x"), entry("story", 98, text="x")
    lines = opening(telling_of(notebook_of(visit, note, last))).lines

    assert len({line.id for line in lines}) == len(lines)
    assert [line.text for line in lines] == [
        "2 jours avec une note, sur 200.",
        "Aucune note entre le 12 décembre 2025 et le 22 mars 2026 (3\u00a0mois).",
        "Aucune note depuis le 24 mars 2026 (3\u00a0mois).",
        "Un silence ne dit rien à lui seul.",
    ]


def test_flares_say_how_long_what_was_around_and_what_was_tried() -> None:
    moved = entry("life_event", 40, category="home", title="Déménagement")
    bath = entry("tool_use", 300, kind="heat_cold", label="Bain chaud")
    long = entry(
        "flare",
        30,
        25,
        context=["sleep", "life_event"],
        context_events=[moved.id],
        impacts=["work"],
        tools_used=[{"tool_id": bath.id, "helped": "a_bit"}, {"label": "Marche"}],
    )
    short = entry("flare", 10, 10, context=["sleep"], impacts=["work", "mood"])
    still = entry("flare", 2, ongoing=True)
    telling = telling_of(notebook_of(VISIT, moved, bath, long, short, still))

    assert texts_of(flares(telling)) == [
        "3 débordements notés, dont 2 de durée connue\u202f: de 1\u00a0jour à 6\u00a0jours.",
        "Un débordement est encore ouvert, depuis le 28 juin 2026.",
        "Autour de ces moments\u202f: sommeil (2), Déménagement (1).",
        "Retentissement\u202f: travail (2), moral (1).",
        "Du 31 mai au 5 juin 2026 (6\u00a0jours). Autour\u202f: sommeil, Déménagement. A aidé\u202f: Bain chaud.",
        "20 juin 2026. Autour\u202f: sommeil.",
    ]
    assert texts_of(tools(telling)) == [
        "Essayé dans un débordement\u202f: Bain chaud\u202f: a un peu aidé.",
        "Essayé dans un débordement\u202f: Marche.",
    ]


def test_what_is_usual_was_known_before_the_period_and_too_little_says_so() -> None:
    before = [(day, 3 + day % 3) for day in range(61, 120)]
    telling = telling_of(notebook_of(VISIT, stress=[*before, (5, 9), (6, 4)], margin=[(3, -2)]))

    told = texts_of(readings(telling))
    assert told == [
        "Marge (−3 ça déborde, +3 de la marge)\u202f: 1 jour noté, −2.",
        "Stress (10 très fort)\u202f: 2 jours notés, de 4 à 9 "
        "(habituel avant\u202f: de 3 à 5\u202f; 1 jour au-dessus).",
        "Rien de noté\u202f: sommeil.",
        "Pas assez de notes avant pour dire l’habituel\u202f: marge.",
    ]


def test_what_was_agreed_and_what_is_asked_now() -> None:
    changed = entry("adjustment", 60, what="Séances espacées", why="Plus de marge")
    visit = entry("visit", 60, adjustments=[changed.id], next_date="2026-07-06", agreed="Marcher le matin")
    goal = entry(
        "goal",
        90,
        text="Chanter assise",
        state="current",
        recalibrations=[{"on": date_of(TODAY - 60).isoformat(), "old": "Chanter debout", "new": "Chanter assise"}],
    )
    other = entry("goal", 300, text="Marcher au marché", state="current")
    rhythm, answered = entry("rhythm", 60, text="tous les mois"), entry("contact_wish", 70, note="Avant")
    wish = entry("contact_wish", 4, note="Reparler du sommeil")
    telling = telling_of(notebook_of(visit, changed, goal, other, rhythm, answered, wish))

    assert texts_of(agreed(telling)) == [
        "Convenu\u202f: «\u202fMarcher le matin\u202f»",
        "Prochaine rencontre prévue le 6 juillet 2026.",
        "Rythme, pour l’instant\u202f: «\u202ftous les mois\u202f».",
        "Ajusté\u202f: «\u202fSéances espacées\u202f» (pourquoi\u202f: «\u202fPlus de marge\u202f»).",
        "Objectif recalé\u202f: «\u202fChanter assise\u202f» (avant\u202f: «\u202fChanter debout\u202f»).",
        "Objectif en cours\u202f: «\u202fMarcher au marché\u202f».",
    ]
    assert texts_of(asked(telling)) == ["Souhaite une rencontre, 26 juin 2026\u202f: «\u202fReparler du sommeil\u202f»"]


def test_the_line_of_work_says_what_holds_in_the_period() -> None:
    usual = entry("work_status", 900, status="working_usual")
    leave = entry("work_status", 50, status="sick_leave")
    contact = entry(
        "work_contact", 20, type="pre_return_visit", outcome_text="Mi-temps", recommendation_followed="not_yet"
    )

    assert texts_of(work(telling_of(notebook_of(VISIT, usual, leave, contact)))) == [
        "Au travail, du 12 janvier 2024 au 10 mai 2026.",
        "Arrêt de travail, depuis le 11 mai 2026.",
        "Visite de préreprise, 10 juin 2026. «\u202fMi-temps\u202f» Recommandation suivie\u202f: pas encore.",
    ]


def test_moments_and_own_words_are_the_persons() -> None:
    moment = entry("life_event", 10, category="family", weighs_now="a_little")
    mine, beside = entry("story", 9, text="Le jour du vélo"), entry("story", 8, text="autre")
    by_another = Entry("story", "x", beside.when, beside.written_at, False, beside.fields)

    assert texts_of(life(telling_of(notebook_of(VISIT, moment, mine, by_another)))) == [
        "Famille, 20 juin 2026 (pèse un peu).",
        "Ses mots, 21 juin 2026\u202f: «\u202fLe jour du vélo\u202f»",
    ]


@pytest.mark.parametrize("make", [flares, readings, life, work, tools, agreed, asked, opening])
def test_no_section_needs_anything_to_be_there(make: Callable[[Telling], Section]) -> None:
    for telling in (telling_of(notebook_of()), telling_of(notebook_of(VISIT))):
        make(telling)
        make(in_english(telling))


def test_both_languages_say_the_same_things() -> None:
    french, english = WORDS[Language.fr], WORDS[Language.en]
    slots = re.compile(r"\{(\w+)\}")

    assert french.keys() == english.keys()
    for key in french:
        assert sorted(slots.findall(french[key])) == sorted(slots.findall(english[key])), key


def test_every_score_that_has_neighbours_has_a_name() -> None:
    keys = {rule.key for one in DEFINITIONS.all() if len(one.scores) > 1 for rule in one.scores}

    assert keys <= SCORE_NAMES.keys()


def test_french_marks_stand_after_a_narrow_space() -> None:
    for text in WORDS[Language.fr].values():
        assert not re.search(r"(?<!\u202f)[:;!?»]", text), text
