"""One line per figure: what was seen, what is to be reached, and what the naive method does with the same people."""

from dataclasses import dataclass, field

_WIDTHS = (68, 9, 14, 5)
_SIDES = ("<", ">", "<", "<")


def columns(*texts: str) -> str:
    return "  ".join(f"{text:{side}{width}}" for text, width, side in zip(texts, _WIDTHS, _SIDES, strict=True))


HEADING = f"{columns('figure', 'seen', 'to reach', '')}  naive method"


@dataclass(frozen=True, slots=True)
class Goal:
    """Bounds, both included; `digits` of the printed figure."""

    least: float | None = None
    most: float | None = None
    digits: int = 2
    unit: str = ""

    def reached(self, value: float) -> bool:
        """At the precision it is printed with."""
        shown = round(value, self.digits)
        return (self.least is None or shown >= self.least) and (self.most is None or shown <= self.most)

    def said(self, value: float) -> str:
        return f"{value:.{self.digits}f}{self.unit}"

    def __str__(self) -> str:
        if self.least is not None and self.most is not None:
            return f"{self.said(self.least)} to {self.said(self.most)}"
        if self.least is not None:
            return f">= {self.said(self.least)}"
        return "-" if self.most is None else f"<= {self.said(self.most)}"


@dataclass(slots=True)
class Table:
    """Prints each line as soon as it is known: the whole takes minutes."""

    short: list[str] = field(default_factory=list)

    def add(self, figure: str, value: float, goal: Goal, naive: str = "") -> None:
        reached = goal.reached(value)
        if not reached:
            self.short.append(figure)
        verdict = "" if str(goal) == "-" else "ok" if reached else "short"
        print(f"{columns(figure, goal.said(value), str(goal), verdict)}  {naive}".rstrip(), flush=True)
