"""Places of the body gathered over time: nothing depends on the order of the maps or on one many years later."""

from dataclasses import replace
from random import Random

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from app.balance.body import MapNote, by_place
from app.balance.signals import Days
from app.balance.summaries import week_starts

PLACE_OF = {"knee_front_l": "knee", "knee_back_l": "knee", "foot": "foot"}
_regions = st.lists(
    st.tuples(st.sampled_from(sorted(PLACE_OF)), st.none() | st.integers(1, 10).map(float)),
    max_size=3,
    unique_by=lambda part: part[0],
)
_lives = st.lists(st.tuples(st.integers(0, 900), _regions), max_size=30).map(
    lambda rows: [MapNote(f"m{place}", day, tuple(regions)) for place, (day, regions) in enumerate(rows)]
)


def each_day(days: Days) -> Days:
    return days


@given(_lives, st.randoms())
def test_the_order_of_the_maps_changes_nothing(maps: list[MapNote], chance: Random) -> None:
    shuffled = chance.sample(maps, len(maps))

    assert by_place(shuffled, PLACE_OF, week_starts) == by_place(maps, PLACE_OF, week_starts)


@given(_lives, st.integers(-3000, 3000))
def test_a_whole_life_moved_by_weeks_only_moves(maps: list[MapNote], weeks: int) -> None:
    moved = by_place([replace(note, day=note.day + 7 * weeks) for note in maps], PLACE_OF, week_starts)

    back = {
        place: [replace(one, start=one.start - 7 * weeks) for one in stretches] for place, stretches in moved.items()
    }
    assert back == by_place(maps, PLACE_OF, week_starts)


@given(_lives)
def test_a_map_of_many_years_later_adds_one_stretch_and_touches_no_other(maps: list[MapNote]) -> None:
    before = by_place(maps, PLACE_OF, week_starts).get("foot", [])

    after = by_place([*maps, MapNote("late", 9000, (("foot", 4.0),))], PLACE_OF, week_starts)["foot"]

    assert after[:-1] == before
    assert after[-1].record_id == "late"


@given(_lives)
def test_every_number_stays_between_the_lowest_and_the_highest(maps: list[MapNote]) -> None:
    found = by_place(maps, PLACE_OF, each_day)

    for note in maps:
        for region, number in note.regions:
            [there] = [one for one in found[PLACE_OF[region]] if one.start == note.day]
            assert region in there.regions
            if number is not None:
                assert there.lowest is not None
                assert there.highest is not None
                assert there.lowest <= number <= there.highest


def test_a_place_keeps_the_map_that_holds_its_strongest() -> None:
    maps = [
        MapNote("a", 4, (("knee_front_l", 3.0), ("knee_back_l", None))),
        MapNote("b", 5, (("knee_back_l", 7.0),)),
        MapNote("c", 6, (("knee_front_l", None),)),
    ]

    [week] = by_place(maps, PLACE_OF, lambda days: np.full_like(days, 4))["knee"]

    assert (week.start, week.days_noted, week.lowest, week.highest, week.record_id) == (4, 3, 3.0, 7.0, "b")
    assert week.regions == ("knee_front_l", "knee_back_l")
