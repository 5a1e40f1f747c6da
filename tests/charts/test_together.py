"""What goes together: six lines in fixed order, the same in words and rows, nothing said below ninety days."""

import re
from datetime import date
from typing import Any

import plotly.graph_objects as go
import pytest

from app.balance.basis import Basis
from app.balance.factors import Factor
from app.balance.pairs import Estimate
from app.balance.signals import Timeline
from app.charts.options import Language, Options
from app.charts.theme import Size, ThemeName
from app.charts.together import rounded, together_figure
from app.charts.together_twins import statement, together_table, together_text
from app.charts.together_words import TOGETHER_COLUMNS, TOGETHER_WORDS
from tests.balance.test_associations import linked, with_all
from tests.charts.lives import diary, one_note, ten_years
from tests.charts.test_words import NEVER_SAID

LIVES = {
    "a link": linked(5, 500, weight=0.35),
    "nothing seen": with_all(1, 200),
    "ten years": ten_years(),
    "a diary": diary(),
    "one note": one_note(),
    "nothing": Timeline(),
}


def options(**chosen: Any) -> Options:
    days = {"first_day": date(2019, 3, 4), "last_day": date(2022, 1, 1), "today": date(2022, 1, 1)}
    return Options(**(days | chosen))


@pytest.mark.parametrize("name", LIVES)
@pytest.mark.parametrize("size", Size)
def test_every_picture_is_valid_for_plotly_and_of_the_basic_bundle(name: str, size: Size) -> None:
    figure: Any = together_figure(LIVES[name], options(size=size, theme=ThemeName.print))

    go.Figure({"data": figure["data"], "layout": figure["layout"]})
    assert {trace["type"] for trace in figure["data"]} <= {"scatter"}


@pytest.mark.parametrize("name", LIVES)
@pytest.mark.parametrize("language", Language)
def test_the_twins_say_nothing_that_is_never_said(name: str, language: Language) -> None:
    text = together_text(LIVES[name], options(language=language))
    table = together_table(LIVES[name], options(language=language))
    own_words = " ".join([text.title, *text.paragraphs, *(cell for row in table.rows for cell in row)])

    assert not NEVER_SAID[language].search(own_words), own_words
    assert table.columns == TOGETHER_COLUMNS[language]
    assert {len(row) for row in table.rows} <= {len(table.columns)}


def estimate(measure: str, effect: float, low: float, high: float, threshold: float) -> Estimate:
    return Estimate(measure, 0.001, effect, low, high, threshold, Basis(214, 18000, 18300))


def test_a_statement_is_told_word_for_word() -> None:
    short_nights = estimate("sleep_minutes", 0.62, 0.31, 0.88, 352)

    assert statement(Factor.sleep, short_nights, Language.en) == (
        "On 214 days with notes, nights under about 6 h tended to be followed by days noted about 0.6 higher "
        "(90\u00a0% range 0.3 to 0.9), pain of the day before being equal. This says what went together in "
        "your notes, not why."
    )
    assert statement(Factor.sleep, short_nights, Language.fr).replace("\u00a0", " ").replace("\u202f", " ") == (
        "Sur 214 jours notés, après vos nuits de moins de 6 h environ, la journée était notée environ 0,6 plus haut "
        "(fourchette à 90 % : 0,3 à 0,9), à douleur de la veille égale. C’est ce qui va ensemble dans vos notes ; cela "
        "ne dit pas pourquoi."
    )
    calmer = statement(Factor.work, estimate("work_load", -0.5, -0.82, -0.11, 1), Language.en)
    assert "noted +1 or more tended to be followed by days noted about 0.5 lower (90\u00a0% range 0.1 to 0.9)" in calmer


def test_the_range_is_rounded_outward_and_the_point_to_the_nearest_tenth() -> None:
    assert rounded(estimate("stress", 0.64, 0.31, 0.89, 6)) == (0.6, 0.3, 0.9)
    assert rounded(estimate("stress", -0.55, -0.9, -0.2, 6))[1:] == (-0.9, -0.2)


def test_a_stated_line_is_filled_and_the_others_are_not_in_the_order_of_the_questions() -> None:
    figure: Any = together_figure(with_all(1, 200), options())
    stated: Any = together_figure(linked(5, 500, weight=0.35), options())

    assert [trace["y"][0] for trace in figure["data"]] == [0, 1, 2, 3, 4]
    assert {trace["line"]["width"] for trace in figure["data"]} == {1.5}
    assert [(trace["y"][0], trace["line"]["width"]) for trace in stated["data"]] == [(0, 3)]


def test_nothing_seen_and_not_enough_are_answers_of_their_own() -> None:
    english = options(language=Language.en)

    assert together_text(with_all(1, 200), english).paragraphs[0] == (
        "With 180 days, nothing stands out clearly. A weak link may exist and remain invisible."
    )
    assert together_text(linked(1, 60), english).paragraphs == ("Not enough days in a row yet (59 of 90).",)
    assert together_figure(linked(1, 60), english)["data"] == []
    assert together_table(linked(1, 60), english).rows == ()


def test_both_languages_say_the_same_and_keep_french_spaces() -> None:
    french, english = TOGETHER_WORDS[Language.fr], TOGETHER_WORDS[Language.en]

    assert french.keys() == english.keys()
    for key, text in french.items():
        if key != "statement":
            assert set(re.findall(r"\{(\w+)\}", text)) == set(re.findall(r"\{(\w+)\}", english[key])), key
        assert not re.search(r"[^\u202f\u00a0][:;!?»]", text), text
