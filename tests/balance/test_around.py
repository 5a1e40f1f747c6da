"""What stood around a flare: everything that reaches the weeks around it, and nothing else; the person's own usual."""

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from app.balance.around import WEEK_AFTER_DAYS, WEEKS_BEFORE_DAYS, around_flare, flare_of
from app.balance.basis import NotEnough
from app.balance.signals import Flare, LifeEvent, Timeline, ToolInUse, Visit, When, WorkStatus
from app.kit.days import Precision
from tests.balance.lives import FIRST, TODAY, flare, lives, shifted, shuffled, stress, visit

FLARE = flare(0, 1000, 5)
AT = FIRST + 1000


def test_a_thing_is_around_from_four_weeks_before_to_one_week_after() -> None:
    days = (-WEEKS_BEFORE_DAYS - 1, -WEEKS_BEFORE_DAYS, 0, WEEK_AFTER_DAYS, WEEK_AFTER_DAYS + 1)
    life = Timeline(flares=[FLARE], visits=[visit(place, 1000 + day) for place, day in enumerate(days)])
    around = around_flare(life, FLARE, TODAY)

    assert [near.thing.record_id for near in around.nearby] == ["v001", "v002", "v003"]
    assert [near.began for near in around.nearby] == [-28, 0, 7]
    assert (around.first_day, around.last_day) == (AT - 28, AT + 7)


def test_what_lasted_is_told_by_its_end_and_what_was_already_there_by_neither() -> None:
    life = Timeline(
        flares=[FLARE],
        work_statuses=[
            WorkStatus("w1", When(AT - 300), "sick_leave"),
            WorkStatus("w2", When(AT - 9), "working_adapted"),
        ],
        tools=[ToolInUse("t1", When(AT - 900, ongoing=True), "walking", "Marcher")],
        life_events=[LifeEvent("e1", When(AT - 20, precision=Precision.month), "home")],
    )
    near = {one.thing.record_id: (one.began, one.ended) for one in around_flare(life, FLARE, TODAY).nearby}

    assert near == {"w1": (None, -10), "w2": (-9, None), "t1": (None, None), "e1": (None, None)}


def test_a_moment_the_person_named_is_told_first_however_far_it_lies() -> None:
    named = Flare("f1", When(AT), context=("life_event",), context_events=("e1",))
    life = Timeline(
        flares=[named], visits=[visit(0, 999)], life_events=[LifeEvent("e1", When(AT - 400), "bereavement", "Adieu")]
    )
    first, second = around_flare(life, named, TODAY).nearby

    assert (first.thing.record_id, first.named, first.began) == ("e1", True, -400)
    assert (second.thing.record_id, second.named) == ("v000", False)


def test_notes_are_set_beside_the_persons_own_earlier_days() -> None:
    usual = {day: 3 + day % 3 for day in range(850, 986)}
    before = {986: 5, 990: 8, 993: 9, 999: 1, 1000: 10}
    [notes] = around_flare(Timeline(flares=[FLARE], stress=stress(usual | before)), FLARE, TODAY).notes

    assert (notes.signal, notes.days_noted, notes.above, notes.below) == ("stress", 4, 2, 1)
    assert notes.usual == (3.0, 5.0)
    assert notes.farthest == (AT - 7, 9.0, "s00993")
    assert notes.record_ids == ("s00986", "s00990", "s00993", "s00999")


def test_without_enough_earlier_days_nothing_is_called_usual() -> None:
    [notes] = around_flare(Timeline(flares=[FLARE], stress=stress({980: 4, 995: 9})), FLARE, TODAY).notes

    assert notes.usual == NotEnough("days", 14, 1)
    assert (notes.above, notes.below, notes.days_noted) == (0, 0, 1)


def test_a_fuzzy_beginning_opens_the_weeks_around_all_it_may_mean() -> None:
    fuzzy = Flare("f1", When(AT, precision=Precision.month))
    first, last = fuzzy.when.first_days()
    around = around_flare(Timeline(flares=[fuzzy]), fuzzy, TODAY)

    assert (around.first_day, around.last_day) == (first - 28, last + 7)


@settings(deadline=None)
@given(lives(), st.integers(0, 1000), st.integers(-4000, 4000))
def test_order_and_place_in_time_change_nothing(life: Timeline, seed: int, days: int) -> None:
    life = replace(life, flares=[*life.flares, FLARE])
    one = around_flare(life, FLARE, TODAY)
    mixed = around_flare(shuffled(life, seed), FLARE, TODAY)
    moved = around_flare(shifted(life, days), shifted(FLARE, days), TODAY + days)

    assert mixed == one
    assert [(near.thing.record_id, near.began, near.ended) for near in moved.nearby] == [
        (near.thing.record_id, near.began, near.ended) for near in one.nearby
    ]
    assert [(notes.above, notes.below, notes.usual) for notes in moved.notes] == [
        (notes.above, notes.below, notes.usual) for notes in one.notes
    ]


@settings(deadline=None)
@given(lives())
def test_far_away_and_later_records_change_nothing(life: Timeline) -> None:
    life = replace(life, flares=[*life.flares, FLARE])
    far = replace(life, visits=[*life.visits, Visit("far", When(FIRST - 4000), "phone"), visit(998, 4000)])

    assert around_flare(far, FLARE, TODAY) == around_flare(life, FLARE, TODAY)


def test_a_flare_is_found_by_its_record() -> None:
    assert flare_of([FLARE], "f000") is FLARE
    assert flare_of([FLARE], "f001") is None
