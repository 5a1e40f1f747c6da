"""The work line: every situation and contact stays, ends known roughly are drawn so, the twins say the same."""

import re
from datetime import date
from typing import Any

import plotly.graph_objects as go
import pytest

from app.balance.signals import Flare, LifeEvent, Series, Timeline, When, WorkContact, WorkStatus, day_number
from app.balance.work_line import work_periods
from app.charts.options import Language, Options, Scale
from app.charts.theme import Size
from app.charts.work import work_figure, work_only_figure
from app.charts.work_twins import work_only_table, work_only_text, work_table, work_text
from app.charts.work_words import WORK_COLUMNS, WORK_WORDS
from app.kit.days import Precision
from tests.charts.lives import TODAY, one_note, options, ten_years
from tests.charts.test_balance_picture import customdata, texts
from tests.charts.test_words import NEVER_SAID


def life() -> Timeline:
    return Timeline(
        work_statuses=(
            WorkStatus("w1", When.of(date(2016, 11, 23)), "working_usual"),
            WorkStatus("w2", When.of(date(2018, 1, 22), date(2018, 4, 9)), "sick_leave"),
            WorkStatus("w3", When.of(date(2018, 4, 10)), "therapeutic_part_time", 50),
            WorkStatus("w4", When.of(date(2019, 1, 1), precision=Precision.year), "working_adapted", 80),
        ),
        work_contacts=(
            WorkContact("k1", When.of(date(2018, 3, 20)), "pre_return_visit", "yes"),
            WorkContact("k2", When.of(date(2018, 4, 12)), "return_visit", "not_yet"),
            WorkContact("k3", When.of(date(2022, 1, 1), precision=Precision.year), "occupational_physician"),
        ),
        flares=(Flare("f1", When.of(date(2018, 1, 15), date(2018, 2, 3)), 8),),
        life_events=(LifeEvent("e1", When.of(date(2019, 11, 20)), "bereavement", "Deuil"),),
        work_load=Series.of([(date(2026, 3, 1), 2, "c1"), (date(2026, 3, 2), -1, "c2")]),
        interference=Series.of([(date(2026, 3, 1), 6, "c1")]),
    )


LIVES = {"a life": life(), "ten years": ten_years(), "one note": one_note(), "nothing": Timeline()}


@pytest.mark.parametrize("name", LIVES)
@pytest.mark.parametrize("size", Size)
@pytest.mark.parametrize("draw", [work_figure, work_only_figure])
def test_every_work_line_is_valid_for_plotly_and_of_the_basic_bundle(name: str, size: Size, draw: Any) -> None:
    figure: Any = draw(LIVES[name], options(size=size))

    go.Figure({"data": figure["data"], "layout": figure["layout"]})
    assert {trace["type"] for trace in figure["data"]} <= {"scatter", "bar"}


@pytest.mark.parametrize("size", Size)
def test_no_situation_contact_or_flare_is_ever_dropped(size: Size) -> None:
    keys = customdata(work_figure(life(), options(size=size)))

    assert keys == {f"work_status/w{number}" for number in (1, 2, 3, 4)} | {
        "work_contact/k1",
        "work_contact/k2",
        "work_contact/k3",
        "flare/f1",
    }


def test_what_begins_in_a_year_ends_what_stood_before_somewhere_in_that_year() -> None:
    periods = {status.record_id: when for status, when in work_periods(life().work_statuses)}

    assert periods["w1"].last_day == day_number(date(2018, 1, 21))
    assert periods["w3"].last_days(day_number(TODAY)) == (
        day_number(date(2019, 1, 1)),
        day_number(date(2019, 12, 31)),
    )
    assert periods["w4"].ongoing


@pytest.mark.parametrize(
    ("precision", "fades_from", "ends"),
    [(Precision.year, "2018-01-01", "2019-01-01"), (Precision.season, "2017-12-01", "2018-03-01")],
)
def test_an_end_known_roughly_fades_over_the_days_it_may_mean(precision: Precision, fades_from: str, ends: str) -> None:
    when = When.of(date(2017, 3, 1), date(2018, 1, 1), until_precision=precision)
    figure: Any = work_figure(Timeline(work_statuses=(WorkStatus("w", when, "sick_leave"),)), options())

    bar = next(trace for trace in figure["data"] if trace["type"] == "bar")
    shares = [float(colour.rsplit(",", 1)[1].rstrip(")")) for colour in bar["marker"]["color"]]
    days = date.fromisoformat(ends) - date.fromisoformat(bar["base"][-1])

    assert shares == sorted(shares, reverse=True)
    assert bar["base"][1] == fades_from
    assert bar["x"][-1] == days.days * 86_400_000


def test_the_working_time_is_drawn_only_where_it_was_told() -> None:
    figure: Any = work_figure(life(), options())

    [steps] = [trace for trace in figure["data"] if trace["type"] == "bar" and "offset" in trace]

    assert set(steps["y"]) == {50, 80}
    assert set(steps["customdata"]) == {"work_status/w3", "work_status/w4"}


def test_a_followed_recommendation_is_full_and_one_that_was_not_is_hollow() -> None:
    figure: Any = work_figure(life(), options())
    marks = next(trace for trace in figure["data"] if "work_contact/k1" in trace.get("customdata", ()))

    assert marks["customdata"] == ["work_contact/k1", "work_contact/k2"]
    assert marks["marker"]["color"][0].startswith("#")
    assert marks["marker"]["color"][1].endswith(",0)")


def test_the_words_and_the_rows_tell_what_is_drawn() -> None:
    told = " ".join(work_text(life(), options()).paragraphs).replace("\u00a0", " ")
    table = work_table(life(), options())

    assert "D’après 4 situations de travail notées." in told
    assert "temps partiel thérapeutique 50 % (10 avril 2018 – 2019)" in told
    assert "arrêt de travail (du 22 janvier au 9 avril 2018)" in told
    assert "visite de préreprise (20 mars 2018, recommandation suivie)" in told
    assert "1 débordement noté sur la même période" in told
    assert "cela ne dit pas pourquoi" in told
    assert {len(row) for row in table.rows} == {len(table.columns)}
    assert [row[2] for row in table.rows if row[1] == "contact"] == [
        "visite de préreprise",
        "visite de reprise",
        "médecin du travail",
    ]
    assert len(table.rows) == 8


@pytest.mark.parametrize("language", Language)
def test_what_is_for_somebody_at_work_holds_work_and_function_only(language: Language) -> None:
    chosen = options(language=language)
    shown = str(work_only_figure(life(), chosen)) + str(work_only_text(life(), chosen))
    shown += str(work_only_table(life(), chosen))

    assert "work_status/w2" in shown
    assert "checkin/c1" in str(work_only_figure(life(), Options(date(2026, 2, 1), TODAY, TODAY, scale=Scale.day)))
    assert not re.search(r"flare|poussée|débordement|douleur|pain\b|Deuil|life_event", shown)


def test_a_life_without_work_says_so_calmly() -> None:
    assert "Pas encore de situation de travail" in " ".join(work_text(one_note(), options()).paragraphs)
    assert work_table(one_note(), options()).rows == ()


def test_both_languages_say_the_same_and_no_word_hurts() -> None:
    french, english = WORK_WORDS[Language.fr], WORK_WORDS[Language.en]

    assert french.keys() == english.keys()
    assert len(WORK_COLUMNS[Language.fr]) == len(WORK_COLUMNS[Language.en])
    for key, text in french.items():
        assert set(re.findall(r"\{(\w+)\}", text)) == set(re.findall(r"\{(\w+)\}", english[key])), key
        assert not re.search(r"[^\u202f\u00a0][:;!?»]", text), text
    for language in Language:
        for text in texts(WORK_WORDS[language]):
            assert not NEVER_SAID[language].search(text.lower()), text
