"""The calendar of years: every year on its row, nothing heavy smoothed away, no flare left out, silence left empty."""

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import plotly.graph_objects as go
import pytest

from app.balance.signals import (
    Flare,
    LifeEvent,
    PainSeries,
    PainSource,
    Series,
    Timeline,
    Visit,
    When,
    date_of,
    day_number,
)
from app.balance.without_pain import without_pain
from app.charts.balance import encode
from app.charts.options import Language, Options, Scale
from app.charts.seasons import seasons_figure
from app.charts.seasons_cells import Measure, calendar_of, cells_of
from app.charts.seasons_twins import seasons_table, seasons_text
from app.charts.seasons_words import SEASONS_COLUMNS, SEASONS_WORDS
from app.charts.theme import Size, ThemeName
from app.kit.days import Precision
from tests.charts.lives import HOSTILE, TODAY, diary, one_note, options, series, ten_years
from tests.charts.test_words import NEVER_SAID

LIVES = {
    "ten years": ten_years(),
    "without pain": without_pain(ten_years()),
    "a diary": diary(),
    "one note": one_note(),
    "nothing": Timeline(),
    "only visits": Timeline(visits=(Visit("v", When.of(date(2025, 4, 1)), "in_person"),)),
}


def drawn(timeline: Timeline, chosen: Options) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(encode(seasons_figure(timeline, chosen)))
    return found


def bars(figure: dict[str, Any], key: str) -> Iterator[tuple[str, float, str]]:
    """(first day on the common year, row, colour) of every bar whose key begins so."""
    for trace in figure["data"]:
        if trace["type"] != "bar" or "customdata" not in trace:
            continue
        colours = trace["marker"]["color"]
        for place, one in enumerate(trace["customdata"]):
            if one.startswith(key):
                colour = colours if isinstance(colours, str) else colours[place]
                yield trace["base"][place], round(trace["y"][place]), colour


@pytest.mark.parametrize("life", LIVES)
@pytest.mark.parametrize("size", Size)
@pytest.mark.parametrize("theme", ThemeName)
def test_every_picture_is_valid_for_plotly_and_basic(life: str, size: Size, theme: ThemeName) -> None:
    figure = drawn(LIVES[life], options(size=size, theme=theme))

    go.Figure({"data": figure["data"], "layout": figure["layout"]})
    assert {trace["type"] for trace in figure["data"]} <= {"scatter", "bar"}


@pytest.mark.parametrize("size", Size)
@pytest.mark.parametrize("scale", Scale)
def test_no_flare_moment_or_visit_is_ever_left_out(size: Size, scale: Scale) -> None:
    timeline = ten_years()
    figure = drawn(timeline, options(size=size, scale=scale))

    keys = {key for trace in figure["data"] for key in trace.get("customdata", ())}

    assert {f"flare/{flare.record_id}" for flare in timeline.flares} <= keys
    assert {f"visit/{visit.record_id}" for visit in timeline.visits} <= keys
    assert {f"life_event/{event.record_id}" for event in timeline.life_events} <= keys


def test_each_year_has_its_row_and_a_flare_over_new_year_lies_on_both() -> None:
    flare = Flare("f", When.of(date(2024, 12, 29), date(2025, 1, 3)))
    figure = drawn(Timeline(flares=(flare,)), options(date(2023, 3, 1)))

    assert [(day, row) for day, row, _ in bars(figure, "flare/")] == [("2000-12-29", 1), ("2000-01-01", 2)]
    labels = [note["text"] for note in figure["layout"]["annotations"] if re.fullmatch(r"\d{4}", note["text"])]
    assert labels == ["2023", "2024", "2025", "2026"]


def test_a_flare_known_by_its_month_is_never_drawn_firm() -> None:
    sure = Flare("sure", When.of(date(2025, 5, 3), date(2025, 5, 6)))
    fuzzy = Flare("fuzzy", When.of(date(2025, 7, 1), precision=Precision.month))
    figure = drawn(Timeline(flares=(sure, fuzzy)), options(date(2025, 1, 1)))

    [(_, _, firm)] = bars(figure, "flare/sure")
    [(start, _, light)] = bars(figure, "flare/fuzzy")
    assert start == "2000-07-01"
    assert firm.startswith("#")
    assert light.startswith("rgba")


def test_a_cell_is_the_middle_of_enough_notes_and_keeps_the_heaviest_beside_it() -> None:
    monday = date(2026, 3, 2)
    timeline = Timeline(margin=series(monday, [2, 2, -3, 2, 2]))
    [cell] = cells_of(calendar_of(timeline), Scale.week)

    assert (cell.step, cell.heaviest, cell.enough, cell.noted, cell.days) == (0, 3, True, 5, 7)
    assert (cell.low, cell.high) == (-3, 2)
    figure = drawn(timeline, options(monday))
    [(_, _, whole)] = bars(figure, "period/2026-03-02_2026-03-08")
    strip = next(trace for trace in figure["data"] if trace["type"] == "bar" and trace["width"] == [0.1])
    assert strip["marker"]["color"][0] != whole


def test_a_week_of_one_note_is_low_and_as_heavy_as_that_note() -> None:
    [cell] = cells_of(calendar_of(one_note()), Scale.week)
    figure = drawn(one_note(), options(date(2026, 1, 1)))

    assert (cell.step, cell.enough) == (2, False)
    cells = next(trace for trace in figure["data"] if trace.get("customdata", [""])[0].startswith("period/"))
    assert cells["width"] == [0.2]
    assert cells["hovertext"] == ["semaine du 16 novembre 2026<br>marge\u202f: −2<br>jours notés\u202f: 1 sur 7"]


def test_a_week_belongs_to_the_year_of_its_thursday_and_never_leaves_its_row() -> None:
    timeline = Timeline(margin=series(date(2024, 12, 30), [1] * 7))
    figure = drawn(timeline, options(date(2024, 1, 1)))

    assert [(day, row) for day, row, _ in bars(figure, "period/")] == [("2000-01-01", 1)]


def test_the_margin_is_what_is_drawn_and_pain_only_where_it_says_much_more() -> None:
    margin = series(date(2026, 1, 1), [1.0] * 30, name="m")
    pain = PainSeries.of(
        (date(2025, 1, 1) + timedelta(days=day), 6.0, f"p{day}", PainSource.check_in) for day in range(50)
    )

    assert calendar_of(Timeline(margin=margin, pain=pain)).measure is Measure.margin
    few = margin.between(0, day_number(date(2026, 1, 5)))
    assert calendar_of(Timeline(margin=few, pain=pain)).measure is Measure.pain
    hidden = without_pain(Timeline(pain=pain))
    assert calendar_of(hidden).measure is Measure.none
    # What was noted is still no silence.
    assert len(cells_of(calendar_of(hidden), Scale.week)) == len(cells_of(calendar_of(Timeline(pain=pain)), Scale.week))


def test_a_diary_of_ones_own_is_read_against_ones_own_range() -> None:
    values = [3.0] * 40 + [3.6] * 7
    rows = [
        (date(2020, 1, 6) + timedelta(days=day), value, f"d{day}", PainSource.diary) for day, value in enumerate(values)
    ]
    calendar = calendar_of(Timeline(strongest=PainSeries.of(rows)))

    assert calendar.measure is Measure.zone
    steps = {cell.start: cell.heaviest for cell in cells_of(calendar, Scale.week)}
    assert steps[day_number(date(2020, 1, 6))] is None
    assert steps[day_number(date(2020, 2, 17))] == 3


def test_a_silence_is_empty_space_with_its_length() -> None:
    figure = drawn(ten_years(), options(size=Size.desktop))

    texts = [text for trace in figure["data"] for text in trace.get("text", ())]
    assert "7\u00a0mois sans note" in texts
    in_silence = [day for day, row, _ in bars(figure, "period/") if row == 4 and "2000-02-08" < day < "2000-08-24"]
    assert in_silence == []


def test_the_words_count_what_the_picture_shows_and_name_no_cause() -> None:
    timeline = ten_years()
    twin = seasons_text(timeline, options())
    told = " ".join(twin.paragraphs).replace("\u00a0", " ")

    begun = re.findall(r"(hiver|printemps|été|automne) (\d+) \(pour (\d+) jours notés\)", told)
    assert sum(int(count) for _, count, _ in begun) == len(timeline.flares)
    assert [season for season, _, _ in begun] == ["hiver", "printemps", "été", "automne"]
    assert "11 années. 3 438 jours notés sur 3 652." in told.replace("\u202f", " ")
    assert "Sans note : 7 mois (février 2020 – septembre 2020)." in told.replace("\u202f", " ")
    assert "cela ne dit pas pourquoi" in told


def test_a_flare_known_by_its_year_has_no_season() -> None:
    flares = (Flare("a", When.of(date(2020, 1, 1), precision=Precision.year)), Flare("b", When.of(date(2020, 7, 4))))
    told = " ".join(seasons_text(Timeline(flares=flares), options()).paragraphs)

    assert "été 1" in told
    assert "1 débordement n’a pas de saison précise." in told


def test_nothing_noted_is_one_gentle_sentence_and_no_row() -> None:
    assert seasons_text(Timeline(), options()).paragraphs == (
        "Rien de noté sur cette période. Une note peut venir quand vous voulez.",
    )
    assert seasons_table(Timeline(), options()).rows == ()


@pytest.mark.parametrize("language", Language)
def test_the_table_has_one_row_for_each_year_and_every_flare(language: Language) -> None:
    timeline = ten_years(HOSTILE)
    table = seasons_table(timeline, options(language=language))

    assert [row[0] for row in table.rows] == [str(year) for year in range(2016, 2027)]
    assert {len(row) for row in table.rows} == {len(table.columns)}
    assert sum(len(row[2].split(" · ")) for row in table.rows if row[2]) == len(timeline.flares)
    assert sum(int(row[4] or 0) for row in table.rows) == len(timeline.visits)


def test_what_people_write_is_escaped() -> None:
    figure = drawn(ten_years(HOSTILE), options())

    assert "<img" not in json.dumps(figure["data"])


def test_fuzzy_moments_lie_over_what_they_may_mean() -> None:
    event = LifeEvent("e", When.of(date(2024, 1, 1), precision=Precision.year), "home", "Travaux")
    figure = drawn(Timeline(life_events=(event,)), options(date(2023, 1, 1)))

    [trace] = [trace for trace in figure["data"] if trace.get("customdata") == ["life_event/e"]]
    assert trace["type"] == "bar"
    assert date_of(day_number(date.fromisoformat(trace["base"][0]))) == date(2000, 1, 1)
    assert trace["x"] == [366 * 86_400_000]


def test_both_languages_say_the_same_without_a_word_that_hurts_or_promises() -> None:
    french, english = SEASONS_WORDS[Language.fr], SEASONS_WORDS[Language.en]

    assert french.keys() == english.keys()
    assert len(SEASONS_COLUMNS[Language.fr]) == len(SEASONS_COLUMNS[Language.en])
    for key, text in french.items():
        assert set(re.findall(r"\{(\w+)\}", text)) == set(re.findall(r"\{(\w+)\}", english[key])), key
        assert not re.search(r"[^\u202f\u00a0][:;!?»]", text), text
        assert not NEVER_SAID[Language.fr].search(text.lower()), text
        assert not NEVER_SAID[Language.en].search(english[key].lower()), english[key]


def test_a_note_far_away_moves_nothing_of_the_years_that_stand() -> None:
    timeline = ten_years()
    before = {cell.start: cell for cell in cells_of(calendar_of(timeline), Scale.week)}
    far = Series.of([(date(2060, 1, 1), 0.0, "far")])
    longer = replace(timeline, stress=far)

    after = {cell.start: cell for cell in cells_of(calendar_of(longer), Scale.week)}
    assert {start: after[start] for start in before} == before
    assert TODAY not in {date_of(start) for start in after.keys() - before.keys()}
