"""The common measure of one picture: its days, its pixels, its colours and its words."""

from dataclasses import dataclass, field
from datetime import date

from app.balance.signals import date_of, day_number
from app.charts.options import Language, Options, Scale
from app.charts.theme import METRICS, PALETTES, Hue, Metrics, Palette
from app.charts.words import said

# Below this many pixels per day or week a mark can no longer be told from its neighbour.
_PIXELS_PER_DAY = 1.8
_PIXELS_PER_WEEK = 2.2
_WEEK_DAYS = 7
_LETTER_WIDTH = 0.54
_BESIDE_GUTTER = 14


@dataclass(frozen=True, slots=True)
class Frame:
    """`first` and `last` are day numbers, both included; `unit` is the scale really drawn."""

    options: Options
    first: int
    last: int
    today: int
    unit: Scale
    palette: Palette = field(hash=False)
    metrics: Metrics = field(hash=False)

    @property
    def language(self) -> Language:
        return self.options.language

    @property
    def plot_width(self) -> int:
        return self.metrics.width - self.metrics.gutter - self.metrics.right

    @property
    def days(self) -> int:
        return self.last - self.first + 1

    def pixels(self, days: float) -> float:
        return days * self.plot_width / self.days

    def text_width(self, text: str) -> float:
        return len(text) * self.metrics.small * _LETTER_WIDTH

    def in_gutter(self, name: str) -> str:
        """A name beside its lane, on as many lines as it takes."""
        if not self.metrics.gutter or self.metrics.lane_label:
            return name
        lines = [""]
        for word in name.split(" "):
            longer = f"{lines[-1]} {word}".strip()
            if self.text_width(longer) <= self.metrics.gutter - _BESIDE_GUTTER or not lines[-1]:
                lines[-1] = longer
            else:
                lines.append(word)
        return "<br>".join(lines)

    def shows(self, first_day: int, last_day: int) -> bool:
        return first_day <= self.last and last_day >= self.first

    def say(self, key: str, **parts: object) -> str:
        return said(key, self.language, **parts)

    def hue(self, hue: Hue, strength: float = 1.0) -> str:
        return self.palette.hue(hue, strength)


def frame_of(options: Options) -> Frame:
    """Raises ValueError when the last day stands before the first."""
    if options.last_day < options.first_day:
        raise ValueError("last_day_before_first_day")
    metrics = METRICS[options.size]
    first, last = day_number(options.first_day), day_number(options.last_day)
    return Frame(
        options=options,
        first=first,
        last=last,
        today=day_number(options.today),
        unit=_unit(options.scale, last - first + 1, metrics),
        palette=PALETTES[options.theme],
        metrics=metrics,
    )


def _unit(scale: Scale, days: int, metrics: Metrics) -> Scale:
    if scale is not Scale.auto:
        return scale
    plot_width = metrics.width - metrics.gutter - metrics.right
    if plot_width / days >= _PIXELS_PER_DAY:
        return Scale.day
    return Scale.week if plot_width * _WEEK_DAYS / days >= _PIXELS_PER_WEEK else Scale.month


def next_month(day: int) -> int:
    """First day of the month after the one of `day`."""
    lived = date_of(day)
    return day_number(date(lived.year + lived.month // 12, lived.month % 12 + 1, 1))
