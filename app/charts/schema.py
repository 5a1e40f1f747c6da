"""The pieces of plotly's own schema the pictures are made of: escaped text, columns, lanes and bands.

No plotly object is built on the way to the screen: a `go.Figure` costs about a hundred times the plain dictionary.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from app.charts.theme import Hue

Json: TypeAlias = str | int | float | bool | Mapping[str, "Json"] | Sequence["Json"] | None
Piece: TypeAlias = dict[str, Json]

_LONGEST_TEXT = 90
# plotly reads a small HTML dialect in every text, names between %{} in a template, and TeX between dollars.
_ESCAPES = str.maketrans({"<": "&lt;", ">": "&gt;", "&": "&amp;", "$": "&#36;", "%": "&#37;"})


def column(values: NDArray[np.generic]) -> list[Json]:
    """A list with null for NaN and no idle decimals.

    Compressed, a weekly column of small numbers takes a third less than the same as a base64 typed array.
    """
    return [None if value != value else int(value) if value == int(value) else value for value in values.tolist()]


def escaped(text: str, longest: int = _LONGEST_TEXT) -> str:
    """What a person wrote, on one line, shortened, and harmless in a plotly text."""
    line = " ".join(text.split())
    if len(line) > longest:
        line = line[: longest - 1].rstrip() + "…"
    return line.translate(_ESCAPES)


@dataclass(frozen=True, slots=True)
class Lane:
    """One y axis of its own inside a band, `height` pixels high; an elastic lane shares what the others leave.

    `guides` are horizontal lines at values worth a name: (value, words). `ends` says what the two ends mean, `hint`
    what a mark of its own means, in the line below the picture; `before_the_break` is where a range is hatched.
    """

    label: str
    height: float
    value_range: tuple[float, float]
    traces: list[Piece]
    guides: tuple[tuple[float, str], ...] = ()
    ends: str = ""
    elastic: bool = False
    hint: str = ""
    before_the_break: tuple[float, float] | None = None


@dataclass(frozen=True, slots=True)
class Band:
    title: str
    hue: Hue
    lanes: list[Lane]
