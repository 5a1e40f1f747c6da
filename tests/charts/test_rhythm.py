"""The rhythm of a practice: contacts, pauses and returns told alike by the picture, the words and the table."""

import re
from datetime import date
from typing import Any

import pytest

from app.balance.signals import day_number
from app.charts.options import Language, Options
from app.charts.rhythm import MOST_NAMED, rhythm_figure
from app.charts.rhythm_lines import Contact, PersonRhythm
from app.charts.rhythm_twins import rhythm_table, rhythm_text
from app.charts.rhythm_words import RHYTHM_WORDS
from app.charts.theme import Size

TODAY = date(2026, 11, 22)


def options(language: Language = Language.fr, size: Size = Size.tablet) -> Options:
    return Options(date(2019, 1, 1), TODAY, TODAY, size=size, language=language)


def met(name: str, *days: tuple[int, int, int], open_door: bool = False) -> PersonRhythm:
    contacts = [Contact(day_number(date(*day))) for day in days]
    contacts[-1] = Contact(contacts[-1].day, open_door)
    return PersonRhythm(f"id-of-{name}", name, tuple(contacts))


ANAIS = met("Anaïs", (2019, 3, 4), (2019, 3, 18), (2020, 1, 6), (2026, 11, 2))
BRUNO = met("Bruno <b>", (2024, 5, 1), open_door=True)


def test_pauses_and_returns_are_found_between_contacts() -> None:
    today = day_number(TODAY)

    assert [(pause.first, pause.last) for pause in ANAIS.pauses(today)] == [
        (day_number(date(2019, 3, 18)), day_number(date(2020, 1, 6))),
        (day_number(date(2020, 1, 6)), day_number(date(2026, 11, 2))),
    ]
    assert ANAIS.returns() == {day_number(date(2020, 1, 6)), day_number(date(2026, 11, 2))}
    assert [pause.last for pause in BRUNO.pauses(today)] == [None]


def test_each_contact_is_drawn_on_its_persons_line_and_opens_the_person() -> None:
    figure: Any = rhythm_figure([ANAIS, BRUNO], options())
    [marks] = [trace for trace in figure["data"] if "customdata" in trace]

    assert marks["y"] == [0, 0, 0, 0, 1]
    assert marks["customdata"] == ["person/id-of-Anaïs"] * 4 + ["person/id-of-Bruno <b>"]
    assert marks["marker"]["symbol"] == ["circle", "circle", "diamond", "diamond", "circle"]
    assert "<b>" not in str(figure["layout"])


def test_the_words_and_the_table_tell_what_the_picture_shows() -> None:
    text = rhythm_text([ANAIS, BRUNO], options())
    table = rhythm_table([ANAIS, BRUNO], options())

    assert text.paragraphs[1].replace("\u00a0", " ") == (
        "Anaïs\u202f: 4 rencontres, du 4 mars 2019 au 2 novembre 2026. "
        "Pauses\u202f: 10 mois (mars 2019 – janvier 2020) · 7 ans (janvier 2020 – novembre 2026)."
    )
    assert text.paragraphs[2].startswith("Bruno <b>\u202f: 1 rencontre, le 1er mai 2024. Porte ouverte depuis")
    assert [row[:4] for row in table.rows] == [
        ("Anaïs", "4 mars 2019", "2 novembre 2026", "4"),
        ("Bruno <b>", "1er mai 2024", "1er mai 2024", "1"),
    ]
    assert {len(row) for row in table.rows} == {len(table.columns)}


@pytest.mark.parametrize("size", Size)
@pytest.mark.parametrize("count", [0, 1, 6, MOST_NAMED, 300])
def test_a_practice_of_any_size_has_a_picture(count: int, size: Size) -> None:
    people = [met(f"Personne {number}", (2020, 1, 1), (2021, 1, 1 + number % 28)) for number in range(count)]
    figure: Any = rhythm_figure(people, options(size=size))
    told = " ".join(rhythm_text(people, options()).paragraphs)

    assert figure["layout"]["height"] <= 2700
    assert ("Personne 0" in told) == (0 < count <= MOST_NAMED)


def test_both_languages_say_the_same_and_keep_french_spaces() -> None:
    french, english = RHYTHM_WORDS[Language.fr], RHYTHM_WORDS[Language.en]

    assert french.keys() == english.keys()
    for key, text in french.items():
        assert set(re.findall(r"\{(\w+)\}", text)) == set(re.findall(r"\{(\w+)\}", english[key])), key
        assert not re.search(r"[^\u202f\u00a0][:;!?»]", text), text


def test_nothing_is_rated_or_counted_up() -> None:
    for language in Language:
        told = str(rhythm_text([ANAIS, BRUNO], options(language))) + str(
            rhythm_table([ANAIS, BRUNO], options(language))
        )
        assert not re.search(r"%|moyenne|taux|average|rate\b|abandon|perdu|lost|dropped", told)
