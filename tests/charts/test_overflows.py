"""« Mes débordements »: every flare has its row, aligned at its start, fuzzy ends fuzzy; the twins say the same."""

import re
from datetime import date, timedelta
from typing import Any

import plotly.graph_objects as go
import pytest

from app.balance.signals import (
    Flare,
    LifeEvent,
    Timeline,
    ToolInUse,
    ToolTried,
    Visit,
    When,
    day_number,
)
from app.balance.without_pain import without_pain
from app.charts.dates import iso
from app.charts.options import Language, Options
from app.charts.overflows import MOST_NAMED, overflows_figure
from app.charts.overflows_rows import ORIGIN
from app.charts.overflows_twins import overflows_table, overflows_text
from app.charts.overflows_words import COLUMNS, OVERFLOWS_WORDS
from app.charts.theme import Size
from app.kit.days import Precision
from tests.charts.lives import HOSTILE, TODAY, one_note, options, series, ten_years
from tests.charts.test_balance_picture import customdata, texts
from tests.charts.test_words import NEVER_SAID

START = date(2024, 3, 10)
AT = day_number(START)


def many(count: int) -> Timeline:
    starts = [date(2017, 1, 10) + timedelta(days=17 * place) for place in range(count)]
    return Timeline(
        flares=[Flare(f"f{place}", When.of(day, day + timedelta(days=place % 9))) for place, day in enumerate(starts)]
    )


def life() -> Timeline:
    tried = (ToolTried("t1", None, "a_lot"), ToolTried(None, "bouillotte", "harder"))
    return Timeline(
        margin=series(START - timedelta(days=20), [1.0, -2.0] * 20),
        flares=[
            Flare("f1", When(AT, AT + 5), 8, context=("sleep",), tools_tried=tried),
            Flare("f2", When.of(date(2024, 6, 1), date(2024, 6, 20), precision=Precision.month)),
            Flare("f3", When.of(TODAY - timedelta(days=3), ongoing=True)),
            Flare("f4", When.of(date(2023, 1, 1))),
        ],
        tools=[ToolInUse("t1", When(AT - 9, ongoing=True), "walking", "Marcher")],
        life_events=[LifeEvent("e1", When(AT - 5), "home", HOSTILE), LifeEvent("e2", When(AT - 40), "family")],
        visits=[Visit("v1", When(AT + 2), "in_person")],
    )


LIVES = {"a life": life(), "ten years": ten_years(), "one note": one_note(), "forty": many(40), "many": many(200)}


@pytest.mark.parametrize("name", LIVES)
@pytest.mark.parametrize("size", Size)
def test_every_picture_is_valid_for_plotly_and_of_the_basic_bundle(name: str, size: Size) -> None:
    figure: Any = overflows_figure(LIVES[name], options(size=size))

    go.Figure({"data": figure["data"], "layout": figure["layout"]})
    assert {trace["type"] for trace in figure["data"]} <= {"scatter", "bar"}
    assert figure["layout"]["xaxis"]["range"][0] in {iso(ORIGIN - 14), iso(ORIGIN - 15)}


@pytest.mark.parametrize("size", Size)
@pytest.mark.parametrize("count", [1, 40, MOST_NAMED, 200])
def test_no_flare_is_ever_dropped(count: int, size: Size) -> None:
    keys = customdata(overflows_figure(many(count), options(size=size)))

    assert {f"flare/f{place}" for place in range(count)} <= keys


def test_no_mark_of_the_first_day_stands_on_the_date_beside_it() -> None:
    figure: Any = overflows_figure(many(4), options(size=Size.tablet))
    dates = next(trace for trace in figure["data"] if trace.get("textposition") == "middle left")

    assert set(dates["x"]) == {iso(ORIGIN - 15)}


def test_all_starts_stand_at_one_place_with_the_latest_on_top() -> None:
    figure: Any = overflows_figure(many(4), options())
    [spans] = [trace for trace in figure["data"] if trace["type"] == "bar"]

    assert set(spans["base"]) == {iso(ORIGIN)}
    assert spans["customdata"] == ["flare/f3", "flare/f2", "flare/f1", "flare/f0"]
    assert [round(level) for level in spans["y"]] == [0, 1, 2, 3]
    assert figure["layout"]["yaxis"]["range"] == [3.5, -0.5]


def test_a_fuzzy_beginning_is_drawn_in_steps_and_an_open_flare_up_to_today() -> None:
    figure: Any = overflows_figure(life(), options())
    [spans] = [trace for trace in figure["data"] if trace["type"] == "bar"]
    of = {key: [place for place, one in enumerate(spans["customdata"]) if one == key] for key in spans["customdata"]}

    assert len(of["flare/f2"]) > 1
    assert len({spans["marker"]["color"][place] for place in of["flare/f2"]}) > 1
    assert [spans["x"][place] for place in of["flare/f3"]] == [4 * 86_400_000]


def test_what_was_around_is_marked_with_its_own_record() -> None:
    figure: Any = overflows_figure(life(), options())
    keys = customdata(figure)

    assert {"life_event/e1", "tool_use/t1", "visit/v1"} <= keys
    assert "life_event/e2" not in keys  # forty days before its start
    assert HOSTILE not in str(figure)


@pytest.mark.parametrize("language", Language)
def test_words_and_rows_tell_what_the_picture_shows(language: Language) -> None:
    asked = options(language=language)
    told = " ".join(overflows_text(life(), asked).paragraphs)
    table = overflows_table(life(), asked)

    assert len(table.rows) == 4
    assert {len(row) for row in table.rows} == {len(COLUMNS[language])}
    assert "Marcher" in told
    said = " ".join([told, *(cell for row in table.rows for cell in row)]).replace(HOSTILE, "")
    assert not NEVER_SAID[language].search(said.lower())
    assert not re.search(r"%", told)


def test_the_sentences_are_those_of_the_figures() -> None:
    first, *_ = overflows_text(life(), options()).paragraphs

    assert first.replace("\u00a0", " ") == (
        "4 débordements notés, du 1er janvier 2023 au 19 novembre 2026. Le plus court\u202f: entre 1 jour et 6 jours"
        "\u202f; celui du milieu\u202f: entre 1 jour et 6 jours\u202f; le plus long\u202f: entre 6 jours et 20 jours."
        " 1 est encore ouvert. La fin de 1 n’est pas dite."
        " 2 intervalles traversent un silence et ne sont pas comptés."
    )


def test_none_and_one_are_calm() -> None:
    nothing = overflows_text(one_note(), options())
    one = overflows_text(Timeline(flares=[Flare("f", When(AT, AT + 2))]), options())

    assert nothing.paragraphs == ("Aucun débordement noté. L’image se dessinera d’elle-même si vous en notez un.",)
    assert (
        one.paragraphs[0].replace("\u00a0", " ") == "1 débordement noté, du 10 au 12 mars 2024. Durée\u202f: 3 jours."
    )
    assert "nothing" not in texts(overflows_figure(one_note(), options()))


def test_it_holds_without_numbers_of_pain() -> None:
    hidden = without_pain(ten_years())

    assert "douleur" not in str(overflows_figure(hidden, options()))
    assert "douleur" not in str(overflows_text(hidden, options()))


def test_both_languages_say_the_same_and_keep_french_spaces() -> None:
    french, english = OVERFLOWS_WORDS[Language.fr], OVERFLOWS_WORDS[Language.en]

    assert french.keys() == english.keys()
    for key, text in french.items():
        assert set(re.findall(r"\{(\w+)\}", text)) == set(re.findall(r"\{(\w+)\}", english[key])), key
        assert not re.search(r"[^\u202f\u00a0][:;!?»]", text), text


def test_a_period_that_ends_before_it_starts_is_refused() -> None:
    with pytest.raises(ValueError, match="last_day"):
        overflows_figure(life(), Options(TODAY, START, TODAY))
