"""« La fréquence juste »: close and distant times beside the balance, described and never recommended."""

import re
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import plotly.graph_objects as go
import pytest

from app.balance.signals import Flare, Timeline, Visit, When, day_number
from app.balance.without_pain import without_pain
from app.charts.contact_rhythm import Stretch, contact_rhythm_figure, stretches
from app.charts.contact_rhythm_twins import contact_rhythm_table, contact_rhythm_text
from app.charts.contact_rhythm_words import COLUMNS, CONTACT_RHYTHM_WORDS
from app.charts.options import Language
from app.charts.theme import METRICS, Size
from tests.charts.lives import TODAY, diary, one_note, options, series, ten_years
from tests.charts.test_balance_picture import customdata, texts
from tests.charts.test_words import NEVER_SAID

FIRST = date(2020, 1, 6)


def met(*days: int, open_door: bool = False) -> list[Visit]:
    visits = [Visit(f"v{day}", When.of(FIRST + timedelta(days=day)), "in_person") for day in days]
    return [*visits[:-1], replace(visits[-1], open_door=open_door)]


def life() -> Timeline:
    return Timeline(
        margin=series(FIRST, [1.0] * 300),
        visits=met(0, 14, 28, 300, 310, open_door=True),
        flares=[
            Flare("f1", When.of(FIRST + timedelta(days=20), FIRST + timedelta(days=23))),
            Flare("f2", When.of(FIRST + timedelta(days=100), FIRST + timedelta(days=109))),
        ],
    )


LIVES = {"a life": life(), "ten years": ten_years(), "a diary": diary(), "one note": one_note(), "nothing": Timeline()}


@pytest.mark.parametrize("name", LIVES)
@pytest.mark.parametrize("size", Size)
def test_every_picture_is_valid_for_plotly_and_of_the_basic_bundle(name: str, size: Size) -> None:
    figure: Any = contact_rhythm_figure(LIVES[name], options(size=size))

    go.Figure({"data": figure["data"], "layout": figure["layout"]})
    assert {trace["type"] for trace in figure["data"]} <= {"scatter", "bar"}


def test_close_times_and_pauses_come_in_turn() -> None:
    at = day_number(FIRST)

    assert stretches(life(), day_number(TODAY)) == [
        Stretch(at, at + 28, 3, 14),
        Stretch(at + 28, at + 300, 0),
        Stretch(at + 300, at + 310, 2, 10),
        Stretch(at + 310, day_number(TODAY), 0),
    ]
    assert stretches(Timeline(), day_number(TODAY)) == []


def test_every_visit_and_flare_stands_there_and_distance_is_told_in_words() -> None:
    figure = contact_rhythm_figure(life(), options(FIRST, FIRST + timedelta(days=400)))

    assert {"visit/v0", "visit/v14", "visit/v300", "flare/f1", "flare/f2"} <= customdata(figure)
    assert "9\u00a0mois" in texts(figure)


@pytest.mark.parametrize("language", Language)
def test_words_and_rows_recommend_nothing(language: Language) -> None:
    for timeline in (life(), ten_years()):
        asked = options(date(2017, 1, 1), language=language)
        table = contact_rhythm_table(timeline, asked)
        told = " ".join(contact_rhythm_text(timeline, asked).paragraphs)

        assert {len(row) for row in table.rows} == {len(COLUMNS[language])}
        assert not NEVER_SAID[language].search(told.lower())
        assert not re.search(r"%|devriez|should|trop long|too long|conseil|recommend", told)


def test_the_sentences_are_those_of_the_figures() -> None:
    first, reading, overflows, years = contact_rhythm_text(life(), options(FIRST)).paragraphs

    assert first.replace("\u00a0", " ") == (
        "5 rencontres, du 6 janvier au 11 novembre 2020. Intervalles\u202f: le plus court 10 jours, celui du milieu "
        "14 jours, le plus long 9 mois. 2 temps de trois mois ou plus sans rencontre. "
        "La porte est ouverte depuis 6 ans."
    )
    assert "Rien ici ne dit une fréquence à tenir." in reading
    assert overflows.replace("\u00a0", " ").startswith(
        "Du début d’un débordement à la rencontre suivante\u202f: le plus court 8 jours, celui du milieu 8 jours, "
        "le plus long 7 mois (2 fois)."
    )
    assert "2020, 5 rencontres (14 jours entre deux), 2 débordements en 314 jours observés" in years.replace(
        "\u00a0", " "
    )


def test_without_a_visit_it_is_said_calmly() -> None:
    text = contact_rhythm_text(diary(), options())

    assert text.paragraphs == ("Aucune rencontre notée. L’image se dessinera d’elle-même.",)


def test_it_holds_without_numbers_of_pain() -> None:
    hidden = without_pain(ten_years())

    assert "douleur" not in str(contact_rhythm_figure(hidden, options()))
    assert "zone" not in str(contact_rhythm_text(hidden, options()))


def test_both_languages_say_the_same_and_keep_french_spaces() -> None:
    french, english = CONTACT_RHYTHM_WORDS[Language.fr], CONTACT_RHYTHM_WORDS[Language.en]

    assert french.keys() == english.keys()
    for key, text in french.items():
        assert set(re.findall(r"\{(\w+)\}", text)) == set(re.findall(r"\{(\w+)\}", english[key])), key
        assert not re.search(r"[^\u202f\u00a0][:;!?»]", text), text


@pytest.mark.parametrize("size", Size)
def test_the_length_of_a_silence_stands_inside_the_one_line_of_a_diary(size: Size) -> None:
    figure: Any = contact_rhythm_figure(diary(), options(size=size))
    layout = figure["layout"]
    words = next(note for note in layout["annotations"] if "pas de note" in note["text"])
    bottom, top = layout["yaxis"]["domain"]
    half = (words["text"].count("<br>") + 1) * METRICS[size].small * 1.3 / 2
    half /= layout["height"] - layout["margin"]["t"] - layout["margin"]["b"]

    assert bottom <= words["y"] - half
    assert words["y"] + half <= top
