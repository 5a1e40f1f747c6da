"""The body over time: every place noted has its line, numbers stay where they were noted, the twins say the same."""

import re
from datetime import date, timedelta
from typing import Any

import plotly.graph_objects as go
import pytest

from app.balance.body import BodyLife, MapNote
from app.balance.signals import PainSeries, PainSource, Timeline, day_number
from app.charts.body import body_figure
from app.charts.body_places import PARTS, PLACE_OF, PLACES, part_of, place_name, region_name
from app.charts.body_twins import body_table, body_text
from app.charts.body_words import BODY_COLUMNS, BODY_WORDS
from app.charts.options import Language, Scale
from app.charts.theme import Size
from app.journal.regions import BODY_REGIONS
from tests.charts.lives import TODAY, day_scale, options
from tests.charts.test_balance_picture import customdata, texts
from tests.charts.test_words import NEVER_SAID


def note(name: str, day: date, *regions: tuple[str, float | None], **more: bool) -> MapNote:
    return MapNote(name, day_number(day), regions, **more)


def lived(*maps: MapNote) -> BodyLife:
    rows = [(TODAY - timedelta(days=day_number(TODAY) - one.day), 3.0, one.record_id, PainSource.map) for one in maps]
    return BodyLife(Timeline(strongest=PainSeries.of(rows)), maps)


def knees() -> BodyLife:
    """A diary of one place on a scale of its own, with a silence of a year."""
    days = [date(2018, 1, 1) + timedelta(days=place) for place in range(300)]
    days += [date(2020, 1, 1) + timedelta(days=place) for place in range(300)]
    return lived(*(note(f"k{day}", day, ("knee_front_l", 3.0 + day.day % 3 / 10), own_scale=True) for day in days))


def everywhere() -> BodyLife:
    regions = [(region["key"], float(place % 10 + 1)) for place, region in enumerate(BODY_REGIONS)]
    return lived(*(note(f"e{month}", date(2021, month, 3), *regions, widespread=True) for month in range(1, 13)))


def few() -> BodyLife:
    return lived(
        note("a", date(2026, 9, 2), ("knee_front_l", 7.0), ("lower_back_mid", None)),
        note("b", date(2026, 9, 3), ("knee_front_l", None), ("sole_r", 2.0)),
    )


LIVES = {"knees": knees(), "everywhere": everywhere(), "few": few(), "nothing": BodyLife(Timeline(), ())}


def test_every_region_has_a_place_with_a_name_in_both_languages() -> None:
    assert set(PLACE_OF) == {region["key"] for region in BODY_REGIONS}
    assert set(PLACE_OF.values()) == set(PLACES)
    assert [PARTS.index(part_of(place)) for place in PLACES] == sorted(PARTS.index(part_of(place)) for place in PLACES)
    for language in Language:
        names = [place_name(place, language) for place in PLACES]
        assert all(names)
        assert len(set(names)) == len(names)


@pytest.mark.parametrize("language", Language)
def test_the_left_of_a_region_is_the_left_of_its_place(language: Language) -> None:
    left, right = (
        re.compile(word) for word in (("gauche", "droite?") if language is Language.fr else ("left", "right"))
    )

    for region, place in PLACE_OF.items():
        for side, word in (("_l", left), ("_r", right)):
            if region.endswith(side):
                assert word.search(region_name(region, language))
                assert word.search(place_name(place, language))


@pytest.mark.parametrize("name", LIVES)
@pytest.mark.parametrize("size", Size)
@pytest.mark.parametrize("scale", Scale)
def test_every_body_is_valid_for_plotly_and_of_the_basic_bundle(name: str, size: Size, scale: Scale) -> None:
    figure: Any = body_figure(LIVES[name], options(size=size, scale=scale))

    go.Figure({"data": figure["data"], "layout": figure["layout"]})
    assert {trace["type"] for trace in figure["data"]} <= {"scatter", "bar"}


@pytest.mark.parametrize("scale", Scale)
def test_every_map_can_be_opened_and_every_place_has_a_line(scale: Scale) -> None:
    figure: Any = body_figure(few(), options(scale=scale))
    told = str(figure["layout"]["annotations"])

    assert customdata(figure) == {"pain_map/a", "pain_map/b"}, scale
    for words in ("genou gauche", "bas du dos", "pied droit", "Hanches, jambes, pieds", "Dos et ventre"):
        assert words in told
    assert "genou droit" not in told


def test_without_a_number_a_place_is_low_and_hollow_and_never_lost() -> None:
    figure: Any = body_figure(few(), day_scale())
    bars = [trace for trace in figure["data"] if trace["type"] == "bar"]

    heights = {(trace["customdata"][place], trace["yaxis"]): level
               for trace in bars for place, level in enumerate(trace["y"])}  # fmt: skip
    assert sorted(heights.values()) == [0.22, 0.22, 0.32, 0.745]


def test_a_diary_of_one_place_is_drawn_on_its_own_scale_and_its_silence_is_space() -> None:
    figure: Any = body_figure(knees(), options(date(2018, 1, 1), size=Size.desktop))
    [bars] = [trace for trace in figure["data"] if trace["type"] == "bar"]

    assert max(bars["y"]) == 1
    assert not any("2018-12" <= start < "2020-01" for start in bars["x"])
    spaces = [shape for shape in figure["layout"]["shapes"] if shape["type"] == "rect"]
    assert spaces[0]["x0"] == "2018-10-28"


def test_a_month_keeps_the_strongest_of_its_days() -> None:
    maps = lived(*(note(f"m{day}", date(2025, 3, day), ("face", 9.0 if day == 17 else 1.0)) for day in range(1, 29)))
    figure: Any = body_figure(maps, options(scale=Scale.month))
    [bars] = [trace for trace in figure["data"] if trace["type"] == "bar"]

    assert bars["y"] == [0.915]
    assert bars["customdata"] == ["pain_map/m17"]
    assert "la plus forte 9<br>notée 28 jours" in bars["hovertext"][0]


def test_the_words_and_the_rows_tell_what_is_drawn() -> None:
    told = " ".join(body_text(few(), options()).paragraphs)
    table = body_table(few(), options())

    assert "D’après 2 cartes du corps, du 2 au 3 septembre 2026." in told
    assert "Dos et ventre\u202f: bas du dos (notée 1 jour, 2 septembre 2026)." in told
    assert table.rows == (
        ("bas du dos", "2026", "1", "", "bas du dos (milieu)"),
        ("genou gauche", "2026", "2", "7", "genou gauche (devant)"),
        ("pied droit", "2026", "1", "2", "plante du pied, à droite"),
    )


def test_each_part_of_the_body_is_told_in_a_paragraph_of_its_own() -> None:
    basis, trunk, legs = body_text(few(), options()).paragraphs

    assert basis.startswith("D’après 2 cartes du corps")
    assert trunk.startswith("Dos et ventre\u202f: bas du dos")
    assert "bas du dos" not in legs
    assert legs.startswith("Hanches, jambes, pieds\u202f: genou gauche (notée 2 jours, du 2 au 3 septembre 2026), pied")


def test_both_languages_say_the_same_and_no_word_hurts() -> None:
    french, english = BODY_WORDS[Language.fr], BODY_WORDS[Language.en]

    assert french.keys() == english.keys()
    assert len(BODY_COLUMNS[Language.fr]) == len(BODY_COLUMNS[Language.en])
    for key, text in french.items():
        assert set(re.findall(r"\{(\w+)\}", text)) == set(re.findall(r"\{(\w+)\}", english[key])), key
        assert not re.search(r"[^\u202f\u00a0][:;!?»]", text), text
    for language in Language:
        for text in texts(BODY_WORDS[language]):
            assert not NEVER_SAID[language].search(text.lower()), text
