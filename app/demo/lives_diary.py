"""The days a person chose to write: more in difficult stretches and focus windows, little else, nothing in silences."""

from datetime import date, timedelta

import numpy as np

from app.demo.lives_answers import answer, pain_map_fields
from app.demo.lives_course import Course
from app.demo.lives_flares import FlareSpan
from app.demo.lives_notebook import Deck, Notebook, Pen
from app.demo.lives_script import Author, Window


def write_diary(notebook: Notebook, course: Course, spans: tuple[FlareSpan, ...], rng: np.random.Generator) -> None:
    """One pass over the days from the first visit on."""
    pages = _Diary(notebook, course, rng)
    in_flare = {index for span in spans for index in range(course.index(span.first), course.index(span.last) + 1)}
    day = notebook.almanac.day(notebook.script.phases[0].on) + timedelta(days=3)
    while day < notebook.almanac.today:
        if not notebook.almanac.is_quiet(day):
            window = pages.window_on(day)
            if window is not None:
                pages.window_evening(day, window)
            else:
                pages.ordinary_day(day, course.index(day) in in_flare)
            pages.night(day, window)
        day += timedelta(days=1)


class _Diary:
    def __init__(self, notebook: Notebook, course: Course, rng: np.random.Generator) -> None:
        self._notebook, self._course, self._rng = notebook, course, rng
        self._script = notebook.script
        words = self._script.words
        pools = {"heavy": words.heavy, "ordinary": words.ordinary, "light": words.light, "at_work": words.at_work}
        self._lines = {state: Deck(lines, rng) for state, lines in pools.items()}
        self._matters = Deck(words.matters, rng)
        self._windows = [(notebook.almanac.day(window.on), window) for window in self._script.windows]
        self._device = [
            (notebook.almanac.day(first), notebook.almanac.day(last))
            for first, last in self._script.habits.device_nights
        ]

    def window_on(self, day: date) -> Window | None:
        return next((w for first, w in self._windows if first <= day < first + timedelta(days=w.days)), None)

    def window_evening(self, day: date, window: Window) -> None:
        """The agreed questions, some evenings skipped, some questions too."""
        if self._rng.random() > 0.86:
            return
        fields: dict[str, object] = {"asked": list(window.keys)}
        for key in window.keys:
            if self._rng.random() < 0.94:
                fields[key] = answer(self._course, key, day, self._rng)
        self._write(day, fields)

    def ordinary_day(self, day: date, in_flare: bool) -> None:
        at = self._course.index(day)
        chance = (
            self._script.habits.checkin * (2.2 if self._course.excess[at] > 1 else 1.0) * (2.4 if in_flare else 1.0)
        )
        if self._rng.random() > min(chance, 0.8):
            return
        chosen = [key for key, likely in self._script.habits.answers.items() if self._rng.random() < likely]
        is_working = day.weekday() < 5 and self._notebook.is_working(day)
        chosen = [key for key in chosen if is_working or key != "work_load"]
        asked = chosen or ["margin"]
        fields: dict[str, object] = {key: answer(self._course, key, day, self._rng) for key in asked}
        if self._rng.random() < 0.1 and "pain_now" not in asked:
            asked = [*asked, "pain_now"]
        self._write(day, {"asked": asked, **fields, **self._own_words(day, is_working)})
        if self._rng.random() < 0.03:
            drawn = pain_map_fields(self._script.flares, self._course, day, self._rng)
            self._notebook.write("pain_map", Pen(Author.patient, self._notebook.instant(day, 22)), drawn)

    def night(self, day: date, window: Window | None) -> None:
        """A night belongs to the morning it ended; a worn device knows minutes, a person says quality."""
        at = self._course.index(day)
        is_device = any(first <= day <= last for first, last in self._device)
        likely = 0.9 if is_device or (window is not None and window.nights) else self._script.habits.night
        likely *= 1.5 if self._course.excess[at] > 1 and likely < 0.5 else 1.0
        if self._rng.random() > likely:
            return
        minutes = float(self._course.sleep_hours[at]) * 60
        quality = round(float(self._course.sleep_quality[at]))
        awakenings = int(self._rng.poisson(max(0.5, 4.2 - 0.4 * quality)))
        fields: dict[str, object] = {
            "local_date": day.isoformat(),
            "measured_by": "device" if is_device else "self_report",
            "source": "device" if is_device else "self_report",
            "sleep_minutes": round(minutes) if is_device else round(minutes / 30) * 30,
            "quality": quality if not is_device or self._rng.random() < 0.4 else None,
            "awakenings": awakenings if is_device or self._rng.random() < 0.5 else None,
        }
        self._notebook.write("night", Pen(Author.patient, self._notebook.instant(day, 9)), fields)

    def _own_words(self, day: date, is_working: bool) -> dict[str, object]:
        said: dict[str, object] = {}
        excess, so_far = float(self._course.excess[self._course.index(day)]), self._notebook.so_far(day)
        if self._rng.random() < self._script.habits.note:
            margin = float(self._course.margin[self._course.index(day)])
            state = "heavy" if margin < -1.4 or excess > 1 else "light" if margin > 0.7 and excess < 0 else "ordinary"
            is_about_work = is_working and self._rng.random() < 0.3
            about_work = self._lines["at_work"].draw(so_far) if is_about_work else None
            said["note"] = about_work or self._lines[state].draw(so_far)
        if self._rng.random() < 0.07:
            text = self._matters.draw(so_far)
            said |= {"matters_done": True, "matters_text": text} if text else {}
        signal = self._script.habits.own_signal
        if signal is not None and day >= self._notebook.almanac.day(signal[3]) and self._rng.random() < 0.6:
            label, unit, usual, _ = signal
            value = max(0, round((usual * (1 - 0.25 * excess) + self._rng.normal(0, usual * 0.3)) / 5) * 5)
            said["own_signals"] = [{"label": label, "value": float(value), "unit": unit}]
        return said

    def _write(self, day: date, fields: dict[str, object]) -> None:
        at = self._notebook.instant(day, int(self._rng.integers(18, 23)))
        fields["local_date"] = day.isoformat()
        tomorrow = day + timedelta(days=1)
        if self._rng.random() < 0.06 and not self._notebook.almanac.is_quiet(tomorrow):
            at = self._notebook.instant(tomorrow, 8)
        elif self._rng.random() < 0.5:
            fields |= {
                "precision": "minute",
                "occurred_at": at.isoformat(),
                "zone": self._script.zone,
                "offset_min": self._notebook.offset_minutes(at),
            }
        self._notebook.write("checkin", Pen(Author.patient, at), fields)
