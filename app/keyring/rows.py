"""Words that stand in a row of their own, outside the log: sealed with the key of the care record, bound to the row."""

from collections.abc import Sequence
from functools import cache
from typing import TypeVar
from uuid import UUID

from sqlalchemy import Table
from sqlmodel import SQLModel

from app.keyring.models import Part
from app.keyring.sealing import sealer_for_writing, sealer_of
from app.storage.columns import SealedText
from app.storage.sessions import ReadSession, WriteSession

RowOfWords = TypeVar("RowOfWords", bound=SQLModel)


def with_words_sealed(session: WriteSession, row: RowOfWords) -> RowOfWords:
    """A new row as it is to be stored."""
    sealer = sealer_for_writing(session, _owner(row))
    for name in sealed_columns(_table(row)):
        words = getattr(row, name)
        if words is not None:
            setattr(row, name, sealer.seal(Part.care, words, _place(row, name)))
    return row


def words_in(session: ReadSession, row: SQLModel, name: str) -> str:
    """Raises WordsUnreadable."""
    return sealer_of(session, _owner(row)).open(getattr(row, name), _place(row, name))


@cache
def sealed_columns(table: Table) -> Sequence[str]:
    return tuple(column.name for column in table.columns if isinstance(column.type, SealedText))


def _table(row: SQLModel) -> Table:
    table: Table = row.__table__  # type: ignore[attr-defined]
    return table


def _owner(row: SQLModel) -> UUID:
    owner: UUID = row.patient_id  # type: ignore[attr-defined]
    return owner


def _place(row: SQLModel, name: str) -> str:
    """Rows of which each person has one only are known by their owner."""
    return place_of(_table(row).name, getattr(row, "id", ""), name)


def place_of(table_name: str, row_id: object, name: str) -> str:
    """What sealed words of such a row are bound to, for whoever reads its table without its class."""
    return f"{table_name}|{row_id}|{name}"
