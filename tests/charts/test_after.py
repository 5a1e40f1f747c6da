"""Before and after, honestly: the notes, the band expected anyway, and never the mean of the notes before."""

import re
from datetime import date
from typing import Any

import plotly.graph_objects as go
import pytest

from app.balance.after import After, AfterChanges, Verdict
from app.balance.signals import Timeline, ToolInUse, When, date_of
from app.charts.after import AfterLife, after_figure
from app.charts.after_twins import after_table, after_text
from app.charts.after_words import AFTER_COLUMNS, AFTER_WORDS
from app.charts.options import Language, Options
from app.charts.theme import Size, ThemeName
from app.kit.days import Precision
from tests.balance.lives_of_notes import FIRST, infiltration, life, pain_rows, visit
from tests.charts.lives import HOSTILE, diary, one_note, ten_years
from tests.charts.test_balance_picture import customdata, texts
from tests.charts.test_words import NEVER_SAID

T0 = FIRST + 800
NOTES = pain_rows(1, 900)
ANSWERED = life(NOTES, tools=(infiltration(T0),))
WITHOUT = life(NOTES[:20], tools=(infiltration(FIRST + 12),))
SOMEDAY = life(NOTES, tools=(ToolInUse("i1", When(T0, precision=Precision.month), "walking", HOSTILE),))
LIVES = {
    "an answer": ANSWERED,
    "no answer": WITHOUT,
    "no day": SOMEDAY,
    "ten years": ten_years(HOSTILE),
    "a diary": diary(),
    "one note": one_note(),
    "nothing": Timeline(),
}


def options(**chosen: Any) -> Options:
    return Options(
        **({"first_day": date(2019, 3, 4), "last_day": date(2022, 1, 1), "today": date(2022, 1, 1)} | chosen)
    )


def answer() -> After:
    asked = AfterChanges(ANSWERED, T0 + 400)
    found = asked.answer(asked.changes[0])
    assert isinstance(found, After)
    return found


@pytest.mark.parametrize("name", LIVES)
@pytest.mark.parametrize("size", Size)
@pytest.mark.parametrize("theme", ThemeName)
def test_every_picture_is_valid_for_plotly_and_of_the_basic_bundle(name: str, size: Size, theme: ThemeName) -> None:
    figure: Any = after_figure(AfterLife(LIVES[name]), options(size=size, theme=theme))

    go.Figure({"data": figure["data"], "layout": figure["layout"]})
    assert {trace["type"] for trace in figure["data"]} <= {"scatter", "bar"}
    assert not any("<img" in text for text in texts(figure))


@pytest.mark.parametrize("name", LIVES)
@pytest.mark.parametrize("language", Language)
def test_the_twins_stand_in_both_languages_and_say_nothing_that_is_never_said(name: str, language: Language) -> None:
    text = after_text(AfterLife(LIVES[name]), options(language=language))
    table = after_table(AfterLife(LIVES[name]), options(language=language))
    own_words = " ".join([text.title, *text.paragraphs]).replace(HOSTILE, "")

    assert not NEVER_SAID[language].search(own_words), own_words
    assert table.columns == AFTER_COLUMNS[language]
    assert {len(row) for row in table.rows} <= {len(table.columns)}


def test_the_notes_around_the_change_are_all_drawn_and_open_their_records() -> None:
    keys = customdata(after_figure(AfterLife(ANSWERED), options()))
    around = {f"checkin/{row[2]}" for row in NOTES if date_of(T0 - 42) <= row[0] <= date_of(T0 + 35)}

    assert keys == around | {"tool_use/i1"}


def test_the_band_and_the_mean_are_those_of_the_answer_and_no_mean_of_before_is_drawn() -> None:
    figure: Any = after_figure(AfterLife(ANSWERED), options())
    found = answer()
    [band] = [trace for trace in figure["data"] if trace["type"] == "bar"]
    levels = [trace["y"] for trace in figure["data"] if trace.get("mode") == "lines"]

    assert band["base"] == [pytest.approx(found.low, abs=0.005)]
    assert band["y"] == [pytest.approx(found.high - found.low, abs=0.01)]
    assert levels == [[pytest.approx(found.expected, abs=0.005)] * 2, [pytest.approx(found.observed, abs=0.005)] * 2]
    assert not any(trace["x"][0] < str(date_of(T0)) for trace in figure["data"] if trace.get("mode") == "lines")


def test_without_an_answer_nothing_is_compared() -> None:
    figure: Any = after_figure(AfterLife(WITHOUT), options())

    assert [trace["type"] for trace in figure["data"]] == ["scatter", "scatter"]
    assert "il en faut" in " ".join(after_text(AfterLife(WITHOUT), options()).paragraphs)


def test_the_answer_is_told_word_for_word() -> None:
    french = after_text(AfterLife(ANSWERED), options()).paragraphs
    english = after_text(AfterLife(ANSWERED), options(language=Language.en)).paragraphs
    found = answer()

    def one(value: float) -> str:
        return f"{value:.1f}".removesuffix(".0")

    assert found.verdict is Verdict.within
    assert english[0] == (
        f"In the 4 weeks after, your notes averaged {one(found.observed)}. After {found.moments} moments that had "
        f"started like this one in your own past, without this change, they averaged {one(found.expected)} and 9 times "
        f"in 10 between {one(found.low)} and {one(found.high)}. What you noted is within what your own history would "
        "lead to expect."
    )
    assert french[0].startswith("Dans les 4 semaines suivantes, vos notes étaient en moyenne à ")
    assert french[0].endswith("reste dans ce que votre propre histoire laissait attendre.")
    assert f"From {found.basis.notes} days noted" in english[1]


def test_the_table_tells_the_same_figures_and_every_note() -> None:
    rows = after_table(AfterLife(ANSWERED), options(language=Language.en)).rows
    found = answer()

    assert rows[0][2] == f"{found.observed:.1f}".removesuffix(".0")
    assert rows[3][2] == str(found.moments)
    assert sum(row[1] == "note" for row in rows) == len(
        {row[2] for row in NOTES if date_of(T0 - 42) <= row[0] <= date_of(T0 + 35)}
    )
    assert [row[1] for row in rows].count("Infiltration guidée par échographie") == 1


def test_a_change_is_chosen_by_its_record_and_otherwise_the_latest_with_an_answer_is() -> None:
    timeline = life(NOTES, tools=(infiltration(T0),), visits=(visit(T0 + 90, "v1"),))

    assert "Infiltration" in after_text(AfterLife(timeline), options()).title
    assert "séance" in after_text(AfterLife(timeline), options(), "v1").title


def test_the_landmark_of_acute_back_pain_stands_only_beside_a_recent_label() -> None:
    def is_told(*since: int) -> bool:
        return any("9 douleurs aiguës" in one for one in after_text(AfterLife(ANSWERED, since), options()).paragraphs)

    assert is_told(T0 - 20)
    assert is_told(T0)
    assert not is_told()
    assert not is_told(T0 - 43)
    assert not is_told(T0 + 1)


def test_numbers_that_are_hidden_leave_a_calm_sentence() -> None:
    hidden = AfterLife(Timeline(tools=(infiltration(T0),)))

    assert after_text(hidden, options()).paragraphs == ("Il n’y a pas de note de douleur à comparer ici.",)


def test_both_languages_say_the_same_and_keep_french_spaces() -> None:
    french, english = AFTER_WORDS[Language.fr], AFTER_WORDS[Language.en]

    assert french.keys() == english.keys()
    for key, text in french.items():
        assert set(re.findall(r"\{(\w+)\}", text)) == set(re.findall(r"\{(\w+)\}", english[key])), key
        assert not re.search(r"[^\u202f\u00a0][:;!?»]", text), text
