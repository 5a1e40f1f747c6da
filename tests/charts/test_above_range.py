"""Stays above the usual range are drawn lightly where they were, told with their dates, and never become a flare."""

from datetime import date, timedelta

import plotly.graph_objects as go
import pytest

from app.balance.signals import PainSeries, PainSource, Timeline
from app.charts.balance import balance_figure, balance_table, balance_text, encode
from app.charts.options import Language, Options, Scale
from app.charts.schema import Piece
from app.charts.theme import Size
from tests.charts.lives import TODAY, options, ten_years

_QUIET = [4.0, 5.0, 4.0, 3.0, 4.0, 5.0, 3.0, 4.0, 4.0, 5.0]
FIRST = date(2026, 3, 1)


def rising(
    values: list[float] | None = None, *, first: date = FIRST, source: PainSource = PainSource.check_in
) -> Timeline:
    """Ninety quiet days, ten high ones from 29 May 2026 on, then quiet again."""
    given = values or [*_QUIET * 9, *[9.0] * 10, *_QUIET * 5]
    pain = PainSeries.of((first + timedelta(days=place), v, f"r{place:04}", source) for place, v in enumerate(given))
    return Timeline(strongest=pain) if source is PainSource.diary else Timeline(pain=pain)


def told(timeline: Timeline, chosen: Options) -> str:
    return " ".join(balance_text(timeline, chosen).paragraphs)


def columns_of(timeline: Timeline, chosen: Options) -> list[Piece]:
    figure = balance_figure(timeline, chosen)
    go.Figure(figure)
    return [
        trace
        for trace in figure["data"]  # type: ignore[union-attr]
        if isinstance(trace, dict) and "hovertext" in trace and "customdata" not in trace and trace["type"] == "bar"
    ]


@pytest.mark.parametrize("size", Size)
def test_a_stay_is_one_light_column_with_its_days_and_no_record_behind_it(size: Size) -> None:
    column = columns_of(rising(), options(FIRST, date(2026, 8, 1), size=size))[0]

    assert column["x"] == ["2026-05-29"]
    assert "Au-dessus de votre zone" in str(column["hovertext"])
    assert "29 mai" in str(column["hovertext"])


def test_the_words_tell_how_often_and_when_and_whose_word_a_flare_is() -> None:
    french, english = (
        told(rising(), options(FIRST, date(2026, 8, 1), language=language)) for language in (Language.fr, Language.en)
    )

    assert "Au-dessus de votre zone (douleur)\u202f: une fois sur cette période, du 29 mai au" in french
    assert "un débordement, c’est vous qui le dites" in french
    assert "Above your usual range (pain): once in this period, 29 May" in english
    assert "Pas de débordement noté." in french
    assert "ça déborde" not in french.replace("ça déborde) à +3", "")


def test_a_quiet_period_says_that_it_was_quiet() -> None:
    assert "Au-dessus de votre zone (douleur)\u202f: à aucun moment de cette période." in told(
        rising(_QUIET * 9), options(FIRST, date(2026, 6, 1))
    )


def test_the_table_gives_each_stay_a_cell_of_its_own_column() -> None:
    table = balance_table(rising(), options(FIRST, date(2026, 8, 1), scale=Scale.month))
    place = table.columns.index("Au-dessus de votre zone")

    cells = {row[0]: row[place] for row in table.rows if row[place]}
    assert list(cells) == ["mai 2026"]
    assert cells["mai 2026"].startswith("du 29 mai au")
    assert all(row[table.columns.index("Débordements")] == "" for row in table.rows)


def test_now_is_told_while_notes_are_recent_only() -> None:
    high = [*_QUIET * 9, *[9.0] * 10]
    just_now = rising(high, first=TODAY - timedelta(days=len(high) - 1))
    long_ago = rising(high, first=TODAY - timedelta(days=len(high) + 30))

    assert "au-dessus de votre zone, depuis le" in told(just_now, options(date(2026, 6, 1)))
    assert "D’après vos dernières notes" not in told(long_ago, options(date(2026, 6, 1)))


def test_a_level_that_lasts_moves_the_range_and_the_words_say_so() -> None:
    values = [*_QUIET * 30, *[value + 3 for value in _QUIET * 17]]
    life = rising(values, first=TODAY - timedelta(days=len(values) - 1))

    assert "Votre zone habituelle a bougé\u202f: de 3 à 5 il y a six mois, de 4 à 8 maintenant." in told(
        life, options()
    )
    assert "Your usual range has moved" in told(life, options(language=Language.en))
    assert "a bougé" not in told(rising(_QUIET * 40, first=TODAY - timedelta(days=399)), options())


def test_a_diary_is_explained_in_steps_of_its_own_scale_and_fills_its_lane() -> None:
    life = rising([3.0, 3.1, 3.1, 3.2, 3.1] * 30, first=TODAY - timedelta(days=149), source=PainSource.diary)
    figure = balance_figure(life, options(TODAY - timedelta(days=149)))

    assert "au moins 2 crans de votre échelle (0,2)" in told(life, options())
    assert "de 3 à 3,2" in told(life, options())
    assert "échelle propre 3–4" in str(figure["layout"])


def test_without_numbers_of_pain_nothing_is_above_anything() -> None:
    assert "zone" not in told(Timeline(margin=ten_years().margin), options())


def test_the_line_below_says_what_the_columns_are_and_only_where_there_are_some() -> None:
    def below(life: Timeline, size: Size) -> str:
        return encode(balance_figure(life, options(FIRST, date(2026, 8, 1), size=size))).decode()

    for size in Size:
        assert "Colonnes\u202f: au-dessus de votre zone." in below(rising(), size)
        assert "Colonnes" not in below(rising(_QUIET * 9), size)
