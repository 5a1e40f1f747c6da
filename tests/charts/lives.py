"""Small invented lives for the picture tests."""

from datetime import date, timedelta

import numpy as np

from app.balance.signals import (
    Adjustment,
    Flare,
    LifeEvent,
    OwnSignal,
    PainSeries,
    PainSource,
    Recalibration,
    Rhythm,
    Series,
    Timeline,
    ToolInUse,
    Visit,
    When,
    Words,
    WordsKind,
    WorkContact,
    WorkStatus,
    day_number,
)
from app.charts.options import Options, Scale
from app.kit.days import Precision

TODAY = date(2026, 11, 22)
TEN_YEARS_AGO = date(2016, 11, 23)
HOSTILE = "<img src=x onerror=alert(1)> & <b>%{x}</b> $\\alpha$"


def options(first: date = TEN_YEARS_AGO, last: date = TODAY, **chosen: object) -> Options:
    return Options(**({"first_day": first, "last_day": last, "today": TODAY} | chosen))  # type: ignore[arg-type]


def series(first: date, values: list[float], *, every: int = 1, name: str = "c") -> Series:
    return Series.of(
        (first + timedelta(days=place * every), value, f"{name}{place:05}") for place, value in enumerate(values)
    )


def wave(count: int, low: int, high: int, *, seed: int = 1) -> list[float]:
    generator = np.random.default_rng(seed)
    walk = np.cumsum(generator.normal(0, 0.7, count)) * 0.3 + generator.normal((low + high) / 2, 1, count)
    return [float(value) for value in np.clip(np.rint(walk), low, high)]


def ten_years(title: str = "Aide à ma mère") -> Timeline:
    """Daily notes with a silence of seven months in 2020, and one thing of every kind."""
    silence = (day_number(date(2020, 2, 1)), day_number(date(2020, 9, 1)))
    days = np.arange(day_number(TEN_YEARS_AGO), day_number(TODAY) + 1, dtype=np.int32)
    days = days[(days < silence[0]) | (days > silence[1])]

    def dense(low: int, high: int, seed: int) -> Series:
        ids = tuple(f"n{day}" for day in days.tolist())
        return Series(days, np.array(wave(len(days), low, high, seed=seed)), ids)

    return Timeline(
        margin=dense(-3, 3, 1),
        acceptable=dense(0, 2, 2),
        pain=PainSeries(dense(0, 10, 3), np.zeros(len(days), dtype=np.uint8)),
        stress=dense(0, 10, 4),
        mental_load=dense(0, 10, 5),
        work_load=dense(-3, 3, 6),
        activity_load=dense(-3, 3, 7),
        sleep_quality=dense(0, 10, 8),
        confidence=dense(0, 10, 9),
        matters_done=dense(0, 1, 10),
        own_signals=(OwnSignal(title, "pas", dense(0, 9000, 11)),),
        flares=flares(),
        life_events=(
            LifeEvent("e1", When.of(date(2019, 11, 20)), "bereavement", title, -3, "a_little"),
            LifeEvent("e2", When.of(date(2022, 3, 1), precision=Precision.season, ongoing=True), "caring", title, -2),
            LifeEvent("e3", When.of(date(2021, 5, 4)), "family", "Naissance", 3, "no"),
        ),
        work_statuses=(
            WorkStatus("w1", When.of(date(2016, 11, 23)), "working_usual"),
            WorkStatus("w2", When.of(date(2018, 1, 22)), "sick_leave"),
            WorkStatus("w3", When.of(date(2018, 4, 10)), "working_adapted", 80),
        ),
        work_contacts=(WorkContact("k1", When.of(date(2018, 3, 20)), "pre_return_visit"),),
        tools=(ToolInUse("t1", When.of(date(2017, 4, 1), ongoing=True), "walking", title, "a_lot"),),
        visits=tuple(
            Visit(f"v{month}", When.of(date(2017 + month // 12, month % 12 + 1, 5)), "in_person", open_door=month == 36)
            for month in range(110)
            if not 37 <= month <= 44
        ),
        adjustments=(Adjustment("a1", When.of(date(2018, 4, 12)), title),),
        recalibrations=(Recalibration("g1", day_number(date(2018, 10, 1)), title, "Marcher une heure"),),
        rhythms=(Rhythm("r1", When.of(date(2017, 1, 1)), title),),
        words=(Words("s1", When.of(date(2020, 1, 10)), WordsKind.story, title),),
    )


def flares() -> tuple[Flare, ...]:
    """One of four days every two months, none in the silence of 2020, and one still open."""
    starts = [date(2017, 1, 10) + timedelta(days=60 * place) for place in range(58)]
    spoken = [start for start in starts if not date(2020, 1, 28) < start < date(2020, 9, 1)]
    closed = [Flare(f"f{start}", When.of(start, start + timedelta(days=3))) for start in spoken]
    return (*closed, Flare("f-open", When.of(TODAY - timedelta(days=3), ongoing=True), 8, True))


def diary(count: int = 400) -> Timeline:
    """A diary on a scale of its own: strongest pain with decimals, no margin."""
    rows = [
        (date(2015, 11, 25) + timedelta(days=place), 3 + place % 7 / 10, f"m{place:04}", PainSource.diary)
        for place in range(count)
    ]
    return Timeline(strongest=PainSeries.of(rows))


def one_note() -> Timeline:
    return Timeline(margin=series(date(2026, 11, 20), [-2]))


def day_scale(**chosen: object) -> Options:
    return options(date(2026, 9, 1), TODAY, scale=Scale.day, **chosen)
