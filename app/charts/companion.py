"""The companions of the balance picture: each tells one thing of the same life as a figure, in words and in rows."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, TypeVar

from app.charts.options import Language, Options
from app.charts.schema import Piece
from app.charts.table import TableTwin
from app.charts.text import TextTwin

Life = TypeVar("Life")


class Picture(StrEnum):
    """The last part of a companion's address; `app.timeline.companions` says what each is drawn from."""

    work = "work"
    work_only = "work-only"
    overflows = "overflows"
    after = "after"
    rhythm = "rhythm"
    seasons = "seasons"
    together = "together"
    body = "body"


@dataclass(frozen=True, slots=True)
class Companion(Generic[Life]):
    """The three forms of one picture, from the same data; each raises ValueError when the period ends before it starts.

    The last argument is the id of the record the picture is about; a picture of a whole life leaves it unread.
    """

    figure: Callable[[Life, Options, str | None], Piece]
    text: Callable[[Life, Options, str | None], TextTwin]
    table: Callable[[Life, Options, str | None], TableTwin]
    professionals_only: bool = False


def told(words: Mapping[Language, Mapping[str, str]], key: str, language: Language, **parts: object) -> str:
    """A sentence of a picture's own words, in the form for none or for one where `count` asks for it."""
    exact = f"{key}_{parts.get('count')}"
    return words[language][exact if exact in words[language] else key].format(**parts)
