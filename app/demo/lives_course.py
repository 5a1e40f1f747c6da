"""The hidden course of a life, day by day: load, resources, and what a person would answer if asked.

Load and resources are slow autoregressive lines with weekdays, seasons and pushes from life moments; pain follows them
only in part (autoregressive noise 0.5), so that flares and the highest pain rarely fall on the same day.
"""

from dataclasses import dataclass, replace
from datetime import date, timedelta

import numpy as np
from numpy.typing import NDArray

from app.demo.lives_script import Almanac, LifeScript

Days = NDArray[np.float64]


@dataclass(frozen=True, slots=True, eq=False)
class Course:
    """One value per local day from `first`; ratings 0 to 10 before rounding, `excess` is load over resources."""

    first: date
    load: Days
    excess: Days
    pain: Days
    stress: Days
    mental_load: Days
    sleep_hours: Days
    sleep_quality: Days
    margin: Days

    def index(self, day: date) -> int:
        return (day - self.first).days

    def day(self, index: int) -> date:
        return self.first + timedelta(days=index)

    def state(self, day: date) -> str:
        """How the two weeks before a day were."""
        at = self.index(day)
        mean = float(self.excess[max(0, at - 14) : at + 1].mean())
        return "heavy" if mean > 0.7 else "light" if mean < -0.5 else "ordinary"

    def with_flare(self, first: date, last: date, pain_rise: float) -> "Course":
        span = slice(self.index(first), self.index(last) + 1)
        pain, margin, quality = self.pain.copy(), self.margin.copy(), self.sleep_quality.copy()
        pain[span] += pain_rise
        margin[span] = np.minimum(margin[span], 0) - 1.6
        quality[span] -= 1.0

        return replace(self, pain=pain.clip(0, 10), margin=margin.clip(-3, 3), sleep_quality=quality.clip(0, 10))


def autoregressive(days: int, phi: float, rng: np.random.Generator) -> Days:
    """A line of variance one, each day keeping `phi` of the day before."""
    shocks = rng.standard_normal(days)
    line = np.empty(days)
    line[0] = shocks[0]
    spread = float(np.sqrt(1 - phi * phi))
    for index in range(1, days):
        line[index] = phi * line[index - 1] + spread * shocks[index]
    return line


def lived_course(script: LifeScript, almanac: Almanac, rng: np.random.Generator) -> Course:
    """The course from the January of the first year to today, before any flare."""
    first = date(almanac.first_year, 1, 1)
    days = (almanac.today - first).days + 1
    usual = script.temperament
    load = _load(script, almanac, rng, days)
    resources = 0.6 * autoregressive(days, 0.985, rng) + usual.learning * np.linspace(-0.5, 0.5, days)
    excess = load - resources
    shift = _shift_nights(script, almanac, rng, days)
    sleep = usual.sleep_hours - 0.4 * excess + 0.7 * autoregressive(days, 0.3, rng) - 1.6 * shift
    quality = 5.8 - 0.9 * excess + 0.9 * (sleep - usual.sleep_hours) + 1.0 * rng.standard_normal(days)
    pain = usual.pain + 0.7 * excess + 1.1 * autoregressive(days, 0.5, rng) + _pain_shifts(script, almanac, days)
    return Course(
        first=first,
        load=load,
        excess=excess,
        pain=pain.clip(0, 10),
        stress=(usual.stress + 1.4 * load + 0.9 * rng.standard_normal(days)).clip(0, 10),
        mental_load=(usual.mental_load + 1.2 * load + 0.8 * rng.standard_normal(days)).clip(0, 10),
        sleep_hours=sleep.clip(1.5, 11),
        sleep_quality=quality.clip(0, 10),
        margin=(0.4 - 0.9 * excess + 0.7 * rng.standard_normal(days)).clip(-3, 3),
    )


def _load(script: LifeScript, almanac: Almanac, rng: np.random.Generator, days: int) -> Days:
    first = date(almanac.first_year, 1, 1)
    day_number = np.arange(days)
    usual = script.temperament
    weekday = np.where((day_number + first.weekday()) % 7 < 5, usual.weekday, -usual.weekday)
    season = usual.winter * np.cos(2 * np.pi * (day_number - 20) / 365.25)
    load: Days = 0.5 * autoregressive(days, 0.97, rng) + 0.4 * autoregressive(days, 0.6, rng) + weekday + season
    for push in script.pushes:
        since = day_number - (almanac.day(push.on) - first).days
        rising = np.clip((since + 5) / 8, 0, 1)
        settling = np.exp(-np.clip(since - push.days, 0, None) / 20)
        load += push.size * rising * settling
    return load


def _shift_nights(script: LifeScript, almanac: Almanac, rng: np.random.Generator, days: int) -> Days:
    """1.0 on mornings after a night at work: two or three nights, then five to eight days off them."""
    first = date(almanac.first_year, 1, 1)
    mornings = np.zeros(days)
    for begins, ends in script.temperament.shifts:
        at, last = (almanac.day(begins) - first).days, (almanac.day(ends) - first).days
        while at < min(last, days):
            nights = int(rng.integers(2, 4))
            mornings[max(at, 0) : at + nights] = 1.0
            at += nights + int(rng.integers(5, 9))
    return mornings


def _pain_shifts(script: LifeScript, almanac: Almanac, days: int) -> Days:
    """Lasting changes of the usual pain, each reached over about three weeks; a shift replaces the former one."""
    first = date(almanac.first_year, 1, 1)
    target = np.zeros(days)
    for when, size in script.pain_shifts:
        target[max((almanac.day(when) - first).days, 0) :] = size
    shifted = np.empty(days)
    reached = 0.0
    for index in range(days):
        reached += (target[index] - reached) / 8
        shifted[index] = reached
    return shifted
